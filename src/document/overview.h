// The overview of a report's tracks: a table under its title, with a row for each track. What stands in it comes from
// the facts (web/report/overview_facts.js); it is a table like any other, so layout, HTML and text layer treat it
// alike.
#pragma once

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// The table, without numbers.
Block overview_of(const OverviewFact& overview);

// The document with the anchors that the overview's links lead to; a block that has one already keeps it.
Document with_overview_places(Document document, const ReportFacts& facts);

}  // namespace kanbao
