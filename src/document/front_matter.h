// Splits the front matter (YAML between two lines of `---`) off a Markdown file. It does not read the YAML. A file
// has front matter only when its first line is `---` and a later line closes it; otherwise all of it is body.
#pragma once

#include <string_view>

#include "document/document.h"

namespace kanbao {

struct FrontMatter {
  SourceLines lines;      // the YAML between the two marks; last < first when there is none or it is empty
  std::string_view yaml;  // a part of the text that was split
  std::string_view body;  // a part of the text that was split
  int body_line = 1;
  bool present = false;
};

// A byte order mark is skipped; lines end in LF, CR LF or CR. The closing mark may also be `...`, as in YAML.
FrontMatter split_front_matter(std::string_view text);

}  // namespace kanbao
