// A rasteriser whose ink is a full rectangle from the origin to the advance, ¾ em high, in the colour asked for. Spaces
// have no ink; characters beyond U+1F000 are red whatever colour is asked for, as emoji are.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "paint/rasteriser.h"

namespace kanbao {

class FakeRasteriser final : public Rasteriser {
 public:
  struct Drawn {
    std::string text;
    int phase;
    double size;
  };

  void rasterise(std::span<const RasterRequest> requests, std::span<std::uint32_t> pixels) override {
    ++calls_;
    for (const RasterRequest& request : requests) {
      const std::size_t count = static_cast<std::size_t>(request.width) * static_cast<std::size_t>(request.height);
      draw(request, pixels.first(count));
      pixels = pixels.subspan(count);
      drawn_.push_back({std::string(request.text), request.phase, request.font.size});
    }
    unfilled_ += pixels.size();
  }

  int calls() const { return calls_; }
  const std::vector<Drawn>& drawn() const { return drawn_; }
  // Pixels that no request accounted for.
  std::size_t unfilled() const { return unfilled_; }

 private:
  static void draw(const RasterRequest& request, std::span<std::uint32_t> pixels) {
    std::fill(pixels.begin(), pixels.end(), 0U);
    if (request.text == " ") return;
    const int top = request.origin_y - static_cast<int>(request.font.size * 0.75);
    const int right = request.width - request.origin_x - 1;
    for (int y = top; y < request.origin_y; ++y) {
      const auto row = pixels.subspan(static_cast<std::size_t>(y * request.width), request.width);
      std::fill(row.begin() + request.origin_x, row.begin() + right, ink(request));
    }
  }

  static std::uint32_t ink(const RasterRequest& request) {
    if (decode_utf8(request.text, 0).codepoint >= 0x1F000) return 0xFF0000FF;
    const Colour colour = request.colour;
    return 0xFF000000U | static_cast<std::uint32_t>(colour.blue << 16 | colour.green << 8 | colour.red);
  }

  int calls_ = 0;
  std::vector<Drawn> drawn_;
  std::size_t unfilled_ = 0;
};

}  // namespace kanbao
