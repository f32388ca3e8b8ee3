// Where a line may end: UAX #14 with its Chinese tailoring, then our own rules, each in a unit of its own: what may not
// begin or end a line (prohibitions), numbers and double marks that stay whole (atomic_text), addresses and code
// (address_breaks, code_breaks). Works on a paragraph's whole text, knows no widths. Linear in the text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/typography_rule.h"
#include "text/uax14.h"

namespace kanbao {

struct ByteRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // not included
};

// What may happen after a byte, and the rule that says so: `none` where it is Unicode's own word.
struct BreakPlace {
  Break kind = Break::none;
  TypographyRule by = TypographyRule::none;
};
using BreakPlaces = std::vector<BreakPlace>;

// One place per byte of `text` (valid UTF-8). Bytes inside a grapheme cluster are `none`; the last byte of the text is
// `mandatory`. `code` are the stretches of the text that are code, in order.
BreakPlaces break_opportunities(std::string_view text, std::span<const ByteRange> code = {});

// The two halves of that: the places as Unicode has them, and these with our own rules.
BreakPlaces unicode_places(std::string_view text);
BreakPlaces with_rules(std::string_view text, std::span<const ByteRange> code, BreakPlaces places);

}  // namespace kanbao
