#include "document/component_html.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "document/html_writer.h"

namespace kanbao {

namespace {

bool is_void(std::string_view tag) { return tag == "img" || tag == "br" || tag == "hr"; }

class TemplateFilling {
 public:
  TemplateFilling(const Component& component, const HtmlToken& start_tag, EntityDecoder decode)
      : component_(component), start_tag_(start_tag), decode_(decode) {}

  ComponentHtml filled() {
    open_.emplace_back();
    tokenize_html(component_.html, [&](const HtmlToken& token) { add(token); });
    const std::size_t slot = slot_.value_or(html_.size());
    return {html_.substr(0, slot), html_.substr(slot)};
  }

 private:
  struct Element {
    std::size_t begin = 0;  // of its start tag in `html_`
    bool lacks_value = false;
  };

  void add(const HtmlToken& token) {
    const bool is_start = token.kind == HtmlToken::Kind::start_tag;
    if (token.name == "slot") {
      if (is_start) slot_ = html_.size();
    } else if (token.kind == HtmlToken::Kind::text) {
      add_text(token.text);
    } else if (is_start) {
      open_.push_back({html_.size()});
      add_start_tag(token);
      if (is_void(token.name)) end_element();
    } else if (open_.size() > 1) {
      html_ += "</" + token.name + ">";
      end_element();
    }
  }

  void add_start_tag(const HtmlToken& tag) {
    html_ += "<" + tag.name;
    for (const HtmlAttribute& attribute : tag.attributes) {
      bool is_whole = true;
      const std::string value = with_values(decode_(attribute.value), true, is_whole);
      if (is_whole) html_ += " " + attribute.name + "=\"" + escaped_html(value) + "\"";
      if (!is_whole && attribute.name == "src") open_.back().lacks_value = true;
    }
    html_ += ">";
  }

  void end_element() {
    const Element element = open_.back();
    open_.pop_back();
    const bool holds_slot = slot_ && *slot_ > element.begin;
    if (element.lacks_value && !holds_slot) html_.resize(element.begin);
  }

  void add_text(std::string_view text) {
    bool is_whole = true;
    html_ += escaped_html(with_values(decode_(text), true, is_whole));
    if (!is_whole) open_.back().lacks_value = true;
  }

  // `is_whole` becomes false where a value is missing. Defaults may name attributes, but not one another.
  std::string with_values(std::string_view text, bool has_defaults, bool& is_whole) const {
    std::string result;
    for (std::size_t begin = text.find('{'); begin != std::string_view::npos; begin = text.find('{')) {
      const std::size_t end = text.find('}', begin);
      if (end == std::string_view::npos) break;
      const std::string value = value_of(lower_case_ascii(text.substr(begin + 1, end - begin - 1)), has_defaults);
      is_whole = is_whole && !value.empty();
      result.append(text.substr(0, begin)).append(value);
      text.remove_prefix(end + 1);
    }
    return result.append(text);
  }

  std::string value_of(const std::string& attribute, bool has_defaults) const {
    std::string value = attribute_value(start_tag_, attribute, decode_);
    const auto known = component_.defaults.find(attribute);
    if (!value.empty() || !has_defaults || known == component_.defaults.end()) return value;
    bool is_whole = true;
    value = with_values(known->second, false, is_whole);
    return is_whole ? value : std::string();
  }

  const Component& component_;
  const HtmlToken& start_tag_;
  EntityDecoder decode_;
  std::string html_;
  std::optional<std::size_t> slot_;
  std::vector<Element> open_;  // of the template; the first is all of it
};

}  // namespace

ComponentHtml component_html(const Component& component, const HtmlToken& start_tag, EntityDecoder decode) {
  return TemplateFilling(component, start_tag, decode).filled();
}

}  // namespace kanbao
