// What the engine asks of the browser around it, described as in engine_messages.h. Lengths are device px, sizes of
// fonts included.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "border/values.h"
#include "paint/rasteriser.h"
#include "text/text_measurer.h"

namespace kanbao {

// The advance of each text.
struct MeasureTexts {
  std::vector<MeasureRequest> texts;
  using Answer = std::vector<double>;
};

// How much blank there is on both sides of each text's ink.
struct MeasureInk {
  std::vector<MeasureRequest> texts;
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
