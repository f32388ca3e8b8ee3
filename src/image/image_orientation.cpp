#include "image/image_orientation.h"

#include "image/image_header.h"

namespace kanbao {

void copy_upright(std::span<const Pixel> stored, std::uint32_t stored_width, std::span<Pixel> upright,
                  std::uint8_t orientation) {
  const std::size_t columns = stored_width;
  const std::size_t rows = stored.size() / columns;
  const bool swaps = orientation_swaps_axes(orientation);
  // The stored column 0 is shown at the right (2, 3, 7) or bottom (8), the stored row 0 at the bottom (3, 4) or right
  // (6, 7).
  const bool columns_reversed = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool rows_reversed = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
  for (std::size_t y = 0; y < rows; ++y) {
    const std::size_t to_y = rows_reversed ? rows - 1 - y : y;
    for (std::size_t x = 0; x < columns; ++x) {
      const std::size_t to_x = columns_reversed ? columns - 1 - x : x;
      upright[swaps ? to_x * rows + to_y : to_y * columns + to_x] = stored[y * columns + x];
    }
  }
}

}  // namespace kanbao
