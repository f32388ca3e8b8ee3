#include "base/colour.h"

#include <algorithm>

#include "base/power.h"

namespace kanbao {

namespace {

double linear_channel(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055, 2.4);
}

std::uint8_t blended(std::uint8_t over, std::uint8_t under, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((over * alpha + under * (255 - alpha) + 127) / 255);
}

void append_hex(std::string& text, std::uint8_t value) {
  constexpr char digits[] = "0123456789abcdef";
  text += digits[value >> 4];
  text += digits[value & 15];
}

}  // namespace

Colour composited(Colour over, Colour under) {
  return {blended(over.red, under.red, over.alpha), blended(over.green, under.green, over.alpha),
          blended(over.blue, under.blue, over.alpha), 255};
}

double relative_luminance(Colour colour) {
  return 0.2126 * linear_channel(colour.red) + 0.7152 * linear_channel(colour.green) +
         0.0722 * linear_channel(colour.blue);
}

double contrast_ratio(Colour a, Colour b) {
  const double lighter = std::max(relative_luminance(a), relative_luminance(b));
  const double darker = std::min(relative_luminance(a), relative_luminance(b));
  return (lighter + 0.05) / (darker + 0.05);
}

std::string css_colour(Colour colour) {
  std::string text = "#";
  append_hex(text, colour.red);
  append_hex(text, colour.green);
  append_hex(text, colour.blue);
  if (colour.alpha != 255) append_hex(text, colour.alpha);
  return text;
}

}  // namespace kanbao
