// A measurer whose widths are known by heart: ASCII and other narrow letters ½ em, everything from U+2000 on 1 em,
// marks that combine nothing. Full-width marks have ⅝ em of blank on their open side, interpuncts ⅜ em on both. Lines
// have an ascent of ⅞ em and a descent of ¼ em. It counts what it is asked.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/character_class.h"
#include "text/text_measurer.h"

namespace kanbao {

class FakeMeasurer final : public TextMeasurer {
 public:
  std::vector<double> advances(std::span<const MeasureRequest> requests) override {
    ++calls_;
    std::vector<double> result;
    result.reserve(requests.size());
    for (const MeasureRequest& request : requests) {
      texts_.emplace_back(request.text);
      result.push_back((em_of(request.text) + em_of(request.font.script)) * request.font.size);
    }
    return result;
  }

  std::vector<InkBlank> ink_blanks(std::span<const MeasureRequest> requests) override {
    std::vector<InkBlank> blanks;
    for (const MeasureRequest& request : requests) {
      const char32_t mark = decode_utf8(request.text, 0).codepoint;
      const double size = request.font.size;
      if (is_opening_mark(mark)) blanks.push_back({0.625 * size, 0});
      if (is_closing_mark(mark)) blanks.push_back({0, 0.625 * size});
      if (is_interpunct(mark)) blanks.push_back({0.375 * size, 0.375 * size});
    }
    return blanks;
  }

  FontMetrics metrics(const Font& font) override { return {.ascent = font.size * 0.875, .descent = font.size * 0.25}; }
  double device_ratio() override { return device_ratio_; }

  void set_device_ratio(double ratio) { device_ratio_ = ratio; }

  // From now on the pair stands closer together by that many em.
  void kern(std::string pair, double em) { kerned_.emplace_back(std::move(pair), em); }

  // From now on each text in this script is wider by that many em.
  void widen(FontScript script, double em) { widened_[script] = em; }

  int calls() const { return calls_; }
  // What was asked, call after call.
  const std::vector<std::string>& texts() const { return texts_; }

 private:
  double em_of(std::string_view text) const {
    double em = 0;
    for (std::size_t offset = 0; offset < text.size();) {
      const DecodedCodepoint here = decode_utf8(text, offset);
      em += em_of(here.codepoint);
      offset += here.length;
    }
    for (const auto& [pair, less] : kerned_) {
      for (std::size_t at = text.find(pair); at != std::string_view::npos; at = text.find(pair, at + 1)) em -= less;
    }
    return em;
  }

  double em_of(FontScript script) const {
    const auto found = widened_.find(script);
    return found == widened_.end() ? 0 : found->second;
  }

  static double em_of(char32_t codepoint) {
    const bool combines = (codepoint >= 0x300 && codepoint < 0x370) || codepoint == 0x200D || codepoint == 0xFE0F;
    if (combines) return 0;
    return codepoint < 0x2000 ? 0.5 : 1;
  }

  double device_ratio_ = 1;
  int calls_ = 0;
  std::map<FontScript, double> widened_;
  std::vector<std::string> texts_;
  std::vector<std::pair<std::string, double>> kerned_;
};

}  // namespace kanbao
