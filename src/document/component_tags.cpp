#include "document/component_tags.h"

#include <algorithm>
#include <utility>

#include "document/component_html.h"

namespace kanbao {

namespace {

// An end tag looks through what is open. Deeper elements are whole before their content.
constexpr std::size_t most_open = 200;

}  // namespace

const Component* ComponentTags::component_of(const HtmlToken& tag) const {
  if (components_ == nullptr || components_->empty() || tag.kind == HtmlToken::Kind::text) return nullptr;
  std::string name = tag.name;
  std::erase(name, '-');
  const auto found = std::find_if(components_->begin(), components_->end(),
                                  [&](const Component& component) { return component.name == name; });
  return found == components_->end() ? nullptr : &*found;
}

std::optional<ComponentFlow> ComponentTags::flow_of(const HtmlToken& token) const {
  const Component* component = component_of(token);
  if (component == nullptr) return std::nullopt;
  ComponentFlow flow = ComponentFlow::line;
  tokenize_html(component->html, [&](const HtmlToken& part) {
    if (part.kind != HtmlToken::Kind::text && ends_paragraph(role_of(part.name))) flow = ComponentFlow::blocks;
  });
  return flow;
}

std::optional<std::string> ComponentTags::html_for(const HtmlToken& token) {
  const Component* component = component_of(token);
  if (component == nullptr) return std::nullopt;
  if (token.kind == HtmlToken::Kind::end_tag) return end(*component);
  ComponentHtml html = component_html(*component, token, decode_);
  if (token.is_self_closing || open_.size() >= most_open) return html.before + html.after;
  open_.push_back({component, std::move(html.after)});
  return html.before;
}

std::string ComponentTags::end(const Component& component) {
  std::size_t its = open_.size();
  while (its > open_before_scope() && open_[its - 1].component != &component) --its;
  return its > open_before_scope() ? end_down_to(its - 1) : std::string();
}

std::string ComponentTags::end_scope() {
  std::string html = end_down_to(open_before_scope());
  if (!scopes_.empty()) scopes_.pop_back();
  return html;
}

std::string ComponentTags::end_down_to(std::size_t count) {
  std::string html;
  for (; open_.size() > count; open_.pop_back()) html += open_.back().after;
  return html;
}

}  // namespace kanbao
