#include "text/browser_gap.h"

#include <string_view>

#include "text/character_class.h"

namespace kanbao {

namespace {

bool in(char32_t codepoint, char32_t first, char32_t last) { return codepoint >= first && codepoint <= last; }

bool is_kana(char32_t codepoint) { return in(codepoint, 0x3040, 0x30FF) || in(codepoint, 0x31F0, 0x31FF); }

// Arrows, signs of mathematics and technology, boxes, dingbats, emoji.
bool is_symbol(char32_t codepoint) { return in(codepoint, 0x2190, 0x2BFF) || in(codepoint, 0x1F000, 0x1FAFF); }

// What stands beside a Han character.
BrowserGap gap_beside_han(char32_t other) {
  if (other < 0x250 && takes_han_gap(other)) return BrowserGap::letter;
  if (other < 0x80) {
    const bool is_sign = std::u32string_view(U"!#%&,.:;?@\\").find(other) != std::u32string_view::npos;
    return is_sign ? BrowserGap::sign : BrowserGap::none;
  }
  if (std::u32string_view(U"‼⁇‧").find(other) != std::u32string_view::npos) return BrowserGap::unknown;
  return is_cell_mark(other) || is_symbol(other) ? BrowserGap::none : BrowserGap::unknown;
}

}  // namespace

BrowserGap browser_gap(char32_t before, char32_t after) {
  const bool begins_cjk = is_han(before) || is_kana(before);
  const bool ends_cjk = is_han(after) || is_kana(after);
  if (begins_cjk == ends_cjk) return BrowserGap::none;
  const BrowserGap gap = gap_beside_han(begins_cjk ? after : before);
  // Beside kana browsers set gaps where we set none.
  const bool has_kana = is_kana(before) || is_kana(after);
  return has_kana && gap != BrowserGap::none ? BrowserGap::unknown : gap;
}

}  // namespace kanbao
