// The last step of reading: gives blocks and images their numbers, headings their anchors, and footnotes the count of
// their references, all in reading order.
#pragma once

#include "document/document.h"

namespace kanbao {

Document numbered(Document document);

}  // namespace kanbao
