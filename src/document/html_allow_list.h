// Which raw HTML a report may use. It turns a tag into what it means here, its URLs checked and its attributes read;
// tags outside of the list are told apart only by whether they end a paragraph. It keeps no state between tags.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/html_attributes.h"
#include "document/html_tokens.h"

namespace kanbao {

enum class HtmlRole : unsigned char {
  line_break,      // br
  image,           // img
  media,           // video audio, with the source and track elements within; the rest of their content is fallback
  embedded,        // iframe embed object: a link to what they would hold, as a line of its own
  link,            // a; without a usable href it means nothing but is still matched with its end tag
  inline_element,  // one of inline_tags
  container,       // div center p blockquote ul ol li dl dd figure details: holds blocks
  leaf,            // h1 to h6, dt, figcaption, summary: holds a line
  rule,            // hr
  preformatted,    // pre
  hidden,          // script style: dropped with their contents
  block,           // any other element that begins a new line in a browser: dropped, its text stands by itself
  table,           // with all that belongs to it (html_table.h)
  cell,            // td th: in no table dropped, a space stands between neighbours
  ruby,            // ruby and its parts (ruby.h)
  unknown,         // dropped, its text kept
};

// What GitHub keeps of the elements within a line.
constexpr std::array<std::string_view, 24> inline_tags = {
    "sub", "sup",    "kbd",   "u",   "del", "ins",  "mark", "span", "b",    "strong", "i",    "em",
    "s",   "strike", "small", "big", "q",   "cite", "code", "var",  "samp", "tt",     "abbr", "dfn"};
HtmlRole role_of(std::string_view tag);

// Whether a tag of that role stands between paragraphs, not within one.
bool ends_paragraph(HtmlRole role);

// The element a start tag of the roles link, image, media, inline_element or ruby stands for, without children; nothing
// when it has no meaning (a link whose URL is refused, an rb).
std::optional<Inline> inline_of(const HtmlToken& tag, EntityDecoder decode);

// What a `source` or a `track` within a media element refers to; nothing where that is refused or another tag.
std::optional<MediaFile> media_file_of(const HtmlToken& tag, EntityDecoder decode);

// The link that a start tag of role embedded stands for, named by its title or its address; nothing where it has none.
std::optional<Inline> embedded_link_of(const HtmlToken& tag, EntityDecoder decode);

// "video" or "audio" for an address whose path ends as such files do; empty for others.
std::string_view media_tag_of(std::string_view url);

// The elements of role container.
constexpr std::array<std::string_view, 11> container_tags = {"div", "center", "p",  "blockquote", "ul",     "ol",
                                                             "li",  "dl",     "dd", "figure",     "details"};

// The block that a start tag of role container, leaf or preformatted stands for, without children and inlines.
Block block_of(const HtmlToken& tag, EntityDecoder decode);

}  // namespace kanbao
