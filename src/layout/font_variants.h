// Characters of a paragraph that are set in another font than their style says, for the sake of what surrounds them.
#pragma once

#include <cstdint>

#include "base/function_ref.h"
#include "layout/paragraph.h"

namespace kanbao {

struct SetCharacter {
  char32_t codepoint = 0;
  std::uint32_t at = 0;  // byte in the paragraph's text
  Font font;             // that of its style
};

// The paragraph with its spans in the fonts that `set` gives to each character, in the order of the text. Only a font's
// script and direction may change.
Paragraph with_font_variants(Paragraph collected, FunctionRef<SetCharacter&> set);

}  // namespace kanbao
