// The columns of a row, as CSS Flexible Box Layout 1 makes them of `flex: 0 1 SHARE` and, for a column without a share,
// `flex: 1 1 0` (web/css/rows.css).
#pragma once

#include <vector>

#include "document/document.h"
#include "layout/layout_input.h"

namespace kanbao {

// One for each of the row's children, from left to right; `gap` is the least room between two, CSS px. Shares that
// take more than there is shrink alike.
std::vector<Column> row_columns(const Block& row, Column whole, double gap);

}  // namespace kanbao
