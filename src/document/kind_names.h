// The kinds of blocks and inlines by name, for dumps.
#pragma once

#include <string_view>

#include "document/document.h"

namespace kanbao {

std::string_view name_of(BlockKind kind);
std::string_view name_of(InlineKind kind);

// GitHub's name of the alert, in lower case.
std::string_view name_of(AlertKind kind);

}  // namespace kanbao
