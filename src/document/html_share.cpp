#include "document/html_share.h"

namespace kanbao {

std::string share_classes(int share) {
  if (share == 0) return {};
  std::string classes = "share";
  if (share >= 10) classes += " tens-" + std::to_string(share / 10);
  if (share % 10 != 0) classes += " ones-" + std::to_string(share % 10);
  return classes;
}

}  // namespace kanbao
