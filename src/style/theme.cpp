#include "style/theme.h"

#include <algorithm>
#include <cmath>

namespace kanbao {

namespace {

using Roles = std::array<Colour, colour_role_count>;

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
    {28, 82, 196},        // alert_note
    {22, 101, 52},        // alert_tip
    {109, 40, 190},       // alert_important
    {138, 83, 0},         // alert_warning
    {180, 30, 38},        // alert_caution
    {190, 26, 40},        // code_keyword
    {17, 99, 41},         // code_string
    {5, 80, 174},         // code_literal
    {84, 92, 106},        // code_comment
    {110, 64, 201},       // code_name
    {149, 56, 0},         // code_type
    {28, 82, 196, 20},    // line_fill
    {26, 127, 55, 26},    // added_fill
    {207, 34, 46, 20},    // removed_fill
    {28, 82, 196, 72},    // bar_fill
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
    {142, 178, 255},      // alert_note
    {110, 200, 140},      // alert_tip
    {198, 160, 255},      // alert_important
    {226, 178, 84},       // alert_warning
    {255, 140, 134},      // alert_caution
    {255, 133, 124},      // code_keyword
    {126, 231, 135},      // code_string
    {121, 192, 255},      // code_literal
    {168, 172, 184},      // code_comment
    {210, 168, 255},      // code_name
    {255, 166, 87},       // code_type
    {142, 178, 255, 26},  // line_fill
    {46, 160, 67, 36},    // added_fill
    {248, 81, 73, 32},    // removed_fill
    {142, 178, 255, 72},  // bar_fill
}};

constexpr Roles strong_light_roles{{
    {255, 255, 255},      // background
    {0, 0, 0},            // text
    {0, 0, 0},            // heading
    {52, 56, 66},         // muted
    {10, 52, 150},        // link
    {0, 0, 0},            // code
    {60, 72, 110, 26},    // code_fill
    {255, 214, 64, 110},  // mark_fill
    {0, 0, 0, 124},       // rule
    {0, 0, 0, 124},       // quote_rule
    {60, 72, 110, 20},    // header_fill
    {10, 52, 150},        // alert_note
    {10, 70, 32},         // alert_tip
    {78, 20, 140},        // alert_important
    {92, 52, 0},          // alert_warning
    {130, 10, 20},        // alert_caution
    {130, 4, 18},         // code_keyword
    {8, 70, 28},          // code_string
    {4, 54, 122},         // code_literal
    {52, 58, 68},         // code_comment
    {74, 34, 150},        // code_name
    {105, 38, 0},         // code_type
    {28, 82, 196, 18},    // line_fill
    {26, 127, 55, 22},    // added_fill
    {207, 34, 46, 18},    // removed_fill
    {10, 52, 150, 96},    // bar_fill
}};

constexpr Roles strong_dark_roles{{
    {12, 12, 14},          // background
    {255, 255, 255},       // text
    {255, 255, 255},       // heading
    {208, 211, 219},       // muted
    {190, 212, 255},       // link
    {255, 255, 255},       // code
    {190, 200, 235, 36},   // code_fill
    {214, 168, 30, 52},    // mark_fill
    {255, 255, 255, 124},  // rule
    {255, 255, 255, 124},  // quote_rule
    {190, 200, 235, 26},   // header_fill
    {190, 212, 255},       // alert_note
    {160, 230, 184},       // alert_tip
    {222, 200, 255},       // alert_important
    {244, 212, 140},       // alert_warning
    {255, 190, 184},       // alert_caution
    {255, 184, 178},       // code_keyword
    {150, 240, 158},       // code_string
    {160, 212, 255},       // code_literal
    {208, 211, 219},       // code_comment
    {224, 196, 255},       // code_name
    {255, 190, 130},       // code_type
    {142, 178, 255, 26},   // line_fill
    {46, 160, 67, 40},     // added_fill
    {248, 81, 73, 36},     // removed_fill
    {190, 212, 255, 96},   // bar_fill
}};

const Roles& roles_of(ColourScheme scheme, Contrast contrast) {
  if (contrast == Contrast::more) return scheme == ColourScheme::light ? strong_light_roles : strong_dark_roles;
  return scheme == ColourScheme::light ? light_roles : dark_roles;
}

HeadingStyle usual_heading(int level, ColumnSize column) {
  switch (level) {
    case 1:
      return column == ColumnSize::narrow ? HeadingStyle{25, 36, 48, 16} : HeadingStyle{31.25, 44, 56, 20};
    case 2:
      return {25, 36, 52, 16};
    case 3:
      return {20, 32, 36, 12};
    default:
      return {16, 28, 28, 8};
  }
}

// Anything that is no number is everybody's size.
double nearest_size(double asked) {
  const double within = std::clamp(asked, text_sizes.front(), text_sizes.back());
  double nearest = Theme().font_size;
  for (const double size : text_sizes) {
    if (std::abs(size - within) < std::abs(nearest - within)) nearest = size;
  }
  return nearest;
}

}  // namespace

Palette::Palette(ColourScheme scheme, Contrast contrast, const OwnColours& own) : colours_(roles_of(scheme, contrast)) {
  for (const auto& [role, colour] : own) colours_[static_cast<std::size_t>(role)] = colour;
}

HeadingStyle Theme::heading(int level, ColumnSize column) const {
  const double growth = font_size / Theme().font_size;
  const HeadingStyle usual = usual_heading(level, column);
  return {std::round(usual.size * growth * 100) / 100, std::round(usual.line_height * growth),
          std::round(usual.gap_before * growth), std::round(usual.gap_after * growth)};
}

Theme theme_of_size(double font_size) {
  Theme theme;
  const double usual = theme.font_size;
  theme.font_size = nearest_size(font_size);
  // Of smaller text no less, because a narrow frame's sides are what they are.
  theme.narrow_below = std::max(theme.narrow_below, theme.narrow_below * theme.font_size / usual);
  for (double* length :
       {&theme.line_height, &theme.code_line_height, &theme.block_gap, &theme.rule_gap, &theme.list_gap,
        &theme.item_gap, &theme.byline_gap, &theme.list_indent, &theme.bullet_x, &theme.quote_indent}) {
    *length = std::round(*length * theme.font_size / usual);
  }
  for (double* radius : {&theme.bullet_radius, &theme.ring_radius}) *radius *= theme.font_size / usual;
  return theme;
}

}  // namespace kanbao
