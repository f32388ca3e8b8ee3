// How wide text is. The browser answers in the page (platform/), a table of fixed widths in the tests; the layout
// only sees this interface.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "style/font.h"

namespace kanbao {

struct MeasureRequest {
  Font font;
  std::string_view text;  // not empty; shaped as one piece, kerning and ligatures included
};

struct FontMetrics {
  double ascent = 0;   // CSS px above the baseline, positive
  double descent = 0;  // CSS px below the baseline, positive
};

// Where the ink of a mark lies in its cell.
struct InkBlank {
  double before = 0;  // CSS px from the origin to the ink
  double after = 0;   // CSS px from the ink to the end of the advance
};

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;

  // The advance of each text, in CSS px, in the order of the requests. One call may hold thousands: a browser
  // is asked once for all of them.
  virtual std::vector<double> advances(std::span<const MeasureRequest> requests) = 0;

  // Likewise, how much blank there is on both sides of each text's ink.
  virtual std::vector<InkBlank> ink_blanks(std::span<const MeasureRequest> requests) = 0;

  virtual FontMetrics metrics(const Font& font) = 0;

  // Device px per CSS px: glyphs are hinted, and baselines snapped, on that grid.
  virtual double device_ratio() = 0;
};

}  // namespace kanbao
