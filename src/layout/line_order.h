// The order in which the items of a line stand from left to right (text/bidi.h), where it may differ from that of the
// text.
#pragma once

#include <cstdint>
#include <vector>

#include "layout/paragraph.h"

namespace kanbao {

// The items from `first` to `last`, which is not included, from left to right.
std::vector<std::uint32_t> line_order(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last);

// Of each item, whether it stands right behind the one before it on every line that has both.
std::vector<bool> follow_one_another(const Paragraph& paragraph);

}  // namespace kanbao
