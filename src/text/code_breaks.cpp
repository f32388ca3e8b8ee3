#include "text/code_breaks.h"

namespace kanbao {

namespace {

bool is_white(char byte) { return byte == ' ' || byte == '\n'; }

}  // namespace

BreakPlaces with_code_breaks(std::string_view text, std::span<const ByteRange> code, BreakPlaces places) {
  for (const ByteRange& range : code) {
    for (std::uint32_t i = range.first; i + 1 < range.last; ++i) {
      if (places[i].kind == Break::allowed && !is_white(text[i])) {
        places[i] = {Break::emergency, TypographyRule::addresses_and_code};
      }
    }
  }
  return places;
}

}  // namespace kanbao
