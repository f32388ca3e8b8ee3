// The widths of a table's columns, after the automatic table layout of CSS 2.2 (17.5.2.2): each column gets at least
// its longest unbreakable piece and at most its longest line, and what is left is shared by need.
#pragma once

#include <span>
#include <vector>

#include "layout/line_breaker.h"

namespace kanbao {

// `columns` holds each column's content widths with its padding; `available` is the table's greatest width. All in
// CSS px. Where not even the minima fit, each column has its own, and the table is wider than is available.
std::vector<double> column_widths(std::span<const ContentWidths> columns, double available);

}  // namespace kanbao
