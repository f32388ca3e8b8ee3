#include "text/uax14.h"

extern "C" {
#include <graphemebreak.h>
#include <linebreak.h>
}

namespace kanbao {

namespace {

const utf8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8_t*>(text.data()); }

}  // namespace

std::vector<Break> uax14_breaks(std::string_view text, Tailoring tailoring) {
  std::vector<char> raw(text.size());
  // Small kana begin no line: strict, as Unicode's own tests are.
  set_linebreaks_utf8(bytes_of(text), text.size(), tailoring == Tailoring::chinese ? "zh-strict" : "-strict",
                      raw.data());
  std::vector<Break> breaks(text.size(), Break::none);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == LINEBREAK_ALLOWBREAK) breaks[i] = Break::allowed;
    if (raw[i] == LINEBREAK_MUSTBREAK) breaks[i] = Break::mandatory;
  }
  if (!breaks.empty()) breaks.back() = Break::mandatory;
  return breaks;
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
  std::vector<char> raw(text.size());
  if (!text.empty()) set_graphemebreaks_utf8(bytes_of(text), text.size(), "", raw.data());
  std::vector<std::uint32_t> boundaries{0};
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == GRAPHEMEBREAK_BREAK || i + 1 == raw.size()) boundaries.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return boundaries;
}

}  // namespace kanbao
