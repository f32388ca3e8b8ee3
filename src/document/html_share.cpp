#include "document/html_share.h"

#include <algorithm>
#include <cmath>

namespace kanbao {

int share_of(const HtmlLength& width) {
  if (width.unit != HtmlLength::Unit::percent) return 0;
  return static_cast<int>(std::clamp(std::round(width.value), 1.0, 100.0));
}

std::string share_classes(int share) {
  if (share == 0) return {};
  std::string classes = "share";
  if (share >= 10) classes += " tens-" + std::to_string(share / 10);
  if (share % 10 != 0) classes += " ones-" + std::to_string(share % 10);
  return classes;
}

}  // namespace kanbao
