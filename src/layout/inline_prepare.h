// Second inline stage: marks get their script and text becomes items. Grapheme clusters gather into words, words are
// cut where a line may end, and every piece is measured, once, in one call. What comes out serves every width.
#pragma once

#include "layout/paragraph.h"
#include "text/text_measurer.h"

namespace kanbao {

// Fills the paragraph's items and metrics. Its collected fields stay as they are.
Paragraph prepare_paragraph(Paragraph collected, TextMeasurer& measurer);

}  // namespace kanbao
