// The formulas of formula_delimiters.h as an extension of cmark-gfm, so that what stands in them is neither emphasis
// nor a list: an inline is a custom inline whose `on_enter` is the formula as it was written, a block of lines is a
// block of code that belongs to an extension and whose literal holds the delimiters, too.
#pragma once

#include <vector>

#include "document/cmark_extension.h"
#include "document/document.h"

namespace kanbao {

// `blocks` are those of the text that is to be parsed, and must outlive the extension.
CmarkExtension make_formula_extension(const std::vector<SourceLines>& blocks);

}  // namespace kanbao
