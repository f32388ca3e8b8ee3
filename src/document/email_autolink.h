/* Which text between < and > is an e-mail address (CommonMark 6.5, as HTML's input elements judge it). The upstream's
 * scanner is made of a table for each of the 63 characters that a label may have: it weighs 2 kB in the module,
 * gzipped. cmark-gfm asks here (cmake/cmark_gfm.cmake), so this header is C as well. */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/* How long the address is that `text` begins with, the > behind it included; 0 where it begins with none. `text` stands
 * behind the < and ends with a NUL. */
int kanbao_scan_email_autolink(const unsigned char* text);

#ifdef __cplusplus
}
#endif
