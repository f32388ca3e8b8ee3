// `[[toc]]` and `[toc]`, alone in a paragraph, stand for a table of contents (markdown-it-table-of-contents, which
// VitePress has; levels 2 and 3 as there).
#pragma once

#include "document/document.h"

namespace kanbao {

// Each such paragraph is a list of links to the headings; one in a report without headings is gone.
Document with_contents(Document document);

}  // namespace kanbao
