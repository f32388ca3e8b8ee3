// What a character is to a Chinese line: the few classes that spacing and line breaking ask for.
// Ranges are those of Unicode 15's blocks and of CLREQ's tables.
#pragma once

namespace kanbao {

// An ideograph, including extensions, compatibility forms, 〇 and 々.
bool is_han(char32_t codepoint);

// Han, kana, bopomofo, hangul, CJK symbols and punctuation, full-width forms: set in cells of one em, with a line
// break possible on either side.
bool is_wide(char32_t codepoint);

// Marks that are set in a cell of their own among Han: CJK and full-width punctuation, and what Chinese shares with
// Latin: curly quotes, dashes, ellipses, interpuncts. Beside them there is no Han–Latin gap.
bool is_cell_mark(char32_t codepoint);

// Letters and digits of the scripts that take a gap beside Han: Latin, Greek, Cyrillic and European digits
// (CLREQ 3.2.2).
bool takes_han_gap(char32_t codepoint);

// A mark that must not begin a line (CLREQ 3.1.3, GB/T 15834).
bool is_not_line_start(char32_t codepoint);

// A mark that must not end a line.
bool is_not_line_end(char32_t codepoint);

// Marks that fill a cell of one em with ink in one half of it: brackets and quotes that open; brackets and quotes that
// close, stops and commas. Whether they do is for the font to say (TextMeasurer::ink_blanks): curly quotes may be
// Latin.
bool is_opening_mark(char32_t codepoint);
bool is_closing_mark(char32_t codepoint);

// · and its kin, with blank on both sides in a cell.
bool is_interpunct(char32_t codepoint);

// What follows a number without being a letter: % ‰ ° ℃ ℉.
bool is_unit_sign(char32_t codepoint);

// U+2014, U+2E3A, U+2026, U+22EF: two of one kind in a row are a single mark that no line break splits.
bool is_double_mark(char32_t codepoint);

// A mark that fonts draw, or space, in another way among letters of one script or another: dashes and ellipses, CJK and
// full-width punctuation.
bool takes_script(char32_t codepoint);

// White space that collapses and vanishes at a line's end: space, tab, line feed. U+00A0 is not.
bool is_collapsible_space(char32_t codepoint);

}  // namespace kanbao
