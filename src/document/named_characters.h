/* HTML's named character references (`&nbsp;`). cmark-gfm asks here (cmake/compact_entities.patch), so this header is C
 * as well: its own table has a pointer and eight bytes for each name, which is 18 kB more of a compressed module. The
 * names and their characters are cmark-gfm's (src/document/compact_tables.mjs). */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTNEXTLINE(modernize-use-using): C reads it, too. */
typedef struct {
  int count;         /* 0 when there is no such name, 1 or 2 */
  int codepoints[2]; /* the first `count` are the characters */
} kanbao_named_character;

/* The character, or the two, of a name without its & and ; of `length` bytes. */
kanbao_named_character kanbao_find_named_character(const unsigned char* name, int length);

#ifdef __cplusplus
}
#endif
