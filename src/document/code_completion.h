// Code blocks as they are shown: with the runs, marked lines and captions that the facts tell of them.
#pragma once

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// `document` is as read, for the facts name its blocks by their numbers. A caption is a block of its own before the
// code and has no number yet.
Document with_code_facts(Document document, const ReportFacts& facts);

}  // namespace kanbao
