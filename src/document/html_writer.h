// Writes a report as HTML: what the page shows before and beside the canvas. Every block carries `data-b` and every
// image `data-i` with its number in the Document. All text is escaped, no `style` attribute and no event handler is
// ever written, and URLs are those of the Document (checked) or of the facts (trusted).
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// The contents of `<article id="report">`. The facts give the pictures' places and sizes and the date for machines; the
// header is a block of the Document like any other (report_header.h). Headings have their anchors as ids and end in a
// link to themselves that holds no text; footnote n has the id "fn:n", its k-th reference "fnref:n:k" (an anchor holds
// no colon).
std::string write_html(const Document& document, const ReportFacts& facts);

// `text` for use between tags or in a quoted attribute.
std::string escaped_html(std::string_view text);

}  // namespace kanbao
