// UTF-8 as the rest of kanbao sees it: decoding that never fails, because bytes that are not UTF-8 become
// U+FFFD, and encoding of single code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kanbao {

struct DecodedCodepoint {
  char32_t codepoint = 0;
  std::size_t length = 0;  // bytes, at least 1
};

// Decodes the code point that starts at byte `offset` (which must be less than text.size()). An ill-formed
// sequence gives U+FFFD and the length of its maximal subpart (Unicode 15, 3.9, "U+FFFD Substitution").
DecodedCodepoint decode_utf8(std::string_view text, std::size_t offset);

// The code point that ends just before byte `offset` (which must be greater than 0).
DecodedCodepoint decode_utf8_before(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t codepoint);

bool is_valid_utf8(std::string_view text);

// The text with each ill-formed sequence replaced by U+FFFD, so that every later stage may trust it.
std::string to_valid_utf8(std::string_view text);

}  // namespace kanbao
