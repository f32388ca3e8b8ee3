// First inline stage: a block's tree of inlines becomes one text with style spans. White space collapses here as
// CSS says for `white-space: normal`, and soft line breaks are spaces or nothing as document/soft_breaks.h says.
#pragma once

#include <string_view>

#include "layout/paragraph.h"

namespace kanbao {

// How a block sets its text before inline markup changes it.
struct BlockText {
  Font font;
  ColourRole colour = ColourRole::text;
  double line_height = 28;
  Alignment alignment = Alignment::none;
};

// `measured`: how large formulas and ruby are; what is not among them takes no room.
Paragraph collect_inlines(const std::vector<Inline>& inlines, const BlockText& block, const Theme& theme,
                          const MeasuredSizes& measured = {});

// Text that is already plain: a list marker, a message in an image's box.
Paragraph collect_text(std::string_view text, const BlockText& block);

// A code block's text, its runs in their colours: white space and line feeds stay, tabs advance to multiples of four
// columns.
Paragraph collect_code(const Block& code, const BlockText& block);

}  // namespace kanbao
