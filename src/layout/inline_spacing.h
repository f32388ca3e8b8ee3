// The end of the second inline stage: how much room there is between the items of a paragraph, and how much of it may
// go. Rules 2, 3, 5 and 7 of text/typography_rule.h are turned into numbers here, once; lines are filled with them.
#pragma once

#include <span>
#include <vector>

#include "layout/paragraph.h"
#include "text/mark_room.h"
#include "text/text_measurer.h"

namespace kanbao {

// The room that the cells of the marks at each item's edges have; none in code.
std::vector<MarkRoom> mark_rooms(const Paragraph& itemised, TextMeasurer& measurer);

// Sets the second group of Item's fields; the items are measured already. Code keeps its cells.
Paragraph with_spacing(Paragraph measured, std::span<const MarkRoom> rooms);

}  // namespace kanbao
