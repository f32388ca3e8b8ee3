#include "document/component_html.h"

#include <algorithm>
#include <string_view>
#include <vector>

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
    const std::size_t slot = std::min(slot_, html_.size());
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
      if (!append_filled(token.text, true)) open_.back().lacks_value = true;
    } else if (is_start) {
      add_start_tag(token);
    } else if (open_.size() > 1) {
      html_.append("</").append(token.name).append(">");
      end_element();
    }
  }

  void add_start_tag(const HtmlToken& tag) {
    open_.push_back({html_.size()});
    html_.append("<").append(tag.name);
    for (const HtmlAttribute& attribute : tag.attributes) {
      const std::size_t before = html_.size();
      html_.append(" ").append(attribute.name).append("=\"");
      const bool is_whole = append_filled(attribute.value, true);
      html_.append("\"");
      if (is_whole) continue;
      html_.erase(before);
      if (attribute.name == "src") open_.back().lacks_value = true;
    }
    html_.append(">");
    if (is_void(tag.name)) end_element();
  }

  void end_element() {
    const Element element = open_.back();
    open_.pop_back();
    const bool holds_slot = slot_ != std::string::npos && slot_ > element.begin;
    if (element.lacks_value && !holds_slot) html_.erase(element.begin);
  }

  // Whether every attribute that `text` of the template names has a value.
  bool append_filled(std::string_view text, bool has_defaults) {
    bool is_whole = true;
    for (;;) {
      const std::size_t begin = text.find('{');
      const std::size_t end = text.find('}', begin);
      append(text.substr(0, end == std::string_view::npos ? end : begin));
      if (end == std::string_view::npos) return is_whole;
      const std::string attribute(text.substr(begin + 1, end - begin - 1));
      is_whole = append_value(attribute, has_defaults) && is_whole;
      text.remove_prefix(end + 1);
    }
  }

  // Defaults may name attributes, but not one another.
  bool append_value(const std::string& attribute, bool has_defaults) {
    const std::size_t before = html_.size();
    for (const HtmlAttribute& given : start_tag_.attributes) {
      if (given.name == attribute && html_.size() == before) append(given.value);
    }
    const auto known = component_.defaults.find(attribute);
    if (html_.size() > before) return true;
    if (!has_defaults || known == component_.defaults.end()) return false;
    if (append_filled(known->second, false)) return true;
    html_.erase(before);
    return false;
  }

  // Text or a part of a value, whatever it holds.
  void append(std::string_view raw) { html_.append(escaped_html(decode_(raw))); }

  const Component& component_;
  const HtmlToken& start_tag_;
  EntityDecoder decode_;
  std::string html_;
  std::size_t slot_ = std::string::npos;  // in `html_`
  std::vector<Element> open_;             // of the template; the first is all of it
};

}  // namespace

ComponentHtml component_html(const Component& component, const HtmlToken& start_tag, EntityDecoder decode) {
  return TemplateFilling(component, start_tag, decode).filled();
}

}  // namespace kanbao
