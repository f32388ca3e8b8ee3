// The classes that give a column of a row, or a picture, its share of the width: a report's page has no inline style,
// so the per cent are put together of tens and ones (web/css/rows.css).
#pragma once

#include <string>

#include "document/document.h"

namespace kanbao {

// The whole per cent that a column may have of its row, from 1 to 100; 0 for a length that is none.
int share_of(const HtmlLength& width);

// "share tens-4 ones-8" for 48 of 100; empty for 0.
std::string share_classes(int share);

}  // namespace kanbao
