#include "document/html_allow_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "document/url_policy.h"

namespace kanbao {

namespace {

template <std::size_t size>
bool is_one_of(std::string_view tag, const std::array<std::string_view, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// HTML 15.3.3 "Flow content" and after: what the standard's style sheet displays as a block, a list item or a table.
constexpr std::array<std::string_view, 37> block_tags = {
    "address", "article", "aside",    "body",   "caption",   "colgroup", "details", "dialog",  "dir",     "fieldset",
    "footer",  "form",    "head",     "header", "hgroup",    "html",     "iframe",  "legend",  "listing", "main",
    "menu",    "nav",     "optgroup", "option", "plaintext", "search",   "section", "summary", "table",   "tbody",
    "tfoot",   "thead",   "tr",       "xmp",    "video",     "audio",    "object"};
constexpr std::array<std::string_view, 8> leaf_tags = {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption"};

bool has_attribute(const HtmlToken& tag, std::string_view name) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  return std::any_of(tag.attributes.begin(), tag.attributes.end(), is_named);
}

// An `a` without an address is a place that others lead to.
std::optional<Inline> place_of(const HtmlToken& tag, EntityDecoder decode) {
  Inline place;
  place.kind = InlineKind::html_element;
  place.tag = "span";
  place.anchor = anchor_of(tag, decode);
  return place.anchor.empty() ? std::nullopt : std::optional(std::move(place));
}

std::optional<Inline> link_of(const HtmlToken& tag, EntityDecoder decode) {
  if (!has_attribute(tag, "href")) return place_of(tag, decode);
  std::optional<std::string> url = safe_link_url(attribute_value(tag, "href", decode));
  if (!url) return std::nullopt;
  Inline link;
  link.kind = InlineKind::link;
  link.url = std::move(*url);
  link.title = attribute_value(tag, "title", decode);
  link.anchor = anchor_of(tag, decode);
  return link;
}

Inline image_of(const HtmlToken& tag, EntityDecoder decode) {
  Inline image;
  image.kind = InlineKind::image;
  image.url = safe_image_url(attribute_value(tag, "src", decode)).value_or("");
  image.title = attribute_value(tag, "title", decode);
  image.text = attribute_value(tag, "alt", decode);
  image.width = parse_html_length(attribute_value(tag, "width", decode));
  image.height = parse_html_length(attribute_value(tag, "height", decode));
  return image;
}

}  // namespace

std::string attribute_value(const HtmlToken& tag, std::string_view name, EntityDecoder decode) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  const auto found = std::find_if(tag.attributes.begin(), tag.attributes.end(), is_named);
  return found == tag.attributes.end() ? std::string() : decode(found->value);
}

HtmlRole role_of(std::string_view tag) {
  if (tag == "br") return HtmlRole::line_break;
  if (tag == "img") return HtmlRole::image;
  if (tag == "a") return HtmlRole::link;
  if (tag == "td" || tag == "th") return HtmlRole::cell;
  if (tag == "table") return HtmlRole::table;
  if (hides_content(tag)) return HtmlRole::hidden;
  if (is_one_of(tag, inline_tags)) return HtmlRole::inline_element;
  if (is_one_of(tag, container_tags)) return HtmlRole::container;
  if (is_one_of(tag, leaf_tags)) return HtmlRole::leaf;
  if (tag == "hr") return HtmlRole::rule;
  if (tag == "pre") return HtmlRole::preformatted;
  return is_one_of(tag, block_tags) ? HtmlRole::block : HtmlRole::unknown;
}

bool ends_paragraph(HtmlRole role) {
  switch (role) {
    case HtmlRole::container:
    case HtmlRole::leaf:
    case HtmlRole::rule:
    case HtmlRole::preformatted:
    case HtmlRole::block:
    case HtmlRole::table:
      return true;
    case HtmlRole::line_break:
    case HtmlRole::image:
    case HtmlRole::link:
    case HtmlRole::inline_element:
    case HtmlRole::hidden:
    case HtmlRole::cell:
    case HtmlRole::unknown:
      break;
  }
  return false;
}

std::optional<Inline> inline_of(const HtmlToken& tag, EntityDecoder decode) {
  const HtmlRole role = role_of(tag.name);
  if (role == HtmlRole::link) return link_of(tag, decode);
  if (role == HtmlRole::image) return image_of(tag, decode);
  if (role != HtmlRole::inline_element) return std::nullopt;
  Inline element;
  element.kind = InlineKind::html_element;
  element.tag = tag.name;
  element.title = attribute_value(tag, "title", decode);
  element.anchor = anchor_of(tag, decode);
  return element;
}

std::string anchor_of(const HtmlToken& tag, EntityDecoder decode) {
  std::string id = attribute_value(tag, "id", decode);
  if (id.empty() && tag.name == "a") id = attribute_value(tag, "name", decode);
  // An id with white space in it is none that a link could name.
  return id.find_first_of(" \t\r\n\f") == std::string::npos ? id : std::string();
}

Block block_of(const HtmlToken& tag, EntityDecoder decode) {
  constexpr std::array<std::pair<std::string_view, BlockKind>, 10> kinds = {{
      {"blockquote", BlockKind::block_quote},
      {"ul", BlockKind::list},
      {"ol", BlockKind::list},
      {"li", BlockKind::list_item},
      {"dl", BlockKind::description_list},
      {"dt", BlockKind::description_term},
      {"dd", BlockKind::description_details},
      {"figure", BlockKind::figure},
      {"figcaption", BlockKind::figure_caption},
      {"pre", BlockKind::code_block},
  }};
  const auto is_named = [&](const auto& kind) { return kind.first == tag.name; };
  const auto kind = std::find_if(kinds.begin(), kinds.end(), is_named);
  const bool is_heading = tag.name.size() == 2 && tag.name[0] == 'h';
  Block block;
  block.kind = is_heading ? BlockKind::heading : kind == kinds.end() ? BlockKind::container : kind->second;
  if (is_heading) block.level = tag.name[1] - '0';
  block.anchor = anchor_of(tag, decode);
  block.alignment = alignment_of(tag);
  block.tight = true;
  block.ordered = tag.name == "ol";
  const std::string start = attribute_value(tag, "start", decode);
  if (block.ordered && !start.empty()) block.start = std::max(0, std::atoi(start.c_str()));
  return block;
}

std::string code_language_of(const HtmlToken& tag) {
  constexpr std::string_view prefix = "language-";
  const std::string classes = attribute_value(tag, "class", [](std::string_view raw) { return std::string(raw); });
  const std::size_t at = classes.find(prefix);
  if (at == std::string::npos) return {};
  const std::size_t first = at + prefix.size();
  return classes.substr(first, classes.find_first_of(" \t\n", first) - first);
}

Alignment alignment_of(const HtmlToken& tag) {
  if (tag.name == "center") return Alignment::center;
  const std::string value =
      lower_case_ascii(attribute_value(tag, "align", [](std::string_view raw) { return std::string(raw); }));
  const std::string_view side = trimmed(value);
  if (side == "left") return Alignment::left;
  if (side == "center" || side == "middle") return Alignment::center;
  if (side == "right") return Alignment::right;
  return Alignment::none;
}

HtmlLength parse_html_length(std::string_view text) {
  constexpr double largest = 100000;  // CSS px or percent; beyond it nothing sensible is meant
  text = trimmed(text);
  double value = 0;
  double scale = 1;
  bool is_fraction = false;
  std::size_t length = 0;
  for (; length < text.size(); ++length) {
    const char c = text[length];
    if (c == '.' && !is_fraction) {
      is_fraction = true;
    } else if (c >= '0' && c <= '9') {
      if (is_fraction) scale /= 10;
      value = is_fraction ? value + scale * (c - '0') : std::min(value * 10 + (c - '0'), largest * 10);
    } else {
      break;
    }
  }
  const std::string unit = lower_case_ascii(trimmed(text.substr(length)));
  if (value <= 0 || value > largest) return {};
  if (unit == "%") return {HtmlLength::Unit::percent, value};
  return unit.empty() || unit == "px" ? HtmlLength{HtmlLength::Unit::px, value} : HtmlLength{};
}

}  // namespace kanbao
