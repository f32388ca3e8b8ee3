// The look of a report in numbers: the type scale, the rhythm of gaps, marks and lines, and the palettes. Lengths are
// CSS px where nothing else is said. The HTML has the same look: theme_css.h writes down what the page's style sheets
// take.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/colour.h"
#include "style/font.h"

namespace kanbao {

enum class ColourScheme : std::uint8_t { light, dark };
enum class Contrast : std::uint8_t { normal, more };

enum class ColourRole : std::uint8_t {
  background,
  text,
  heading,
  muted,
  link,
  code,
  code_fill,
  mark_fill,
  rule,         // thematic breaks, table lines, frames of image boxes
  quote_rule,   // the bar beside a block quote
  header_fill,  // a table's header row
  alert_note,   // an alert's title and bar, by its kind
  alert_tip,
  alert_important,
  alert_warning,
  alert_caution,
  code_keyword,
  code_string,
  code_literal,
  code_comment,
  code_name,
  code_type,
  line_fill,     // a line of code that its author highlights
  added_fill,    // likewise
  removed_fill,  // likewise
  bar_fill,      // shares of a whole, one over the other: translucent
};

inline constexpr std::size_t colour_role_count = static_cast<std::size_t>(ColourRole::bar_fill) + 1;

// A colour that a site has of its own.
struct OwnColour {
  ColourRole role = ColourRole::link;
  Colour colour;
  bool operator==(const OwnColour&) const = default;
};

using OwnColours = std::vector<OwnColour>;

class Palette {
 public:
  // The palettes hold contrast: text roles on the background, and on each fill they stand on, at least 4.5, with more
  // contrast 7 (WCAG 2.2, 1.4.3 and 1.4.6). Whoever gives `own` colours sees to theirs.
  explicit Palette(ColourScheme scheme, Contrast contrast = Contrast::normal, const OwnColours& own = {});

  Colour operator[](ColourRole role) const { return colours_[static_cast<std::size_t>(role)]; }

 private:
  std::array<Colour, colour_role_count> colours_;
};

// Which of a title's two sizes: a narrow column takes the smaller one.
enum class ColumnSize : std::uint8_t { wide, narrow };

struct HeadingStyle {
  double size;
  double line_height;
  double gap_before;
  double gap_after;

  // The most that is left before a heading right under this one: the two keep together.
  double gap_to_heading() const { return 2 * gap_after; }
};

struct Theme {
  // What functions without a theme at hand need too: the same for every report.
  static constexpr double line_thickness = 1;  // thematic breaks, lines of tables, frames of boxes
  static constexpr double fill_radius = 4;     // corners of fills behind a stretch of text, and of images to come
  static constexpr double fill_overhang = 3;   // such a fill beyond its text, and the room that is left for it
  static constexpr double image_margin = 8;    // above and below an image that is taller than its line

  static constexpr double audio_width = 480;  // of a player of sound, at most
  static constexpr double audio_height = 54;

  // The column. The page's rules for it are CSS alone; the layout is told a width.
  double measure = 40;        // em, at most: whole ones, so that lines of Han characters end at the edge
  double narrow_below = 480;  // a column of less than this is narrow
  double side = 20;           // between the column and the window's edge, at the least
  double frame_side = 4;      // the same in a narrow frame, whose host gives it margins of its own

  // Text.
  double font_size = 16;
  double line_height = 28;  // 1.75, CLREQ's comfortable leading for screens
  double code_scale = 0.875;
  double code_line_height = 24;
  double script_scale = 0.75;  // sub and sup
  double small_scale = 0.875;  // small; big is as much larger
  double script_raise = 0.4;   // sup, in em of the text around it
  double script_drop = 0.2;    // sub, likewise
  bool justified = false;      // paragraphs fill their column from edge to edge, instead of ragged right

  // Room between blocks.
  double block_gap = 20;
  double rule_gap = 32;    // above and below a thematic break
  double list_gap = 12;    // between a paragraph and its list, and between the items of a loose list
  double item_gap = 6;     // between the items of a tight list
  double row_gap = 12;     // between what stands side by side, at the least
  double byline_gap = 40;  // below the report's header

  // Marks of lists, in the middle of an item's first line; `x` is from the item's left edge.
  double list_indent = 24;     // a bullet and its gap
  double bullet_x = 9;         // of its centre
  double bullet_radius = 2.5;  // a disc's
  double ring_radius = 3;      // that of a list within a list
  double number_gap = 8;       // between a number and its text, at the least
  double task_x = 1;           // of its box
  double task_size = 14;
  double task_radius = 3;  // of its corners

  // Quotes, blocks of code, tables, boxes of broken images.
  double quote_indent = 20;  // the bar and its gap
  double quote_bar = 4;
  double code_padding = 16;
  double code_sign_thickness = 2;  // of a + or - before a line, half a padding long, in the middle of the padding
  double block_radius = 6;         // corners of blocks of code and of boxes
  double cell_padding_x = 12;
  double cell_padding_y = 8;
  double chart_height = 16;
  double chart_gap = 4;          // between a chart and its cell's text, and twice between its parts
  double bar_height = 8;         // of shares of a whole
  double trend_width = 64;       // of a trend, which is as high as the chart
  double trend_thickness = 1.5;  // of its line; its end is a disc three times as wide
  double scroll_bar_room = 12;   // below a table that is wider than the column
  double message_padding = 16;

  // Lines through and under text, and fills behind it: em of its own font, from its baseline.
  double underline_drop = 0.16;  // to the line's upper edge
  double line_through_raise = 0.34;
  double decoration_thickness = 1.0 / 16;  // but no less than line_thickness
  double fill_height = 1.5;
  double fill_middle = 0.36;  // above the baseline

  ColumnSize column_size(double width) const { return width < narrow_below ? ColumnSize::narrow : ColumnSize::wide; }

  // `level` is 1 to 6.
  HeadingStyle heading(int level, ColumnSize column) const;
};

// The sizes of text that a reader may choose: CSS px of ordinary text, Theme::font_size being everybody's.
constexpr std::array<double, 5> text_sizes{14, 16, 18, 20, 24};

// The look with text of the nearest of these sizes: the type scale and the rhythm grow with it, leading and gaps in
// whole CSS px. Fills, frames and what lies within a line's height in em do not.
Theme theme_of_size(double font_size);

}  // namespace kanbao
