// Between the first inline stage and the second: which script the marks of a text are shaped in. Browsers shape a line
// as a whole, so that a mark takes the script of the letter before it, or, where there is none, of the letter behind it
// (UAX #24, 5.1). Ours are shaped apart from the letters and must be told.
#pragma once

#include "layout/paragraph.h"

namespace kanbao {

// Gives marks spans of their own whose font names the script. The text stays as it is; without letters nothing changes.
Paragraph with_scripts(Paragraph collected);

}  // namespace kanbao
