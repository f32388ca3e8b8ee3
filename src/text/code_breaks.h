// Rule 9 for code within text: lines end between its words. Where one would overflow otherwise, they end where UAX #14
// says, or behind a dot or a low line between names.
#pragma once

#include <span>
#include <string_view>

#include "text/break_opportunities.h"

namespace kanbao {

// `code` are the stretches of the text that are code, in order.
BreakPlaces with_code_breaks(std::string_view text, std::span<const ByteRange> code, BreakPlaces places);

}  // namespace kanbao
