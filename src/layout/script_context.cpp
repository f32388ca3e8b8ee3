#include "layout/script_context.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/cjk.h"
#include "base/utf8.h"
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

class ScriptSplitter {
 public:
  explicit ScriptSplitter(Paragraph collected)
      : paragraph_(std::move(collected)),
        script_(first_script(paragraph_.text)),
        styles_in_scripts_(2 * paragraph_.styles.size()) {}

  Paragraph split() {
    std::vector<StyleSpan> whole;
    whole.swap(paragraph_.spans);
    for (const StyleSpan& span : whole) add(span);
    return std::move(paragraph_);
  }

 private:
  void add(const StyleSpan& span) {
    for (std::uint32_t first = span.first; first < span.last;) {
      const DecodedCodepoint here = decode_utf8(paragraph_.text, first);
      const auto last = first + static_cast<std::uint32_t>(here.length);
      const FontScript own = script_of(here.codepoint);
      if (own != FontScript::any) script_ = own;
      append({first, last, takes_script(here.codepoint) ? style_in_script(span.style) : span.style});
      first = last;
    }
  }

  std::uint16_t style_in_script(std::uint16_t style) {
    if (script_ == FontScript::any) return style;
    std::uint32_t& known = styles_in_scripts_[2 * style + (script_ == FontScript::han ? 0 : 1)];
    if (known == 0) {
      known = static_cast<std::uint32_t>(paragraph_.styles.size());
      paragraph_.styles.push_back(paragraph_.styles[style]);
      paragraph_.styles.back().font.script = script_;
    }
    return static_cast<std::uint16_t>(known);
  }

  void append(const StyleSpan& span) {
    auto& spans = paragraph_.spans;
    if (!spans.empty() && spans.back().style == span.style) {
      spans.back().last = span.last;
    } else {
      spans.push_back(span);
    }
  }

  Paragraph paragraph_;
  FontScript script_;  // of the nearest letter before, from the start of the first one
  // Of each style as it was collected, that in Han's script and that in Latin's; 0 until there is one.
  std::vector<std::uint32_t> styles_in_scripts_;
};

}  // namespace

Paragraph with_scripts(Paragraph collected) { return ScriptSplitter(std::move(collected)).split(); }

}  // namespace kanbao
