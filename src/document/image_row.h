// Rows of raw HTML (`display: flex`): what stands side by side, above all pictures, with the widths that its author
// gave.
#pragma once

#include "document/document.h"

namespace kanbao {

// Makes each picture of `row`'s paragraphs a column of its own, as a browser does where they are the row's children,
// and gives every column a kind that can have a share of the width. Shares that leave no room for a column without one
// are forgotten.
Block with_columns(Block row);

}  // namespace kanbao
