// The HTML that stands for one element of a blog's own: its component's template, filled with its attributes. Their
// values are escaped, so that they are text or values and never tags. What names an attribute that has no value is left
// out: that attribute of the template, an image whose address it is, or, in text, the innermost element around it,
// unless that one holds the slot.
#pragma once

#include <string>

#include "document/component.h"
#include "document/html_allow_list.h"

namespace kanbao {

struct ComponentHtml {
  std::string before;  // the content
  std::string after;
};

ComponentHtml component_html(const Component& component, const HtmlToken& start_tag, EntityDecoder decode);

}  // namespace kanbao
