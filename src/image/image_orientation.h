// Turns and mirrors pixels the way EXIF's orientation asks (CIPA DC-008, tag 0x0112).
#pragma once

#include <cstdint>
#include <span>

namespace kanbao {

// One RGBA pixel as it lies in memory.
struct Pixel {
  std::uint8_t channels[4];
};

// Copies the `stored_width` × `stored_height` pixels of `stored` to `upright`, of as many pixels, so that they appear
// as `orientation` (1 to 8) says. For 5 to 8 the rows of `upright` are `stored_height` long.
void copy_upright(std::span<const Pixel> stored, std::uint32_t stored_width, std::span<Pixel> upright,
                  std::uint8_t orientation);

}  // namespace kanbao
