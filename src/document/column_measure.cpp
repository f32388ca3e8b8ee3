#include "document/column_measure.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/utf8.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

constexpr char32_t first_wide = 0x2E80;  // from here on the planes hold what is set in cells of one em
constexpr double narrow_advance = 0.6;   // ems; digits and capitals, which dates and names are made of

// No more than a column may ask for.
double ems_of(const std::string& text) {
  double ems = 0;
  for (std::size_t offset = 0; offset < text.size() && ems < widest_column_measure;) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    ems += here.codepoint < first_wide ? narrow_advance : 1;
    offset += here.length;
  }
  return std::min<double>(ems, widest_column_measure);
}

bool holds_image(const std::vector<Inline>& inlines) {
  return std::any_of(inlines.begin(), inlines.end(), [](const Inline& node) {
    return node.kind == InlineKind::image || node.kind == InlineKind::media || holds_image(node.children);
  });
}

}  // namespace

// An image or a video takes all that a column may ask for: it shrinks to what is left.
int cell_measure(const Block& cell) {
  // As nearly all cells are; there may be hundreds of thousands.
  const bool is_text = cell.inlines.size() == 1 && cell.inlines.front().kind == InlineKind::text;
  if (!is_text && holds_image(cell.inlines)) return widest_column_measure;
  const double ems = ems_of(is_text ? cell.inlines.front().text : plain_text(cell.inlines));
  return static_cast<int>(std::floor(ems + 1e-9));
}

std::vector<int> column_measures(const Block& table) {
  std::vector<int> measures(table.alignments.size(), 0);
  for (const Block& row : table.children) {
    for (std::size_t i = 0; i < row.children.size() && i < measures.size(); ++i) {
      measures[i] = std::max(measures[i], cell_measure(row.children[i]));
    }
  }
  return measures;
}

}  // namespace kanbao
