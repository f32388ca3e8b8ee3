// Rule 4: what Chinese forbids although UAX #14 allows it, and the other way round (CLREQ 3.1.3).
#pragma once

#include <string_view>

#include "text/break_opportunities.h"

namespace kanbao {

BreakPlaces with_prohibitions(std::string_view text, BreakPlaces places);

}  // namespace kanbao
