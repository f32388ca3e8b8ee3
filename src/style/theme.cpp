#include "style/theme.h"

namespace kanbao {

namespace {

constexpr double narrow_column = 480;

using Roles = std::array<Colour, static_cast<std::size_t>(ColourRole::count)>;

// Fills are translucent, so that the selection beneath the canvas shows through them.
constexpr Roles light_roles{{
    {255, 255, 255},      // background
    {38, 41, 48},         // text
    {17, 19, 24},         // heading
    {94, 100, 112},       // muted
    {28, 82, 196},        // link
    {38, 41, 48},         // code
    {60, 72, 110, 18},    // code_fill
    {255, 214, 64, 110},  // mark_fill
    {60, 66, 82, 46},     // rule
    {60, 66, 82, 72},     // quote_rule
    {60, 72, 110, 12},    // header_fill
    {60, 72, 110, 16},    // placeholder
}};

constexpr Roles dark_roles{{
    {27, 27, 31},         // background
    {218, 219, 224},      // text
    {243, 244, 247},      // heading
    {160, 163, 173},      // muted
    {142, 178, 255},      // link
    {218, 219, 224},      // code
    {190, 200, 235, 24},  // code_fill
    {214, 168, 30, 52},   // mark_fill
    {200, 206, 225, 48},  // rule
    {200, 206, 225, 80},  // quote_rule
    {190, 200, 235, 16},  // header_fill
    {190, 200, 235, 18},  // placeholder
}};

}  // namespace

Palette::Palette(ColourScheme scheme) : colours_(scheme == ColourScheme::light ? light_roles : dark_roles) {}

HeadingStyle Theme::heading(int level, double width) const {
  switch (level) {
    case 1:
      return width < narrow_column ? HeadingStyle{25, 36, 48, 16} : HeadingStyle{31.25, 44, 56, 20};
    case 2:
      return {25, 36, 52, 16};
    case 3:
      return {20, 32, 36, 12};
    default:
      return {16, 28, 28, 8};
  }
}

}  // namespace kanbao
