// The theme as a style sheet of custom properties: all that the page's own style has in common with the canvas. It
// holds no rule for any element; those are in web/css and refer to these properties. web/css/theme.css is this text,
// and a test compares the two.
#pragma once

#include <string>

#include "style/theme.h"

namespace kanbao {

std::string theme_css(const Theme& theme);

}  // namespace kanbao
