// What the engine asks of the browser around it, described as in engine_messages.h. Lengths are device px, sizes of
// fonts included.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "border/values.h"
#include "paint/rasteriser.h"
#include "text/text_measurer.h"

namespace kanbao {

// Texts that are asked about together, so that the font they are in is named once.
struct TextsOfFont {
  Font font;
  std::vector<std::string_view> texts;
};

// The advance of each text, one group after the other.
struct MeasureTexts {
  std::vector<TextsOfFont> groups;
  using Answer = std::vector<double>;
};

// Likewise, how much blank there is on both sides of each text's ink.
struct MeasureInk {
  std::vector<TextsOfFont> groups;
  using Answer = std::vector<InkBlank>;
};

struct MeasureFont {
  Font font;
  using Answer = FontMetrics;
};

// Fills `pixels` with the cells, as Rasteriser says.
struct DrawTexts {
  std::vector<RasterRequest> cells;
  std::span<std::uint8_t> pixels;
  using Answer = Nothing;
};

}  // namespace kanbao
