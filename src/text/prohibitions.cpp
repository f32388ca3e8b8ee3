#include "text/prohibitions.h"

#include "base/utf8.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

bool is_digit(char32_t codepoint) { return codepoint >= '0' && codepoint <= '9'; }

bool is_prohibited(char32_t before, char32_t after) {
  if (is_not_line_start(after) || is_not_line_end(before)) return true;
  // UTF-8, x86-64; C++. Chromium parts the first, UAX #14 the second.
  if ((before == '-' && is_digit(after)) || (before == '+' && after == '+')) return true;
  // and/or, TCP/IP: UAX #14 thinks of addresses (LB13), which have rules of their own here.
  if (before == '/' && after > ' ' && after < 0x7F) return true;
  // libunibreak's Chinese tailoring takes the apostrophe of don’t for a closing quotation mark.
  return before == U'’' && takes_han_gap(after);
}

// UAX #14 keeps a bracket with the sign before it, as in %(…), and does not ask whether the bracket is full-width
// (LB25).
// Nor does it know which way « and » open among Han (LB19).
bool is_granted(char32_t before, char32_t after) {
  if (is_unit_sign(before)) return is_opening_mark(after);
  return (before == U'»' && is_wide(after)) || (is_wide(before) && after == U'«');
}

void judge(BreakPlace& place, char32_t before, char32_t after) {
  if (place.kind == Break::mandatory) return;
  if (is_prohibited(before, after)) {
    place = {Break::none, TypographyRule::prohibitions};
  } else if (place.kind == Break::none && is_granted(before, after)) {
    place = {Break::allowed, TypographyRule::prohibitions};
  }
}

}  // namespace

BreakPlaces with_prohibitions(std::string_view text, BreakPlaces places) {
  char32_t before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    if (offset > 0) judge(places[offset - 1], before, here.codepoint);
    before = here.codepoint;
    offset += here.length;
  }
  return places;
}

}  // namespace kanbao
