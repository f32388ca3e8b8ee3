// The tags of a blog's own elements on their way through raw HTML: each is another piece of HTML, which is read in its
// place. That HTML is not looked through again, so no template can call itself. An end tag ends what stands open within
// its element; what is never ended ends with its scope.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/component.h"
#include "document/html_allow_list.h"

namespace kanbao {

// Whether what is shown ends the paragraph that it stands in.
enum class ComponentFlow : unsigned char { line, blocks };

class ComponentTags {
 public:
  // `components` outlive it; nullptr for none.
  ComponentTags(const std::vector<Component>* components, EntityDecoder decode)
      : components_(components), decode_(decode) {}

  // How the tag's component is shown; nothing where it is no component's.
  std::optional<ComponentFlow> flow_of(const HtmlToken& token) const;

  // What stands for the tag; nothing where it is no component's.
  std::optional<std::string> html_for(const HtmlToken& token);

  // Within a scope no end tag ends what was open before; the end of all that is open in it.
  void begin_scope() { scopes_.push_back(open_.size()); }
  std::string end_scope();

 private:
  struct Open {
    const Component* component = nullptr;
    std::string after;  // its content
  };

  std::string end(const Component& component);
  std::string end_down_to(std::size_t count);
  std::size_t open_before_scope() const { return scopes_.empty() ? 0 : scopes_.back(); }

  const Component* component_of(const HtmlToken& tag) const;

  const std::vector<Component>* components_;
  EntityDecoder decode_;
  std::vector<Open> open_;
  std::vector<std::size_t> scopes_;  // how many were open when each began, but for the whole
};

}  // namespace kanbao
