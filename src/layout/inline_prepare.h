// Second inline stage: text becomes items (inline_itemise), which are measured (item_advances) and spaced
// (inline_spacing). What comes out serves every width.
#pragma once

#include <span>

#include "layout/paragraph.h"
#include "text/mark_room.h"
#include "text/text_measurer.h"

namespace kanbao {

// Fills the paragraph's items and metrics. Its collected fields stay as they are.
Paragraph prepare_paragraph(Paragraph collected, TextMeasurer& measurer);

// The end of it: dashes get their width, items the room between them, and the paragraph its baseline. `rooms` are those
// of the marks (inline_spacing).
Paragraph with_metrics(Paragraph measured, std::span<const MarkRoom> rooms, TextMeasurer& measurer);

}  // namespace kanbao
