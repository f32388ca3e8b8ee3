// What a report holds beside what was read from its Markdown: the header from the facts, the colours of its code,
// its emoji, formulas, contents, the footnotes' ways back to the text, the outline. They are made here, once; HTML,
// layout, description and whatever else reads a report read the completed Document, and none makes such parts for
// itself.
#pragma once

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// `document` is as read_markdown has given it: what is completed already must not be completed again.
Document completed(Document document, const ReportFacts& facts);

}  // namespace kanbao
