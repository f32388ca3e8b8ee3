// Formulas that are displayed as blocks of their own, and those that cannot be shown.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "document/report_facts.h"

namespace kanbao {

// A formula as a block; `written` with its delimiters.
Block formula_block(std::string written, SourceLines lines);

// The paragraph, parted where a displayed formula has its lines to itself: that becomes a block.
std::vector<Block> parted_at_formulas(Block paragraph);

// Formulas of which the facts have no MathML become what their authors wrote: text, or a block of code.
Document with_shown_formulas(Document document, const ReportFacts& facts);

}  // namespace kanbao
