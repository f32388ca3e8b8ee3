#include "document/html_style.h"

#include <algorithm>

#include "base/ascii.h"

namespace kanbao {

std::string style_value(std::string_view style, std::string_view property) {
  std::string value;
  while (!style.empty()) {
    const std::string_view declaration = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(style.size(), declaration.size() + 1));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    if (lower_case_ascii(trimmed(declaration.substr(0, colon))) != property) continue;
    const std::string_view behind = declaration.substr(colon + 1);
    value = lower_case_ascii(trimmed(behind.substr(0, behind.find('!'))));
  }
  return value;
}

}  // namespace kanbao
