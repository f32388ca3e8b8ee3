#include "style/font.h"

#include "base/number_text.h"

namespace kanbao {

std::string css_font(const Font& font) {
  std::string text;
  if (font.slope == FontSlope::italic) text += "italic ";
  text += font.weight == FontWeight::bold ? "700 " : "400 ";
  text += number_text(font.size);
  text += font.family == FontFamily::mono ? "px mono" : "px sans";
  return text;
}

}  // namespace kanbao
