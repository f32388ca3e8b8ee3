// How a line that is squeezed (rule 5) or justified (rule 6) shares out what it loses or gains: step after step, and
// within a step each room in proportion to what it can give or take. The room before an item changes by the entry of
// that item: one entry per item from `range.first` to `range.visible`, in CSS px, the first always 0.
#pragma once

#include <vector>

#include "layout/line_breaker.h"

namespace kanbao {

// Takes out `range.squeeze`. Empty where that is 0.
std::vector<float> squeezed_rooms(const Paragraph& paragraph, const LineRange& range);

// Adds `free` CSS px. Empty where characters would stand more than ¼ em apart for it: such a line had better stay
// ragged.
std::vector<float> stretched_rooms(const Paragraph& paragraph, const LineRange& range, double free);

}  // namespace kanbao
