/* Unicode's full case folding, by which the labels of links are compared. cmark-gfm asks here
 * (cmake/compact_case_folding.patch), so this header is C as well: its own `switch` of 1,401 cases is 8 kB more of a
 * compressed module. What folds to what is cmark-gfm's (src/document/compact_tables.mjs). */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* NOLINTNEXTLINE(modernize-use-using): C reads it, too. */
typedef struct {
  int count;         /* 1 to 3 */
  int codepoints[3]; /* the first `count` are the folded character */
} kanbao_folded_case;

/* A character that has no case is its own folding. */
kanbao_folded_case kanbao_fold_case(int codepoint);

#ifdef __cplusplus
}
#endif
