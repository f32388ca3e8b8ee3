// Where a line may end: UAX #14 through libunibreak with its Chinese tailoring, then the rules that Chinese and web
// addresses add. Grapheme clusters (UAX #29) come from here too. Works on a paragraph's whole text, knows no widths.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kanbao {

enum class Break : std::uint8_t { none, allowed, mandatory };

// One value per byte of `text` (valid UTF-8): what may happen after that byte. Bytes inside a character are `none`;
// the last byte of the text is `mandatory`.
std::vector<Break> break_opportunities(std::string_view text);

// The byte offsets at which grapheme clusters begin, the text's size last. Empty text gives {0}.
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

}  // namespace kanbao
