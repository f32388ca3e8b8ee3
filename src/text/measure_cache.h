// A measurer that asks another one only for what it has not answered yet. A report repeats its characters: a
// thousand of them have a few hundred widths.
#pragma once

#include <string>
#include <unordered_map>

#include "text/text_measurer.h"

namespace kanbao {

class MeasureCache final : public TextMeasurer {
 public:
  // `source` must outlive the cache.
  explicit MeasureCache(TextMeasurer& source) : source_(source) {}

  std::vector<double> advances(std::span<const MeasureRequest> requests) override;
  std::vector<InkBlank> ink_blanks(std::span<const MeasureRequest> requests) override;
  FontMetrics metrics(const Font& font) override;
  double device_ratio() override { return source_.device_ratio(); }

  // Forgets everything: a font has been loaded, or the device ratio has changed.
  void clear();

 private:
  TextMeasurer& source_;
  std::unordered_map<std::string, double> advances_;      // by the font and the text
  std::unordered_map<std::string, InkBlank> ink_blanks_;  // likewise
  std::unordered_map<std::string, FontMetrics> metrics_;
};

}  // namespace kanbao
