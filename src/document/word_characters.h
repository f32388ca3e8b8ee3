// Which characters are part of a word (Unicode 14: letters, marks, decimal digits, letter numbers, connector
// punctuation), and their lower case, for the scripts that have a simple one: Latin, Greek, Cyrillic, full-width.
#pragma once

namespace kanbao {

bool is_word_character(char32_t codepoint);

char32_t lower_case(char32_t codepoint);

}  // namespace kanbao
