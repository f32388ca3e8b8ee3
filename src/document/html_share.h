// The classes that give a column of a row, or a picture, its share of the width: a report's page has no inline style,
// so the per cent are put together of tens and ones (web/css/rows.css).
#pragma once

#include <string>

namespace kanbao {

// "share tens-4 ones-8" for 48 of 100; empty for 0.
std::string share_classes(int share);

}  // namespace kanbao
