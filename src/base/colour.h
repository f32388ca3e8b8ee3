// An sRGB colour and the contrast arithmetic of WCAG 2.2 on it.
#pragma once

#include <cstdint>
#include <string>

namespace kanbao {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;  // straight, not premultiplied

  bool operator==(const Colour&) const = default;
};

// `over` painted on an opaque `under`, blended in sRGB as browsers do.
Colour composited(Colour over, Colour under);

// WCAG 2.2 "relative luminance" of an opaque colour, 0 to 1.
double relative_luminance(Colour colour);

// WCAG 2.2 "contrast ratio" of two opaque colours, 1 to 21.
double contrast_ratio(Colour a, Colour b);

// CSS notation: #rrggbb, or #rrggbbaa when not opaque.
std::string css_colour(Colour colour);

}  // namespace kanbao
