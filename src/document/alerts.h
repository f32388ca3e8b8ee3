// Alerts: what a report wants to be noticed. GitHub writes them as a quotation whose first line is `[!NOTE]`, VitePress
// as a container between `::: tip` and `:::`, each with a title of its own behind that if the author likes. One kind of
// block stands for both; its first child is its title.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"

namespace kanbao {

// GitHub's five kinds, and `info` and `danger` of VitePress, by name in any case.
std::optional<AlertKind> alert_kind_of(std::string_view name);

// An alert that holds nothing but its title: `title`, or its kind's name where that is empty.
Block make_alert(std::string_view name, std::string_view title, SourceLines lines);

// A quotation that begins as an alert does is one.
Block with_alert(Block quote);

}  // namespace kanbao
