/* What Unicode's data says of a character, as far as anything in the module asks. The values are those of the
 * libraries' own tables (src/base/unicode_data.mjs), and the libraries ask here instead (cmake/unicode_libraries.cmake,
 * cmake/cmark_gfm.cmake), so this header is C as well: theirs are 9 kB more of a compressed module. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTNEXTLINE(modernize-use-using): C reads it, too. */
typedef struct {
  unsigned char line_break : 6;      /* libunibreak's LineBreakClass; what rule LB1 makes alphabetic is LBP_AL */
  unsigned char conjunct_break : 2;  /* its IndicConjunctBreakClass */
  unsigned char grapheme_break : 5;  /* its GraphemeBreakClass */
  unsigned char is_pictographic : 1; /* Extended_Pictographic */
  unsigned char is_wide_bracket : 1; /* one that rule LB30 leaves out: its East Asian width is F, W or H */
  unsigned char is_punctuation : 1;  /* as CommonMark has it, of ASCII and of the general categories P */
  unsigned char bidi_type;           /* SheenBidi's SBBidiType */
} kanbao_character;

/* Valid for good. What is beyond U+10FFFF is as what is not assigned. */
const kanbao_character* kanbao_character_of(unsigned codepoint);

#ifdef __cplusplus
}
#endif
