// Finds the block that an id names.
#pragma once

#include <cstdint>

#include "document/document.h"

namespace kanbao {

// However deep it lies; nullptr where no block has that id.
const Block* found_block(const Document& document, std::uint32_t id);
Block* found_block(Document& document, std::uint32_t id);

}  // namespace kanbao
