// The headings of a document, for a table of contents.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace kanbao {

struct OutlineEntry {
  int level = 1;  // 1 to 6
  std::string anchor;
  std::string text;  // plain, one line
  int line = 0;
  std::uint32_t block_id = 0;
};

// In reading order; headings within quotes and lists included.
std::vector<OutlineEntry> outline_of(const Document& document);

}  // namespace kanbao
