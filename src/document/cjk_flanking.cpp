#include "document/cjk_flanking.h"

#include "base/cjk.h"

namespace {

// UTS #37: the selector belongs to the Han character before it. The general selectors (U+FE00 to U+FE0F) also follow
// symbols and emoji, and are left to CommonMark, for which they are letters.
bool is_ideographic_variation_selector(char32_t codepoint) { return codepoint >= 0xE0100 && codepoint <= 0xE01EF; }

// “ ” ‘ ’ — … are not among them: between Latin letters they are Latin.
bool is_cjk_character(char32_t codepoint) {
  return kanbao::is_cjk_letter(codepoint) || kanbao::is_cjk_punctuation(codepoint) || kanbao::is_hangul(codepoint) ||
         is_ideographic_variation_selector(codepoint);
}

}  // namespace

int kanbao_is_beside_cjk(int before, int after) {
  return is_cjk_character(static_cast<char32_t>(before)) || is_cjk_character(static_cast<char32_t>(after)) ? 1 : 0;
}
