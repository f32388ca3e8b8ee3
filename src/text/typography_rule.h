// The rules by which text is set, with the numbers under which the whole project knows them. Sources: CLREQ
// (Requirements for Chinese Text Layout), GB/T 15834, UAX #14 and #29.
//
//  1  Text is cut into grapheme clusters (UAX #29); nothing parts one.
//  2  Full-width marks that meet (a closing and an opening one, two opening, two closing) take 1½ em together
//     (CLREQ 3.1.6.1).
//  3  A full-width closing mark that ends a line takes ½ em, an opening one that begins a line loses its blank half
//     (CLREQ 3.1.6.2).
//  4  Lines end where UAX #14 with its Chinese tailoring lets them, but never before a mark that may not begin a line,
//     behind one that may not end a line (CLREQ 3.1.3), or within a number with its unit.
//  5  Before a character is carried down so that a mark does not begin the next line, the line is squeezed
//     (CLREQ 3.1.6.3).
//  6  A justified line is stretched (CLREQ 3.2.3).
//  7  Han beside a Latin letter or a digit stands ⅛ em apart, unless the author wrote a space (CLREQ 3.2.2).
//  8  —— is one mark of two em without a hole (CLREQ 3.1.2); so is ……, and no line end parts either.
//  9  An address breaks behind / ? & - . only, and code between its words only, unless it would overflow.
#pragma once

#include <cstdint>

namespace kanbao {

// `none`: what Unicode and a plain sum of advances say.
enum class TypographyRule : std::uint8_t {
  none = 0,
  clusters = 1,
  meeting_marks = 2,
  line_edges = 3,
  prohibitions = 4,
  squeezing = 5,
  justification = 6,
  han_latin_gap = 7,
  double_marks = 8,
  addresses_and_code = 9,
};

}  // namespace kanbao
