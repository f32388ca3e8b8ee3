#include "text/code_breaks.h"

namespace kanbao {

namespace {

bool is_white(char byte) { return byte == ' ' || byte == '\n'; }

bool is_in_name(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

bool is_joint(char before, char after) { return (before == '.' || before == '_') && is_in_name(after); }

}  // namespace

BreakPlaces with_code_breaks(std::string_view text, std::span<const ByteRange> code, BreakPlaces places) {
  for (const ByteRange& range : code) {
    for (std::uint32_t i = range.first; i + 1 < range.last; ++i) {
      const bool is_allowed = places[i].kind == Break::allowed && !is_white(text[i]);
      if (is_allowed || is_joint(text[i], text[i + 1])) {
        places[i] = {Break::emergency, TypographyRule::addresses_and_code};
      }
    }
  }
  return places;
}

}  // namespace kanbao
