// Third inline stage: a width cuts the items into lines. Greedy, as browsers are and as ragged-right Chinese wants;
// linear in the number of items. Spaces at a line's end hang and have no width; a mark at a line's edge gives up its
// blank half (rule 3), and a line is squeezed before a character is carried down for the sake of a mark (rules 4 and
// 5).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "layout/paragraph.h"

namespace kanbao {

struct LineRange {
  std::uint32_t first = 0;    // item
  std::uint32_t visible = 0;  // item behind the last one that shows
  std::uint32_t last = 0;     // item behind the line, spaces and line feed included
  double width = 0;           // CSS px, of the items that show, squeezed and without the blank at its edges
  double squeeze = 0;         // CSS px that must go between the items (layout/line_adjustment.h says where)
};

// Which rules of spacing lines are filled by: all of them, but where somebody asks what one of them does.
struct SpacingRules {
  bool meeting_marks = true;
  bool line_edges = true;
  bool squeezing = true;
  bool han_latin_gap = true;
};

// The line that begins with the item `first`.
LineRange next_line(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first, double width,
                    const SpacingRules& rules = {});

// `object_sizes` has one entry for each of the paragraph's objects. A line is wider than `width` (CSS px) only where
// a single item is.
std::vector<LineRange> break_lines(const Paragraph& paragraph, std::span<const Size> object_sizes, double width);

// The width of the widest unbreakable piece, and of the text without a line break but its own: what a table's columns
// are computed from (CSS Sizing 3, min-content and max-content).
struct ContentWidths {
  double min = 0;
  double max = 0;
};
ContentWidths content_widths(const Paragraph& paragraph, std::span<const Size> object_sizes);

}  // namespace kanbao
