// What the facts make of media and of what would be embedded. A media element loses the files that are not there, and
// is given a size: its author's, or its poster's, or that of a wide screen, which shrinks to its column. Nothing that
// the browser finds out about it later changes that, so that no line moves when it does. Where no source is left, its
// alternative text stands for it, with the reason, as a link where there is a place to see it.
#pragma once

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

Document with_media_facts(Document document, const ReportFacts& facts);

}  // namespace kanbao
