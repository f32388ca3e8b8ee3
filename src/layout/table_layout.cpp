#include "layout/table_layout.h"

namespace kanbao {

std::vector<double> column_widths(std::span<const ContentWidths> columns, double available) {
  double min_sum = 0;
  double max_sum = 0;
  for (const ContentWidths& column : columns) {
    min_sum += column.min;
    max_sum += column.max;
  }
  std::vector<double> widths;
  widths.reserve(columns.size());
  for (const ContentWidths& column : columns) {
    if (max_sum <= available) {
      widths.push_back(column.max);
    } else if (min_sum >= available) {
      widths.push_back(column.min);
    } else {
      const double share = (available - min_sum) / (max_sum - min_sum);
      widths.push_back(column.min + (column.max - column.min) * share);
    }
  }
  return widths;
}

}  // namespace kanbao
