// Writes a report as HTML: what the page shows before and beside the canvas. Every block carries `data-b` and every
// image `data-i` with its number in the Document. All text is escaped, no `style` attribute and no event handler is
// ever written, and URLs are those of the Document (checked) or of the facts (trusted).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// The contents of `<article id="report">`. The document is completed (completed_document.h), so that its header and the
// footnotes' ways back are parts of it like any other; the facts give the pictures' places and sizes and the date for
// machines. Headings have their anchors as ids and end in a link to themselves that holds no text; footnote n has the
// id "fn:n", its k-th reference "fnref:n:k" (an anchor holds no colon).
std::string write_html(const Document& document, const ReportFacts& facts);

// The same of some blocks in parts, so that somebody else has a turn between them however many there are.
class HtmlWriter {
 public:
  // What these are must outlive it.
  HtmlWriter(std::span<const Block> blocks, const ReportFacts& facts);
  ~HtmlWriter();

  std::string next_part();  // some kB; empty where all has been given

 private:
  class Walk;
  std::unique_ptr<Walk> walk_;
};

// `text` for use between tags or in a quoted attribute.
std::string escaped_html(std::string_view text);

}  // namespace kanbao
