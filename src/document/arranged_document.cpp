#include "document/arranged_document.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "document/block_search.h"

namespace kanbao {

namespace {

// A row that is named has the place of its first name; those that are not share the place behind all names.
void order_rows(std::vector<Block>& rows, const std::vector<std::uint32_t>& order) {
  std::unordered_map<std::uint32_t, std::size_t> places;
  for (std::size_t i = 0; i < order.size(); ++i) places.emplace(order[i], i);
  const auto place_of = [&](const Block& row) {
    const auto named = places.find(row.id);
    return named == places.end() ? order.size() : named->second;
  };
  const auto first_of_body = rows.begin() + 1;
  std::stable_sort(first_of_body, rows.end(),
                   [&](const Block& left, const Block& right) { return place_of(left) < place_of(right); });
}

void hide_rows(std::vector<Block>& rows, const std::vector<std::uint32_t>& hidden) {
  const std::unordered_set<std::uint32_t> ids(hidden.begin(), hidden.end());
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) row->is_hidden = ids.contains(row->id);
}

}  // namespace

Document arranged(const Document& document, const Arrangement& arrangement) {
  Document result = document;
  for (const TableOrder& order : arrangement.tables) {
    Block* block = found_block(result, order.table);
    if (block == nullptr || block->kind != BlockKind::table) continue;
    order_rows(block->children, order.rows);
    hide_rows(block->children, order.hidden);
  }
  return result;
}

}  // namespace kanbao
