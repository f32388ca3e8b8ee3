#include "base/bidi_characters.h"

#include "base/utf8.h"

namespace kanbao {

namespace {

bool in(char32_t codepoint, char32_t first, char32_t last) { return codepoint >= first && codepoint <= last; }

template <typename Predicate>
bool holds(std::string_view text, const Predicate& predicate) {
  for (std::size_t offset = 0; offset < text.size();) {
    const DecodedCodepoint here = decode_utf8(text, offset);
    if (predicate(here.codepoint)) return true;
    offset += here.length;
  }
  return false;
}

}  // namespace

bool is_right_to_left(char32_t codepoint) {
  if (codepoint < 0x590) return false;
  return in(codepoint, 0x590, 0x8FF) || codepoint == 0x200F || in(codepoint, 0xFB1D, 0xFDFF) ||
         in(codepoint, 0xFE70, 0xFEFC) || in(codepoint, 0x10800, 0x10FFF) || in(codepoint, 0x1E800, 0x1EFFF);
}

bool is_embedding_control(char32_t codepoint) { return in(codepoint, 0x202A, 0x202E) || in(codepoint, 0x2066, 0x2069); }

bool is_direction_control(char32_t codepoint) {
  return codepoint == 0x61C || codepoint == 0x200E || codepoint == 0x200F || is_embedding_control(codepoint);
}

bool holds_embedding_control(std::string_view text) { return holds(text, is_embedding_control); }

bool may_be_reordered(std::string_view text) {
  return holds(text, [](char32_t codepoint) { return is_right_to_left(codepoint) || is_embedding_control(codepoint); });
}

}  // namespace kanbao
