// The end of the second inline stage: how much room there is between the items of a paragraph, and how much of it may
// go. Rules 2, 3, 5 and 7 of text/typography_rule.h are turned into numbers here, once; lines are filled with them.
#pragma once

#include "layout/paragraph.h"
#include "text/text_measurer.h"

namespace kanbao {

// Sets the second group of Item's fields; the items are measured already. Code keeps its cells.
Paragraph with_spacing(Paragraph measured, TextMeasurer& measurer);

}  // namespace kanbao
