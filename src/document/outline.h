// The headings of a document, for a table of contents.
#pragma once

#include <vector>

#include "document/document.h"

namespace kanbao {

// Of a block that is a heading.
OutlineEntry outline_entry(const Block& heading);

// In reading order; headings within quotes and lists included, the title in the report's header left out.
std::vector<OutlineEntry> outline_of(const Document& document);

}  // namespace kanbao
