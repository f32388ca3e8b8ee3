// Rule 7, the Han–Latin gap of CLREQ 3.2.2: an eighth of an em between a Han character and a Latin letter or digit
// where the author wrote nothing. A space that the author wrote counts as the gap.
#pragma once

namespace kanbao {

// The gap in em between two characters that stand side by side on one line.
double han_latin_gap(char32_t before, char32_t after);

}  // namespace kanbao
