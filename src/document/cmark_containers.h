// The containers of VitePress as an extension of cmark-gfm: blocks between a line of three colons or more with a name,
// as in `::: tip title`, and a line of as many colons alone. Names that mean nothing here are text.
#pragma once

#include <string>

#include "document/cmark_extension.h"

struct cmark_node;

namespace kanbao {

CmarkExtension make_container_extension();

// What cmark_node_get_type_string says of a container.
constexpr const char* container_type = "container";

struct ContainerLine {
  std::string name;
  std::string title;  // empty for none
};

// How the container begins.
ContainerLine container_line(cmark_node* container);

}  // namespace kanbao
