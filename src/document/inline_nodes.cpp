#include "document/inline_nodes.h"

#include <algorithm>
#include <string>

namespace kanbao {

Inline leaf_of(InlineKind kind, std::string_view text) {
  Inline leaf;
  leaf.kind = kind;
  leaf.text = text;
  return leaf;
}

bool ends_in_space(const std::vector<Inline>& inlines) {
  const Inline& last = inlines.back();
  if (last.kind == InlineKind::soft_break || last.kind == InlineKind::hard_break) return true;
  return last.kind == InlineKind::text && last.text.back() == ' ';
}

void trim_end(std::vector<Inline>& inlines) {
  while (!inlines.empty()) {
    Inline& last = inlines.back();
    if (last.kind == InlineKind::text) {
      while (!last.text.empty() && last.text.back() == ' ') last.text.pop_back();
      if (!last.text.empty()) return;
    } else if (last.kind != InlineKind::soft_break) {
      return;
    }
    inlines.pop_back();
  }
}

bool trim_start(std::vector<Inline>& inlines) {
  bool has_space = false;
  auto first = inlines.begin();
  for (; first != inlines.end(); ++first) {
    std::string& text = first->text;
    if (first->kind != InlineKind::text && first->kind != InlineKind::soft_break) break;
    has_space = has_space || first->kind == InlineKind::soft_break || text.starts_with(' ');
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    if (!text.empty()) break;
  }
  inlines.erase(inlines.begin(), first);
  return has_space;
}

}  // namespace kanbao
