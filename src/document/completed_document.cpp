#include "document/completed_document.h"

#include <utility>

#include "document/contents.h"
#include "document/footnote_backlinks.h"
#include "document/outline.h"
#include "document/report_header.h"

namespace kanbao {

Document completed(Document document, const ReportFacts& facts) {
  Document whole = with_footnote_backlinks(with_header(with_contents(std::move(document)), facts));
  whole.outline = outline_of(whole);
  return whole;
}

}  // namespace kanbao
