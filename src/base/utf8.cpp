#include "base/utf8.h"

namespace kanbao {

namespace {

constexpr char32_t replacement_character = 0xFFFD;

struct LeadByte {
  std::size_t length;  // of the whole sequence; 0 when the byte cannot lead
  unsigned char second_min;
  unsigned char second_max;
};

// Unicode 15, table 3-7: the second byte's range rules out overlong forms, surrogates and > U+10FFFF.
LeadByte classify(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

DecodedCodepoint decode_utf8(std::string_view text, std::size_t offset) {
  const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte_at(offset);
  const LeadByte lead = classify(first);
  if (lead.length == 1) return {first, 1};
  if (lead.length == 0) return {replacement_character, 1};

  char32_t codepoint = first & (0xFFU >> (lead.length + 1));
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (offset + i >= text.size()) return {replacement_character, i};
    const unsigned char next = byte_at(offset + i);
    const bool in_range = i == 1 ? next >= lead.second_min && next <= lead.second_max : is_continuation(next);
    if (!in_range) return {replacement_character, i};
    codepoint = (codepoint << 6) | (next & 0x3FU);
  }
  return {codepoint, lead.length};
}

DecodedCodepoint decode_utf8_before(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && offset - start < 4 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  const DecodedCodepoint decoded = decode_utf8(text, start);
  if (start + decoded.length == offset) return decoded;
  return {replacement_character, 1};
}

void append_utf8(std::string& text, char32_t codepoint) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (codepoint < 0x80) {
    put(codepoint);
  } else if (codepoint < 0x800) {
    put(0xC0 | (codepoint >> 6));
    put(0x80 | (codepoint & 0x3F));
  } else if (codepoint < 0x10000) {
    put(0xE0 | (codepoint >> 12));
    put(0x80 | ((codepoint >> 6) & 0x3F));
    put(0x80 | (codepoint & 0x3F));
  } else {
    put(0xF0 | (codepoint >> 18));
    put(0x80 | ((codepoint >> 12) & 0x3F));
    put(0x80 | ((codepoint >> 6) & 0x3F));
    put(0x80 | (codepoint & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodepoint decoded = decode_utf8(text, i);
    const bool was_written = text.substr(i, decoded.length) == "\xEF\xBF\xBD";
    if (decoded.codepoint == replacement_character && !was_written) return false;
    i += decoded.length;
  }
  return true;
}

std::string to_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodepoint decoded = decode_utf8(text, i);
    append_utf8(valid, decoded.codepoint);
    i += decoded.length;
  }
  return valid;
}

}  // namespace kanbao
