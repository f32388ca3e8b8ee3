// Blank that the page asks for above blocks of its choice: reports that are read beside each other have sections of one
// name at one height (web/compare/alignment.js).
#pragma once

#include <cstdint>
#include <vector>

namespace kanbao {

struct AddedRoom {
  std::uint32_t block = 0;  // Block::id
  double height = 0;        // CSS px, beyond what stands above the block anyway

  bool operator==(const AddedRoom&) const = default;
};

using AddedRooms = std::vector<AddedRoom>;

}  // namespace kanbao
