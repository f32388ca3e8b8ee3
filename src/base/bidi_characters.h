// Which characters may turn a text's order around (UAX #9). It judges single code points from their Unicode blocks;
// what becomes of a text that holds some is for text/bidi to say.
#pragma once

#include <string_view>

namespace kanbao {

// Letters, digits and marks of the scripts that are written from right to left, the mark that stands for one of them
// (U+200F) included.
bool is_right_to_left(char32_t codepoint);

// The invisible characters that begin or end an embedding, an override or an isolate.
bool is_embedding_control(char32_t codepoint);

// Those and the marks: what has a direction and no ink.
bool is_direction_control(char32_t codepoint);

// Whether the text holds one that begins or ends an embedding, an override or an isolate.
bool holds_embedding_control(std::string_view text);

// Whether some of the text may stand in another order than it is written in. Any other runs from left to right.
bool may_be_reordered(std::string_view text);

}  // namespace kanbao
