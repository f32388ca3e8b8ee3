// Reads Markdown (CommonMark with GFM's tables, strikethrough, task lists and autolinks, and footnotes) into a
// Document. Raw HTML passes through the allow-list, URLs through the URL policy. No input fails: what is malformed is
// text. Deliberately unlike GitHub: only `~~` strikes (Chinese writes ranges as 1~2), bare URLs end before Chinese
// text, and nesting has a bound. Time grows with the input's length.
#pragma once

#include <string_view>
#include <vector>

#include "document/component.h"
#include "document/document.h"

namespace kanbao {

// `body` is the file without its front matter, in any encoding of which bytes that are not UTF-8 become U+FFFD;
// `first_line` is the number of its first line in the file.
// Elements of `components` are read as what their templates say.
Document read_markdown(std::string_view body, int first_line = 1, const std::vector<Component>& components = {});

}  // namespace kanbao
