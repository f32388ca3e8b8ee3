// What is set in bold by what it is: fonts are cut to it (`shown_characters`), and layout sets it so.
#pragma once

#include <string_view>

#include "document/document.h"

namespace kanbao {

// Whether a block's own text is bold. Cells are so by the row in which they stand.
constexpr bool is_bold(BlockKind kind) {
  return kind == BlockKind::heading || kind == BlockKind::description_term || kind == BlockKind::details_summary ||
         kind == BlockKind::alert_title;
}

// The same of an inline element of HTML, by its name in lower case.
constexpr bool is_bold_element(std::string_view tag) { return tag == "b" || tag == "strong"; }

}  // namespace kanbao
