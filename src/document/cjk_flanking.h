/* What emphasis in Chinese, Japanese and Korean needs beyond CommonMark 6.2 (the CJK-friendly amendment to left- and
 * right-flanking delimiter runs): beside a CJK character, punctuation next to a run of * or ~ says nothing about where
 * the run belongs, because these scripts set no spaces. cmark-gfm asks here (cmake/cjk_emphasis.patch), so this header
 * is C as well. It judges characters only; what a run then opens or closes stays with cmark-gfm. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* Whether one of the code points before and after a delimiter run is a CJK character, punctuation included; such a run
 * flanks on each side that is not white space. A line's start and end count as a line feed. */
int kanbao_is_beside_cjk(int before, int after);

#ifdef __cplusplus
}
#endif
