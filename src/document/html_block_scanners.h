/* Where a block of raw HTML begins and ends (CommonMark 4.6, conditions 1 to 6). The upstream's scanners are a switch
 * for each letter of each name: they weigh 5 kB in the module, gzipped. cmark-gfm asks here (cmake/cmark_gfm.cmake), so
 * this header is C as well. A line ends with a line feed or a NUL. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* The condition, 1 to 6, by which `line` begins a block; 0 where it begins none. */
int kanbao_scan_html_block_start(const unsigned char* line);

/* Whether `line` ends a block that one of the conditions 1 to 5 began. */
int kanbao_scan_html_block_end_1(const unsigned char* line);
int kanbao_scan_html_block_end_2(const unsigned char* line);
int kanbao_scan_html_block_end_3(const unsigned char* line);
int kanbao_scan_html_block_end_4(const unsigned char* line);
int kanbao_scan_html_block_end_5(const unsigned char* line);

#ifdef __cplusplus
}
#endif
