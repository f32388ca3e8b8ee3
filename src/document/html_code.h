// The HTML of a code block's text: runs of a role are spans of that class, and so are lines that their author marks.
#pragma once

#include <string>

#include "document/document.h"

namespace kanbao {

// The content of `<code>`. A span ends with its line and holds no line feed, so that a marked line is one element.
std::string code_html(const Block& code);

}  // namespace kanbao
