// Bounds how deep Markdown containers can nest, before the parser sees the text: it compares every line with every
// container that is open, so lines of thousands of `>` or `-` would cost the square of their length.
#pragma once

#include <string>

namespace kanbao {

// The text with a backslash before the marker (of a quote or a list item) that would open one container too many on a
// line, which so becomes text, and with indentation beyond what the deepest list needs cut off.
std::string with_limited_nesting(std::string text);

}  // namespace kanbao
