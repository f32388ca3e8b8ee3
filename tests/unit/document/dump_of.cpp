#include "dump_of.h"

#include "document/completed_document.h"
#include "document/front_matter.h"
#include "document/markdown_reader.h"

namespace kanbao {

std::string dump_of(const std::string& markdown) {
  const FrontMatter parts = split_front_matter(markdown);
  return dump(completed(read_markdown(parts.body, parts.body_line), {}));
}

}  // namespace kanbao
