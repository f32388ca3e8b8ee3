// The header of a report as a block like any other, so that layout, HTML and text layer treat it alike: the title, the
// line with the date and the authors, and notices about the file.
#pragma once

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// The document with a header before its blocks, numbered anew; unchanged when the facts hold nothing for a header. When
// a date is known it is the first inline of the byline.
Document with_header(Document document, const ReportFacts& facts);

}  // namespace kanbao
