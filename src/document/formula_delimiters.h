// Where Markdown holds formulas in TeX, as their delimiters say; it builds no nodes and reads no TeX. The rule is that
// of GitHub ("Writing mathematical expressions") and Pandoc (extension tex_math_dollars), which most Markdown agrees
// upon:
//
// - `$…$`: no white space within the delimiters; no ASCII letter or digit before the first or behind the last, so that
//   `$5 和 $6` and `US$5` are prices. Between Han characters no space is asked for, because Chinese writes none; but
//   what holds one of its commas or stops is a sentence between two prices: `$6 是价格，$x$ 是公式`.
// - `` $`…`$ ``: whatever stands between, GitHub's form for what the other would take for something else.
// - `$$…$$`: a formula that is displayed. It may span lines, and has no rule for white space.
// - Lines from one that begins with `$$` to one that ends with `$$`: the same as a block of its own, which CommonMark
//   reads no further. As in TeX none of them is blank.
//
// A backslash before a dollar makes it none. Code binds tighter than formulas do.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kanbao {

// The end of the formula that begins with the dollar at `dollar`, its delimiters included. Linear over all dollars of a
// text: no search goes on behind the next delimiter.
std::optional<std::size_t> end_of_formula(std::string_view text, std::size_t dollar);

// The blocks of lines, in the order of the text. Lines count from 1; the marks of quotes and list items before a first
// line are left to the parser.
std::vector<SourceLines> formula_blocks(std::string_view text);

// Whether a formula with these delimiters is displayed, not set in the line.
bool is_displayed(std::string_view written);

}  // namespace kanbao
