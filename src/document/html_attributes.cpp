#include "document/html_attributes.h"

#include <algorithm>

#include "base/ascii.h"
#include "document/html_share.h"
#include "document/html_style.h"

namespace kanbao {

namespace {

std::string raw_value(const HtmlToken& tag, std::string_view name) {
  return attribute_value(tag, name, [](std::string_view raw) { return std::string(raw); });
}

Alignment alignment_named(std::string_view side) {
  if (side == "left" || side == "start") return Alignment::left;
  if (side == "center" || side == "middle") return Alignment::center;
  if (side == "right" || side == "end") return Alignment::right;
  return Alignment::none;
}

}  // namespace

std::string attribute_value(const HtmlToken& tag, std::string_view name, EntityDecoder decode) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  const auto found = std::find_if(tag.attributes.begin(), tag.attributes.end(), is_named);
  return found == tag.attributes.end() ? std::string() : decode(found->value);
}

bool has_attribute(const HtmlToken& tag, std::string_view name) {
  const auto is_named = [&](const HtmlAttribute& attribute) { return attribute.name == name; };
  return std::any_of(tag.attributes.begin(), tag.attributes.end(), is_named);
}

std::string style_of(const HtmlToken& tag, std::string_view property) {
  return style_value(raw_value(tag, "style"), property);
}

HtmlLength length_of(const HtmlToken& tag, std::string_view name) {
  HtmlLength length = parse_html_length(style_of(tag, name));
  if (length.unit == HtmlLength::Unit::none) length = parse_html_length(raw_value(tag, name));
  if (length.unit == HtmlLength::Unit::percent)
    length.value = share_of(length);  // as much as the page's classes can say
  return length;
}

HtmlLength zoom_of(const HtmlToken& tag) {
  HtmlLength zoom = parse_html_length(style_of(tag, "zoom"));
  if (zoom.unit == HtmlLength::Unit::px) zoom.value *= 100;
  if (zoom.unit != HtmlLength::Unit::none) zoom.unit = HtmlLength::Unit::zoom;
  return zoom;
}

std::string anchor_of(const HtmlToken& tag, EntityDecoder decode) {
  std::string id = attribute_value(tag, "id", decode);
  if (id.empty() && tag.name == "a") id = attribute_value(tag, "name", decode);
  // An id with white space in it is none that a link could name.
  return id.find_first_of(" \t\r\n\f") == std::string::npos ? id : std::string();
}

std::string code_language_of(const HtmlToken& tag) {
  constexpr std::string_view prefix = "language-";
  const std::string classes = raw_value(tag, "class");
  const std::size_t at = classes.find(prefix);
  if (at == std::string::npos) return {};
  const std::size_t first = at + prefix.size();
  return classes.substr(first, classes.find_first_of(" \t\n", first) - first);
}

Alignment alignment_of(const HtmlToken& tag) {
  if (tag.name == "center") return Alignment::center;
  const Alignment styled = alignment_named(style_of(tag, "text-align"));
  if (styled != Alignment::none) return styled;
  return alignment_named(trimmed(lower_case_ascii(raw_value(tag, "align"))));
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
