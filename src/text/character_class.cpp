#include "text/character_class.h"

#include <string_view>

#include "base/cjk.h"

namespace kanbao {

namespace {

bool in(char32_t codepoint, char32_t first, char32_t last) { return codepoint >= first && codepoint <= last; }

// Every character of a report is looked for in each of the sets below, and most are letters or Han, which are in none.
bool is_one_of(char32_t codepoint, std::u32string_view set) {
  if (in(codepoint, 0x3400, 0xFEFF) || in(codepoint | 0x20U, 'a', 'z')) return false;
  for (const char32_t member : set) {
    if (member == codepoint) return true;
  }
  return false;
}

// ⸺ is a —— in one character. …… and ⋯⋯ begin no line either: UAX #14 says so (LB22).
constexpr std::u32string_view not_start = U"。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～–—⸺·・‧/／,.:;!?)]}%";
constexpr std::u32string_view not_end = U"「『“‘（《〈【〖〔［｛([{$￥";
constexpr std::u32string_view opening_marks = U"「『“‘（《〈【〖〔［｛";
constexpr std::u32string_view closing_marks = U"」』”’）》〉】〗〕］｝、。，．：；！？";
constexpr std::u32string_view general_punctuation = U"‼⁇–⋯·‧⸺";

}  // namespace

bool is_han(char32_t codepoint) {
  return in(codepoint, 0x4E00, 0x9FFF) || in(codepoint, 0x3400, 0x4DBF) || in(codepoint, 0xF900, 0xFAFF) ||
         in(codepoint, 0x20000, 0x3FFFD) || codepoint == 0x3005 || codepoint == 0x3007;
}

bool is_wide(char32_t codepoint) {
  return in(codepoint, 0x2E80, 0xA4CF) || in(codepoint, 0xAC00, 0xD7A3) || in(codepoint, 0xF900, 0xFAFF) ||
         in(codepoint, 0xFE30, 0xFE4F) || in(codepoint, 0xFF01, 0xFF60) || in(codepoint, 0xFFE0, 0xFFE6) ||
         in(codepoint, 0x20000, 0x3FFFD) || in(codepoint, 0x1100, 0x115F);
}

bool is_cell_mark(char32_t codepoint) {
  return is_cjk_punctuation(codepoint) || is_shared_punctuation(codepoint) || is_one_of(codepoint, general_punctuation);
}

bool takes_han_gap(char32_t codepoint) {
  if (codepoint < 0x80) {
    return in(codepoint, '0', '9') || in(codepoint, 'A', 'Z') || in(codepoint, 'a', 'z');
  }
  if (codepoint == U'×' || codepoint == U'÷') return false;
  return in(codepoint, 0xC0, 0x24F) || in(codepoint, 0x370, 0x52F) || in(codepoint, 0x1E00, 0x1FFF);
}

bool is_not_line_start(char32_t codepoint) { return is_one_of(codepoint, not_start); }

bool is_not_line_end(char32_t codepoint) { return is_one_of(codepoint, not_end); }

bool is_opening_mark(char32_t codepoint) { return is_one_of(codepoint, opening_marks); }

bool is_closing_mark(char32_t codepoint) { return is_one_of(codepoint, closing_marks); }

bool is_interpunct(char32_t codepoint) { return is_one_of(codepoint, U"·‧・"); }

bool is_unit_sign(char32_t codepoint) { return is_one_of(codepoint, U"%‰°℃℉"); }

bool is_double_mark(char32_t codepoint) { return is_one_of(codepoint, U"—⸺…⋯"); }

bool takes_script(char32_t codepoint) { return is_double_mark(codepoint) || is_cjk_punctuation(codepoint); }

bool is_collapsible_space(char32_t codepoint) {
  return codepoint == ' ' || codepoint == '\t' || codepoint == '\n' || codepoint == '\r';
}

}  // namespace kanbao
