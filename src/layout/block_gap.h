// How much blank there is between two blocks that stand below one another. The HTML leaves the same
// (web/css/gaps.css).
#pragma once

#include "document/document.h"
#include "style/theme.h"

namespace kanbao {

// What gaps depend on beside the blocks.
struct BlockRhythm {
  const Theme& theme;
  ColumnSize column;
};

// In CSS px; `usual` is what is left where neither block asks for more or less.
double block_gap(const Block& above, const Block& below, double usual, const BlockRhythm& rhythm);

}  // namespace kanbao
