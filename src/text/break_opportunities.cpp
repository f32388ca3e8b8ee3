#include "text/break_opportunities.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/character_class.h"

extern "C" {
#include <graphemebreak.h>
#include <linebreak.h>
}

namespace kanbao {

namespace {

const utf8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8_t*>(text.data()); }

bool is_letter_or_digit(char32_t codepoint) { return takes_han_gap(codepoint); }

std::vector<Break> uax14_breaks(std::string_view text) {
  std::vector<char> raw(text.size());
  set_linebreaks_utf8(bytes_of(text), text.size(), "zh", raw.data());
  std::vector<Break> breaks(text.size(), Break::none);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == LINEBREAK_ALLOWBREAK) breaks[i] = Break::allowed;
    if (raw[i] == LINEBREAK_MUSTBREAK) breaks[i] = Break::mandatory;
  }
  return breaks;
}

// What Chinese forbids although UAX #14 allows it (CLREQ 3.1.3), given the characters on both sides.
bool is_vetoed(char32_t before, char32_t after) {
  if (is_not_line_start(after) || is_not_line_end(before)) return true;
  if (is_double_mark(before) && before == after) return true;
  // libunibreak's Chinese tailoring takes the apostrophe of don’t for a closing quotation mark.
  return before == U'’' && is_letter_or_digit(after);
}

void apply_veto(std::string_view text, std::vector<Break>& breaks) {
  char32_t before = 0;
  std::size_t end_of_before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    if (offset > 0 && breaks[end_of_before] == Break::allowed && is_vetoed(before, here.codepoint)) {
      breaks[end_of_before] = Break::none;
    }
    before = here.codepoint;
    end_of_before = offset + here.length - 1;
    offset += here.length;
  }
}

bool is_url_byte(char byte) { return byte > ' ' && static_cast<unsigned char>(byte) < 0x7F; }

bool is_url_break(char byte) { return std::string_view("/?&-.").find(byte) != std::string_view::npos; }

// An address may break after / ? & - . where something other than another such mark follows, and nowhere else.
void break_url(std::string_view text, std::size_t first, std::size_t last, std::vector<Break>& breaks) {
  for (std::size_t i = first; i + 1 < last; ++i) {
    breaks[i] = is_url_break(text[i]) && !is_url_break(text[i + 1]) ? Break::allowed : Break::none;
  }
}

void apply_url_rule(std::string_view text, std::vector<Break>& breaks) {
  constexpr std::string_view separator = "://";
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at)) {
    std::size_t last = at + separator.size();
    while (last < text.size() && is_url_byte(text[last])) ++last;
    std::fill_n(breaks.begin() + static_cast<std::ptrdiff_t>(at), separator.size(), Break::none);
    break_url(text, at + separator.size(), last, breaks);
    at = last;
  }
}

}  // namespace

std::vector<Break> break_opportunities(std::string_view text) {
  if (text.empty()) return {};
  std::vector<Break> breaks = uax14_breaks(text);
  apply_veto(text, breaks);
  apply_url_rule(text, breaks);
  breaks.back() = Break::mandatory;
  return breaks;
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
  std::vector<char> raw(text.size());
  if (!text.empty()) set_graphemebreaks_utf8(bytes_of(text), text.size(), "zh", raw.data());
  std::vector<std::uint32_t> boundaries{0};
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == GRAPHEMEBREAK_BREAK || i + 1 == raw.size()) boundaries.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return boundaries;
}

}  // namespace kanbao
