// Ruby as raw HTML writes it: one element with any number of bases, each followed by its annotation. Here each base
// with its annotation is a ruby of its own, so that a line may end between any two. Nothing within one is broken or
// scrolled: where base or annotation is long, or holds more than words, the annotation stands behind the base in
// parentheses, and so does one without a base.
#pragma once

#include <vector>

#include "document/document.h"

namespace kanbao {

// Takes what a `ruby` element holds, in which an `rt`, an `rtc` or an `rp` is a ruby_text with that `tag`. Parentheses
// that its author gave for browsers without ruby are shown only if there is no annotation.
void append_ruby(std::vector<Inline>& content, std::vector<Inline>& shown);

// Takes an annotation that is in no ruby, or likewise a parenthesis.
void append_in_the_line(Inline& ruby_text, std::vector<Inline>& shown);

}  // namespace kanbao
