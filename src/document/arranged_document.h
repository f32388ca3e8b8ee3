// A report as its reader wants it: the rows of a table, sorted, some of them hidden. Blocks keep their ids and their
// contents, therefore what was prepared for a block (layout/prepared_document.h) serves every arrangement and nothing
// is measured again. It does not know by what a table is sorted or filtered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"

namespace kanbao {

// The rows below a table's header, from the top, by their block ids.
struct TableOrder {
  std::uint32_t table = 0;  // Block::id
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> hidden = {};  // they keep their places, and the columns their widths
};

struct Arrangement {
  std::vector<TableOrder> tables;
};

// The completed document, its tables in that order; an empty arrangement gives the author's. Every part of an
// arrangement that cannot be followed is passed over: an order whose block is no table of the document; a row that is
// none of the table's, is its header or was named before. Rows that are not named follow those that are, in the order
// in which they stand. Where a table is named twice, the later order is applied to what the earlier one has left.
Document arranged(const Document& document, const Arrangement& arrangement);

}  // namespace kanbao
