// Turns text into pixels. The browser does it in the page (platform/), so that text looks as its own does; tests use a
// rasteriser of their own. Everything here is in device px.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/colour.h"
#include "style/font.h"

namespace kanbao {

constexpr int phases_per_pixel = 64;

// A cell to draw text into, cleared before. The text's origin lies at (origin_x + phase / 64, origin_y).
struct RasterRequest {
  Font font;  // size in device px
  std::string_view text;
  Colour colour;
  int phase = 0;  // 0 to 63, in 1/64 device px
  int width = 0;
  int height = 0;
  int origin_x = 0;
  int origin_y = 0;  // the baseline
};

class Rasteriser {
 public:
  virtual ~Rasteriser() = default;

  // Fills `pixels` with the cells, one after another, rows from the top, each pixel red, green, blue, alpha (straight)
  // from the lowest byte. `pixels` has exactly the sum of width × height entries.
  virtual void rasterise(std::span<const RasterRequest> requests, std::span<std::uint32_t> pixels) = 0;
};

}  // namespace kanbao
