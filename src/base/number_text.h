// Numbers as text for dumps and CSS: at most six decimals, so that 1/64 px is exact, and no trailing zeros.
#pragma once

#include <string>

namespace kanbao {

std::string number_text(double value);

}  // namespace kanbao
