// A font as the layout names it: a family of the page's stack, weight, slope and size. What glyphs it has, and how
// wide they are, only the browser knows (text/text_measurer.h asks it).
#pragma once

#include <cstdint>
#include <string>

namespace kanbao {

enum class FontFamily : std::uint8_t { sans, mono };
enum class FontWeight : std::uint8_t { regular, bold };
enum class FontSlope : std::uint8_t { upright, italic };
// Marks that many scripts share look as the letters around them ask: fonts have other glyphs for them among letters.
enum class FontScript : std::uint8_t { any, han, latin };
// Which way a run goes, brackets and other marks mirrored; `any`: as its characters say.
enum class RunDirection : std::uint8_t { any, left_to_right, right_to_left };

struct Font {
  FontFamily family = FontFamily::sans;
  FontWeight weight = FontWeight::regular;
  FontSlope slope = FontSlope::upright;
  double size = 16;  // CSS px
  FontScript script = FontScript::any;
  RunDirection direction = RunDirection::any;

  bool operator==(const Font&) const = default;
};

// The CSS font shorthand, with `sans` or `mono` where the page puts the family's stack:
// "italic 700 16px sans".
std::string css_font(const Font& font);

}  // namespace kanbao
