// What is known of a code block beside its text: which stretches of it are words of its language, and which of its
// lines its author marks. The packer finds both out (web/report/code_colouring.js); here they are only told.
#pragma once

#include <cstdint>

namespace kanbao {

// What a stretch of code is, as far as its colour tells. The HTML names it by a class.
enum class CodeRole : std::uint8_t {
  plain,
  keyword,
  string,
  literal,  // numbers, constants, names of attributes and keys
  comment,
  name,  // of what is defined here, or called
  type,
  added,    // a line of a diff
  removed,  // likewise
};

// Runs follow one another without a hole; what is behind the last one is plain.
struct CodeRun {
  std::uint32_t length = 0;  // bytes of UTF-8; it ends with a character
  CodeRole role = CodeRole::plain;
};

enum class LineMark : std::uint8_t { highlighted, added, removed };

struct MarkedLine {
  std::uint32_t line = 0;  // of the block, from 0
  LineMark mark = LineMark::highlighted;
};

}  // namespace kanbao
