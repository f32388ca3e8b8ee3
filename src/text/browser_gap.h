// Which Han–Latin gaps browsers set by themselves (`text-autospace: normal`, CSS Text 4, 8.4), as Chromium 156, Firefox
// 153 and WebKitGTK 2.50 were found to: an eighth of an em, as ours are, but not beside the same characters.
#pragma once

#include <cstdint>

namespace kanbao {

enum class BrowserGap : std::uint8_t {
  none,     // no browser sets one
  letter,   // each of them does
  sign,     // Chromium alone does, beside % and its like
  unknown,  // nobody has looked
};

// Between two characters that stand side by side on one line.
BrowserGap browser_gap(char32_t before, char32_t after);

}  // namespace kanbao
