// Inlines while raw HTML is read: what is made anew, and white space at the ends, spaces in text and line ends, which
// browsers drop.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.h"

namespace kanbao {

Inline leaf_of(InlineKind kind, std::string_view text = {});

bool ends_in_space(const std::vector<Inline>& inlines);  // of which there are some

bool trim_start(std::vector<Inline>& inlines);  // tells whether there was any
void trim_end(std::vector<Inline>& inlines);

}  // namespace kanbao
