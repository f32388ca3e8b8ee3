// The bidirectional algorithm (UAX #9), through SheenBidi: the embedding levels of a paragraph's text, and from them
// the order in which the parts of a line stand from left to right. Where lines end is not decided here.
//
// An inline element may be isolated: what surrounds it sees one neutral character, and no control character in it
// reaches beyond it. So are elements with `unicode-bidi: isolate` and `direction: ltr` (CSS Writing Modes 4, 2.4.2).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/break_opportunities.h"

namespace kanbao {

constexpr std::uint8_t no_edge = 0xFF;

struct BidiPlace {
  std::uint8_t level = 0;       // odd: from right to left
  std::uint8_t edge = no_edge;  // the lowest level of an isolated element's edge before it, if there is one
};

// Of each byte of the text, which line feeds part into paragraphs; rule L1 is applied as if each were one line.
// `isolated` elements are in the order in which they begin, each before those that lie in it. `base` is the level of
// the paragraphs.
std::vector<BidiPlace> bidi_places(std::string_view text, std::span<const ByteRange> isolated, std::uint8_t base = 0);

// What stands in one piece on a line.
struct BidiPart {
  BidiPlace place;
  bool is_blank = false;  // white space or an invisible character, which rule L1 takes out of the order at a line's end
};

// The parts' indices from left to right (rules L1 and L2), in a paragraph of the level `base`.
std::vector<std::uint32_t> visual_order(std::vector<BidiPart> line, std::uint8_t base = 0);

}  // namespace kanbao
