// The browser's 2D canvas as measurer and rasteriser: text is as wide, and looks, as the browser's own. Implemented for
// the web only; the JavaScript behind it is web/engine/rasteriser.js.
#pragma once

#include "paint/rasteriser.h"
#include "text/text_measurer.h"

namespace kanbao {

// Measures at the device's own pixel size, because hinting makes advances depend on it.
class BrowserMeasurer final : public TextMeasurer {
 public:
  std::vector<double> advances(std::span<const MeasureRequest> requests) override;
  std::vector<InkBlank> ink_blanks(std::span<const MeasureRequest> requests) override;
  FontMetrics metrics(const Font& font) override;
  double device_ratio() override { return device_ratio_; }

  void set_device_ratio(double ratio) { device_ratio_ = ratio; }

 private:
  double device_ratio_ = 1;
};

class BrowserRasteriser final : public Rasteriser {
 public:
  void rasterise(std::span<const RasterRequest> requests, std::span<std::uint32_t> pixels) override;
};

}  // namespace kanbao
