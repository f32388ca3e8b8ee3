// What Unicode says about a text, and nothing else: where lines may end (UAX #14) and where grapheme clusters begin
// (UAX #29), through libunibreak. Our own rules (text/typography_rule.h) build on it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kanbao {

// `emergency` is a place that is taken only where a line would overflow without it; UAX #14 knows none.
enum class Break : std::uint8_t { none, emergency, allowed, mandatory };

// Chinese: curly quotes open and close by their form, and ambiguous characters such as × and → are ideographs.
enum class Tailoring : std::uint8_t { none, chinese };

// One value per byte of `text` (valid UTF-8): what may happen after that byte. Bytes inside a character are `none`;
// the last byte of the text is `mandatory`.
std::vector<Break> uax14_breaks(std::string_view text, Tailoring tailoring);

// Rule 1. The byte offsets at which grapheme clusters begin, the text's size last. Empty text gives {0}.
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

}  // namespace kanbao
