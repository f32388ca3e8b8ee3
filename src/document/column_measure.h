// How many ems of text each column of a table wants at the least, so that a narrow page does not squeeze Chinese, which
// may break anywhere, into towers of single characters. The layout and the HTML's style sheet both take it from here,
// so that they make the same columns; neither fonts nor widths are known.
#pragma once

#include <vector>

#include "document/document.h"

namespace kanbao {

constexpr int widest_column_measure = 6;

// What one cell wants: a whole number of ems, from 0 to `widest_column_measure`, rounded down, so that a column with
// little text is no wider than its text.
int cell_measure(const Block& cell);

// What the widest cell wants, for each of the table's columns.
std::vector<int> column_measures(const Block& table);

}  // namespace kanbao
