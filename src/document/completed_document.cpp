#include "document/completed_document.h"

#include <iterator>
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
#include "document/overview.h"
#include "document/report_header.h"

namespace kanbao {

namespace {

using Pass = Document (*)(Document document, const ReportFacts& facts);

Document with_outline(Document document) {
  document.outline = outline_of(document);
  return document;
}

constexpr Pass passes[] = {
    // A formula that is shown as written keeps its colons.
    [](Document document, const ReportFacts& facts) { return with_emoji(std::move(document), facts.emoji); },
    with_code_facts,
    with_shown_formulas,
    with_media_facts,
    with_overview_places,
    [](Document document, const ReportFacts&) { return with_contents(std::move(document)); },
    [](Document document, const ReportFacts& facts) { return with_summary_words(std::move(document), facts.language); },
    with_header,
    [](Document document, const ReportFacts&) { return numbered(std::move(document)); },
    [](Document document, const ReportFacts&) { return with_footnote_backlinks(std::move(document)); },
    [](Document document, const ReportFacts&) { return with_outline(std::move(document)); },
};

}  // namespace

bool DocumentCompletion::is_done() const { return passes_ == std::size(passes); }

void DocumentCompletion::step() { document_ = passes[passes_++](std::move(document_), facts_); }

Document completed(Document document, const ReportFacts& facts) {
  DocumentCompletion completion(std::move(document), facts);
  while (!completion.is_done()) completion.step();
  return completion.finished();
}

}  // namespace kanbao
