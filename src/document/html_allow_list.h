// Which raw HTML a report may use. It turns a tag into what it means here, its URLs checked and its attributes read;
// tags outside of the list are told apart only by whether they end a paragraph. It keeps no state between tags.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/html_tokens.h"

namespace kanbao {

// Resolves character references (`&amp;`, `&#x4E2D;`) to UTF-8.
using EntityDecoder = std::string (*)(std::string_view);

enum class HtmlRole : unsigned char {
  line_break,      // br
  image,           // img
  link,            // a; without a usable href it means nothing but is still matched with its end tag
  inline_element,  // sub sup kbd u del ins mark span
  container,       // div center p
  hidden,          // script style: dropped with their contents
  block,           // any other element that begins a new line in a browser: dropped, its text stands by itself
  cell,            // td th: dropped, a space stands between neighbours
  unknown,         // dropped, its text kept
};

HtmlRole role_of(std::string_view tag);

// The element a start tag of the roles link, image or inline_element stands for, without children; nothing when it
// has no meaning (a link whose URL is refused).
std::optional<Inline> inline_of(const HtmlToken& tag, EntityDecoder decode);

// The alignment that a start tag of role container asks for.
Alignment alignment_of(const HtmlToken& tag);

// "120", "120px" or "50%"; anything else, zero and the negative included, is no length.
HtmlLength parse_html_length(std::string_view text);

}  // namespace kanbao
