// Text that stands on a line from right to left, in runs. It is shaped so: where a run's characters alone do not say
// which way it goes, as brackets and digits do not, or say otherwise, as under an override, its font says it.
#pragma once

#include <span>

#include "layout/paragraph.h"

namespace kanbao {

// The paragraph with its spans in the fonts of their directions. `places` are those of its text.
Paragraph with_directions(Paragraph collected, std::span<const BidiPlace> places);

}  // namespace kanbao
