// What a line's end in the Markdown means within a paragraph: a space between words, nothing between Chinese
// characters, which are written without spaces (as CSS Text 4.1.3 lets a browser do, and Chromium does not).
#pragma once

#include <vector>

#include "document/document.h"

namespace kanbao {

inline bool ends_line(const Inline& node) {
  return node.kind == InlineKind::soft_break || node.kind == InlineKind::hard_break;
}

// For each soft break of the inlines, in reading order, whether it stands for a space: not when both neighbours are
// CJK letters or punctuation. Layout, HTML and plain text all ask here, so that they agree.
std::vector<bool> soft_breaks_as_spaces(const std::vector<Inline>& inlines);

}  // namespace kanbao
