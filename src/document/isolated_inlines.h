// Which inline elements stand apart from the order of the text around them, where writing runs both ways (UAX #9). HTML
// gives them a direction of their own, which isolates them, and layout does what a browser then does: both ask here.
// Elements are not isolated otherwise, so that a sentence in Hebrew keeps the order of its words across a link.
#pragma once

#include <vector>

#include "document/document.h"

namespace kanbao {

// Whether some of a block's text may stand in another order than it is written in.
bool may_be_reordered(const std::vector<Inline>& inlines);

// Whether the inline, of a block that may be reordered, is isolated: code, which always runs from left to right, and
// what holds control characters, which must not reach beyond it.
bool is_isolated(const Inline& node);

// The document with as many isolates ended as begin in each isolated inline: a browser would take the end that is not
// there for the end of the element, or an end too much for it. What is added is invisible and in the inline.
Document with_ended_isolates(Document document);

}  // namespace kanbao
