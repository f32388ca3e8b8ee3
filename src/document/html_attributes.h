// What the attributes of a tag of raw HTML say, read as HTML and CSS read them. Which of it a report follows is said in
// html_allow_list.h.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "document/html_tokens.h"

namespace kanbao {

// Resolves character references (`&amp;`, `&#x4E2D;`) to UTF-8.
using EntityDecoder = std::string (*)(std::string_view);

// Its first value, character references resolved; empty where there is none.
std::string attribute_value(const HtmlToken& tag, std::string_view name, EntityDecoder decode);

bool has_attribute(const HtmlToken& tag, std::string_view name);

// What the tag's style gives the property, in lower case; empty for nothing.
std::string style_of(const HtmlToken& tag, std::string_view property);

// The attribute `name`, width or height. What the style asks for goes before it (HTML Standard 15.4.3: presentational
// hints); a percentage is as whole as the page's classes can say (html_share.h).
HtmlLength length_of(const HtmlToken& tag, std::string_view name);

// `zoom: 50%` or `zoom: 0.5` in the style of a picture, as Typora writes it.
HtmlLength zoom_of(const HtmlToken& tag);

// The id that a start tag gives the place, or an `a` its name; empty where there is none.
std::string anchor_of(const HtmlToken& tag, EntityDecoder decode);

// The language that the class of a `code` within a `pre` names (HTML Standard 4.5.15), empty for none.
std::string code_language_of(const HtmlToken& tag);

// The alignment that a start tag of role container or leaf asks for.
Alignment alignment_of(const HtmlToken& tag);

// "120", "120px" or "50%"; anything else, zero and the negative included, is no length.
HtmlLength parse_html_length(std::string_view text);

}  // namespace kanbao
