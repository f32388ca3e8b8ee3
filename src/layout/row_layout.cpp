#include "layout/row_layout.h"

#include <algorithm>

namespace kanbao {

namespace {

// What is left when all columns have their widths goes before the first of them, or between them.
struct Rest {
  double before = 0;
  double between = 0;
};

Rest rest_of(Alignment alignment, double room, std::size_t columns) {
  switch (alignment) {
    case Alignment::none:
      return columns > 1 ? Rest{0, room / static_cast<double>(columns - 1)} : Rest{};
    case Alignment::left:
      return {};
    case Alignment::center:
      return {room / 2, 0};
    case Alignment::right:
      return {room, 0};
  }
  return {};
}

}  // namespace

std::vector<Column> row_columns(const Block& row, Column whole, double gap) {
  int shared = 0;
  int without_share = 0;
  for (const Block& child : row.children) {
    shared += child.share;
    without_share += child.share == 0 ? 1 : 0;
  }
  const double gaps = gap * static_cast<double>(row.children.size() - 1);
  const double available = std::max(0.0, whole.width - gaps);
  const double wanted = whole.width * shared / 100;
  const double shrinkage = wanted > available ? available / wanted : 1;
  const double free = available - shrinkage * wanted;
  const double equal_part = without_share > 0 ? free / without_share : 0;
  const Rest rest = without_share > 0 ? Rest{} : rest_of(row.alignment, free, row.children.size());
  std::vector<Column> columns;
  double x = whole.x + rest.before;
  for (const Block& child : row.children) {
    const double width = child.share == 0 ? equal_part : shrinkage * whole.width * child.share / 100;
    columns.push_back({x, std::max(1.0, width)});
    x += width + gap + rest.between;
  }
  return columns;
}

}  // namespace kanbao
