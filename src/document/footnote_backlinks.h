// The ways back from a footnote to the places in the text that refer to it: inlines like any other, so that HTML,
// layout and text layer treat them alike.
#pragma once

#include "document/document.h"

namespace kanbao {

// The document, in which the last paragraph of each footnote ends in a link back to each of its references, a space
// before each link. It must be numbered (numbering.h), and no footnote may have such links yet.
Document with_footnote_backlinks(Document document);

}  // namespace kanbao
