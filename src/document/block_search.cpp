#include "document/block_search.h"

namespace kanbao {

namespace {

const Block* found_among(const std::vector<Block>& blocks, std::uint32_t id) {
  for (const Block& block : blocks) {
    if (block.id == id) return &block;
    if (const Block* found = found_among(block.children, id)) return found;
  }
  return nullptr;
}

}  // namespace

const Block* found_block(const Document& document, std::uint32_t id) { return found_among(document.blocks, id); }

Block* found_block(Document& document, std::uint32_t id) {
  return const_cast<Block*>(found_among(document.blocks, id));  // the document is the caller's to change
}

}  // namespace kanbao
