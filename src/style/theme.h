// The look of a report in numbers: the type scale, the rhythm of gaps and the palettes. Sizes are CSS px; the
// page's own style sheet (web/page.css) repeats them for the HTML, and a test compares the two.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

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
  placeholder,  // where an image is still loading
  count,
};

class Palette {
 public:
  // The palettes hold contrast: text roles on the background, and on each fill they stand on, at least 4.5, with more
  // contrast 7 (WCAG 2.2, 1.4.3 and 1.4.6).
  explicit Palette(ColourScheme scheme, Contrast contrast = Contrast::normal);

  Colour operator[](ColourRole role) const { return colours_[static_cast<std::size_t>(role)]; }

 private:
  std::array<Colour, static_cast<std::size_t>(ColourRole::count)> colours_;
};

struct HeadingStyle {
  double size;
  double line_height;
  double gap_before;
  double gap_after;
};

struct Theme {
  double font_size = 16;
  double line_height = 28;  // 1.75, CLREQ's comfortable leading for screens
  double code_scale = 0.875;
  double script_scale = 0.75;  // sub and sup
  double block_gap = 20;
  double rule_gap = 32;      // above and below a thematic break
  double list_gap = 12;      // between a paragraph and its list, and between the items of a loose list
  double item_gap = 6;       // between the items of a tight list
  double list_indent = 24;   // a bullet and its gap
  double quote_indent = 20;  // the bar and its gap
  double figure_gap = 12;    // above and below an image that stands like a figure
  double code_padding = 16;
  double code_line_height = 24;
  double cell_padding_x = 12;
  double cell_padding_y = 8;
  double byline_gap = 40;  // below the report's header
  bool justified = false;  // paragraphs fill their column from edge to edge, instead of ragged right

  // `level` is 1 to 6; `width` is that of the column: a narrow one takes a smaller title.
  HeadingStyle heading(int level, double width) const;
};

}  // namespace kanbao
