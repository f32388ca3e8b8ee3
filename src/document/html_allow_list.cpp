#include "document/html_allow_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "document/url_policy.h"

namespace kanbao {

namespace {

template <std::size_t size>
bool is_one_of(std::string_view tag, const std::array<std::string_view, size>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// HTML 15.3.3 "Flow content" and after: what the standard's style sheet displays as a block, a list item or a table.
constexpr std::array<std::string_view, 51> block_tags = {
    "address", "article",  "aside",  "blockquote", "body",     "caption",    "colgroup", "dd",      "details",
    "dialog",  "dir",      "dl",     "dt",         "fieldset", "figcaption", "figure",   "footer",  "form",
    "h1",      "h2",       "h3",     "h4",         "h5",       "h6",         "head",     "header",  "hgroup",
    "hr",      "html",     "iframe", "legend",     "li",       "listing",    "main",     "menu",    "nav",
    "ol",      "optgroup", "option", "plaintext",  "pre",      "search",     "section",  "summary", "table",
    "tbody",   "tfoot",    "thead",  "tr",         "ul",       "xmp"};

std::string attribute_value(const HtmlToken& tag, std::string_view name, EntityDecoder decode) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  const auto found = std::find_if(tag.attributes.begin(), tag.attributes.end(), is_named);
  return found == tag.attributes.end() ? std::string() : decode(found->value);
}

bool has_attribute(const HtmlToken& tag, std::string_view name) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  return std::any_of(tag.attributes.begin(), tag.attributes.end(), is_named);
}

std::optional<Inline> link_of(const HtmlToken& tag, EntityDecoder decode) {
  if (!has_attribute(tag, "href")) return std::nullopt;
  std::optional<std::string> url = safe_link_url(attribute_value(tag, "href", decode));
  if (!url) return std::nullopt;
  Inline link;
  link.kind = InlineKind::link;
  link.url = std::move(*url);
  link.title = attribute_value(tag, "title", decode);
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

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\f") - first + 1);
}

}  // namespace

HtmlRole role_of(std::string_view tag) {
  constexpr std::array<std::string_view, 8> inline_tags = {"sub", "sup", "kbd", "u", "del", "ins", "mark", "span"};
  constexpr std::array<std::string_view, 3> container_tags = {"div", "center", "p"};
  if (tag == "br") return HtmlRole::line_break;
  if (tag == "img") return HtmlRole::image;
  if (tag == "a") return HtmlRole::link;
  if (tag == "td" || tag == "th") return HtmlRole::cell;
  if (hides_content(tag)) return HtmlRole::hidden;
  if (is_one_of(tag, inline_tags)) return HtmlRole::inline_element;
  if (is_one_of(tag, container_tags)) return HtmlRole::container;
  return is_one_of(tag, block_tags) ? HtmlRole::block : HtmlRole::unknown;
}

std::optional<Inline> inline_of(const HtmlToken& tag, EntityDecoder decode) {
  const HtmlRole role = role_of(tag.name);
  if (role == HtmlRole::link) return link_of(tag, decode);
  if (role == HtmlRole::image) return image_of(tag, decode);
  if (role != HtmlRole::inline_element) return std::nullopt;
  Inline element;
  element.kind = InlineKind::html_element;
  element.tag = tag.name;
  return element;
}

Alignment alignment_of(const HtmlToken& tag) {
  if (tag.name == "center") return Alignment::center;
  const std::string value = lower(attribute_value(tag, "align", [](std::string_view raw) { return std::string(raw); }));
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
  const std::string unit = lower(trimmed(text.substr(length)));
  if (value <= 0 || value > largest) return {};
  if (unit == "%") return {HtmlLength::Unit::percent, value};
  return unit.empty() || unit == "px" ? HtmlLength{HtmlLength::Unit::px, value} : HtmlLength{};
}

}  // namespace kanbao
