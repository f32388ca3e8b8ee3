#include "layout/script_context.h"

#include <string_view>
#include <utility>

#include "base/cjk.h"
#include "base/utf8.h"
#include "layout/font_variants.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

bool is_digit(char32_t codepoint) { return codepoint >= '0' && codepoint <= '9'; }

// `any` for what is no letter. Kana and hangul stand for Han: fonts have the same marks for all three.
FontScript script_of(char32_t codepoint) {
  if (takes_han_gap(codepoint)) return is_digit(codepoint) ? FontScript::any : FontScript::latin;
  return is_wide(codepoint) && !is_cjk_punctuation(codepoint) ? FontScript::han : FontScript::any;
}

FontScript first_script(std::string_view text) {
  FontScript script = FontScript::any;
  for (std::size_t offset = 0; offset < text.size() && script == FontScript::any;) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    script = script_of(here.codepoint);
    offset += here.length;
  }
  return script;
}

}  // namespace

// A mark takes the script of the nearest letter before it; before the first letter, that one's.
Paragraph with_scripts(Paragraph collected) {
  FontScript script = first_script(collected.text);
  return with_font_variants(std::move(collected), [&script](SetCharacter& here) {
    const FontScript own = script_of(here.codepoint);
    if (own != FontScript::any) script = own;
    if (takes_script(here.codepoint)) here.font.script = script;
  });
}

}  // namespace kanbao
