// Fourth inline stage: line ranges become lines with a y, a baseline and fragments at their x. Items of one word that
// stay together on a line become one fragment, so that the word is painted as the browser shapes it. Fragments are in
// the order of the text; where some of it runs from right to left, that is not the order of their x. Such lines are not
// justified.
#pragma once

#include <span>

#include "layout/layout_tree.h"
#include "layout/line_breaker.h"

namespace kanbao {

struct LinePlace {
  Point origin;            // CSS px, top left of the first line
  double width = 0;        // CSS px, what alignment refers to
  bool justified = false;  // lines but the last of a paragraph fill the width (rule 6)
};

// Places the lines below one another from `place.origin`. Lines that hold a tall object grow around it.
PlacedText place_lines(const Paragraph& paragraph, std::span<const LineRange> ranges,
                       std::span<const Size> object_sizes, const LinePlace& place);

}  // namespace kanbao
