// Rule 9 for addresses: one breaks behind / ? & - . where something other than another such mark follows, and nowhere
// else. It never gets a hyphen.
#pragma once

#include <string_view>

#include "text/break_opportunities.h"

namespace kanbao {

// An address is ASCII around "://", or behind "www.", up to a space or a character beyond ASCII.
BreakPlaces with_address_breaks(std::string_view text, BreakPlaces places);

}  // namespace kanbao
