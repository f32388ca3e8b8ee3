// What a report's readers may open: `<details>` of raw HTML and `::: details` of VitePress are one kind of block, whose
// first child is its summary. Whether it is open is the reader's; its author says only how it begins.
#pragma once

#include <string_view>

#include "document/document.h"

namespace kanbao {

// One that holds nothing but its summary, from what stands behind `::: details`: `title {open}`, both as its author
// likes, or VitePress's own word.
Block make_details(std::string_view title, SourceLines lines);

// The first summary comes first wherever it was written, others are paragraphs (HTML Standard 4.11.1); where there is
// none, one without words is.
Block with_summary_first(Block details);

// Summaries without words say what browsers say, in the report's language.
Document with_summary_words(Document document, std::string_view language);

}  // namespace kanbao
