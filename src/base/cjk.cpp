#include "base/cjk.h"

#include <cstddef>

namespace kanbao {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool contains(const Range (&ranges)[size], char32_t codepoint) {
  for (const Range& range : ranges) {
    if (codepoint >= range.first && codepoint <= range.last) return true;
  }
  return false;
}

constexpr Range letters[] = {
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    // 々〆〇
    {0x3021, 0x3029},    // Hangzhou numerals
    {0x3031, 0x3035},    // kana repeat marks
    {0x3038, 0x303C},    // Hangzhou numerals, 〻
    {0x3040, 0x30FA},    // hiragana, katakana
    {0x30FC, 0x312F},    // long vowel mark, katakana, bopomofo
    {0x3190, 0x31FF},    // kanbun, bopomofo, strokes, katakana extensions
    {0x3200, 0x4DBF},    // enclosed, squared, extension A
    {0x4E00, 0x9FFF},    // Han
    {0xF900, 0xFAFF},    // compatibility
    {0xFF10, 0xFF19},    // full-width digits
    {0xFF21, 0xFF3A},    // full-width capitals
    {0xFF41, 0xFF5A},    // full-width small letters
    {0xFF66, 0xFF9F},    // half-width katakana
    {0x1B000, 0x1B16F},  // historic kana
    {0x20000, 0x3FFFD},  // extensions B and later
};

constexpr Range punctuation[] = {
    {0x3000, 0x3004}, {0x3008, 0x3020}, {0x302A, 0x3030}, {0x3036, 0x3037}, {0x303D, 0x303F},
    {0x30FB, 0x30FB}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFE6},
};

constexpr Range shared[] = {{0x2014, 0x2015}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2026, 0x2026}};

constexpr Range hangul[] = {
    {0x1100, 0x11FF},  // jamo
    {0x3130, 0x318F},  // compatibility jamo
    {0xA960, 0xA97F},  // jamo extended A
    {0xAC00, 0xD7FF},  // syllables, jamo extended B
    {0xFFA0, 0xFFDC},  // half-width
};

}  // namespace

bool is_cjk_letter(char32_t codepoint) { return codepoint >= 0x2E80 && contains(letters, codepoint); }

bool is_cjk_punctuation(char32_t codepoint) { return codepoint >= 0x3000 && contains(punctuation, codepoint); }

bool is_shared_punctuation(char32_t codepoint) { return codepoint >= 0x2014 && contains(shared, codepoint); }

bool is_hangul(char32_t codepoint) { return codepoint >= 0x1100 && contains(hangul, codepoint); }

}  // namespace kanbao
