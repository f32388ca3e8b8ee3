// Emoji written as codes, `:tada:`, as GitHub reads them: in text, never in code, formulas or an address that is shown
// as its own text. Which names stand for an emoji is not known here; the facts say it, and a code with any other name
// stays as it is written. Unlike on GitHub a code between two ASCII letters or digits is none: `a:b:c` and `1:100:2`
// are names and ratios.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace kanbao {

using EmojiByName = std::unordered_map<std::string, std::string>;

// What may be a name, each once, in reading order.
std::vector<std::string> emoji_names(const Document& document);

// `document` with the emoji in place of their codes; anchors of headings stay what the reader has made of the names.
Document with_emoji(Document document, const EmojiByName& emoji);

}  // namespace kanbao
