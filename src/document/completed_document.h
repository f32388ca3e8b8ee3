// What a report holds beside what was read from its Markdown: the header from the facts, the colours of its code,
// its emoji, formulas, contents, the footnotes' ways back to the text, the outline. They are made here, once; HTML,
// layout, description and whatever else reads a report read the completed Document, and none makes such parts for
// itself.
#pragma once

#include <cstddef>
#include <utility>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// Completes in steps, each a pass over the document, so that somebody else has a turn between them however long it is.
class DocumentCompletion {
 public:
  // `document` is as MarkdownReader has given it: what is completed already must not be completed again. The facts
  // outlive this.
  DocumentCompletion(Document document, const ReportFacts& facts) : document_(std::move(document)), facts_(facts) {}

  bool is_done() const;
  void step();

  // Once, when it is done.
  Document finished() { return std::move(document_); }

 private:
  Document document_;
  const ReportFacts& facts_;
  std::size_t passes_ = 0;  // that are done
};

// All at once.
Document completed(Document document, const ReportFacts& facts);

}  // namespace kanbao
