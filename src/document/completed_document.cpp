#include "document/completed_document.h"

#include <utility>

#include "document/code_completion.h"
#include "document/contents.h"
#include "document/details.h"
#include "document/emoji_codes.h"
#include "document/footnote_backlinks.h"
#include "document/formula_blocks.h"
#include "document/media_completion.h"
#include "document/numbering.h"
#include "document/outline.h"
#include "document/report_header.h"

namespace kanbao {

Document completed(Document document, const ReportFacts& facts) {
  Document read = with_emoji(std::move(document), facts.emoji);  // a formula that is shown as written keeps its colons
  Document shown =
      with_contents(with_media_facts(with_shown_formulas(with_code_facts(std::move(read), facts), facts), facts));
  shown = with_summary_words(std::move(shown), facts.language);
  Document whole = with_footnote_backlinks(numbered(with_header(std::move(shown), facts)));
  whole.outline = outline_of(whole);
  return whole;
}

}  // namespace kanbao
