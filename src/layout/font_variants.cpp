#include "layout/font_variants.h"

#include <utility>
#include <vector>

#include "base/utf8.h"

namespace kanbao {

namespace {

constexpr std::size_t scripts = 3;
constexpr std::size_t directions = 3;

class SpanSplitter {
 public:
  explicit SpanSplitter(Paragraph collected)
      : paragraph_(std::move(collected)), variants_(scripts * directions * paragraph_.styles.size()) {}

  Paragraph split(FunctionRef<SetCharacter&> set) {
    std::vector<StyleSpan> whole;
    whole.swap(paragraph_.spans);
    for (const StyleSpan& span : whole) {
      for (std::uint32_t first = span.first; first < span.last;) {
        const DecodedCodepoint here = decode_utf8(paragraph_.text, first);
        const auto last = first + static_cast<std::uint32_t>(here.length);
        SetCharacter character{here.codepoint, first, paragraph_.styles[span.style].font};
        set(character);
        append({first, last, variant_of(span.style, character.font)});
        first = last;
      }
    }
    return std::move(paragraph_);
  }

 private:
  std::uint16_t variant_of(std::uint16_t style, const Font& font) {
    if (font == paragraph_.styles[style].font) return style;
    const std::size_t kind =
        static_cast<std::size_t>(font.script) * directions + static_cast<std::size_t>(font.direction);
    std::uint32_t& known = variants_[scripts * directions * style + kind];
    if (known == 0) {
      known = static_cast<std::uint32_t>(paragraph_.styles.size());
      paragraph_.styles.push_back(paragraph_.styles[style]);
      paragraph_.styles.back().font = font;
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
  std::vector<std::uint32_t> variants_;  // of each style as it was, the styles of its variants; 0 until there is one
};

}  // namespace

Paragraph with_font_variants(Paragraph collected, FunctionRef<SetCharacter&> set) {
  return SpanSplitter(std::move(collected)).split(set);
}

}  // namespace kanbao
