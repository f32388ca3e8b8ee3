// Numbers as text for dumps and CSS: at most three decimals, no trailing zeros, always a point.
#pragma once

#include <string>

namespace kanbao {

std::string number_text(double value);

}  // namespace kanbao
