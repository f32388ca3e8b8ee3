// Which characters behave as Chinese (or Japanese) writing does: set without spaces, ending a bare URL. It judges
// single code points from their Unicode blocks; it knows nothing of line breaking, which follows UAX #14.
#pragma once

namespace kanbao {

// Han, kana, bopomofo and the marks that stand among them (々〆〇), full-width letters and digits.
bool is_cjk_letter(char32_t codepoint);

// Punctuation of the CJK and full-width blocks, the ideographic space included: ，。；：！？、「」《》【】（）～ ….
bool is_cjk_punctuation(char32_t codepoint);

// Punctuation that Chinese shares with Latin, full-width only by its context: “ ” ‘ ’ — … .
bool is_shared_punctuation(char32_t codepoint);

// Korean syllables and their parts. Korean sets spaces between words and none before a particle, so it is no CJK letter
// in the sense above.
bool is_hangul(char32_t codepoint);

}  // namespace kanbao
