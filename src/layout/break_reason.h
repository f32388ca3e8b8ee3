// Why a line ends where it ends, for people and for tests: nothing here is needed to lay a report out.
#pragma once

#include <span>

#include "layout/line_breaker.h"

namespace kanbao {

// The rule that moved the end of the line that begins with the item `first` and is filled up to `width` (CSS px): the
// one without which it would hold more or less, or that forbids the last of the places that would have fit, or that
// granted the place. `none` where the line ends as Unicode's opportunities and the bare advances have it.
TypographyRule rule_of_break(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first,
                             double width);

}  // namespace kanbao
