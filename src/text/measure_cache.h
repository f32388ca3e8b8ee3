// A measurer that asks another one only for what it has not answered yet. A report repeats its characters: a
// thousand of them have a few hundred widths.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

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
  struct KnownFont {
    Font font;
    std::optional<FontMetrics> metrics;
  };

  KnownFont& ensure_font(const Font& font);
  std::string key_of(const MeasureRequest& request);

  // What `known` holds for each request; `measure` is asked, once, for those that are new.
  template <typename Answer, typename Measure>
  std::vector<Answer> answers(std::unordered_map<std::string, Answer>& known, std::span<const MeasureRequest> requests,
                              const Measure& measure);

  TextMeasurer& source_;
  std::vector<KnownFont> fonts_;                          // a few; a request is known by the index of its font
  std::unordered_map<std::string, double> advances_;      // by the font and the text
  std::unordered_map<std::string, InkBlank> ink_blanks_;  // likewise
};

}  // namespace kanbao
