// What a `style` attribute of raw HTML asks for, as far as a report follows it: its declarations are read by name.
#pragma once

#include <string>
#include <string_view>

namespace kanbao {

// The value of the last declaration of that property, in lower case; empty where there is none. `style` holds
// declarations as CSS Syntax 3, 5.4.4 has them: `width: 48%; text-align: center`.
std::string style_value(std::string_view style, std::string_view property);

}  // namespace kanbao
