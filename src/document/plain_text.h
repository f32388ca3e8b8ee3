// The text of inlines as a person would read it aloud: no markup, images by their alternative text, formulas as they
// are written, line ends as spaces where a space is meant. Annotations above the line, footnote references and the ways
// back from footnotes give nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kanbao {

std::string plain_text(const std::vector<Inline>& inlines);

// Runs of white space become one space; none begins or ends the line.
std::string as_one_line(std::string_view text);

}  // namespace kanbao
