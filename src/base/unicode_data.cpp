#include "base/unicode_data.h"

#include <SheenBidi/SBBidiType.h>

#include <algorithm>
#include <cstdint>

extern "C" {
#include <eastasianwidthdef.h>
#include <emojidef.h>
#include <graphemebreakdef.h>
#include <indicconjunctbreakdef.h>
#include <linebreakdef.h>
}

namespace {

// CHARACTERS are those that differ in anything. RUN_CHARACTERS has the number of one for each run of neighbours that
// are alike, RUN_LENGTHS how long each run is: seven bits in a byte, the lowest first, all but the last marked by the
// highest bit. Syllables of Hangul are one run; OPEN_SYLLABLE is the number of those that end in a vowel.
#include "unicode_data.inc"

// Goes from run to run.
class Runs {
 public:
  std::uint32_t end() const { return end_; }
  std::uint8_t character() const { return next_[-1]; }

  void next() {
    ++next_;
    std::uint32_t length = 0;
    for (int shift = 0;; shift += 7) {
      length |= (*length_ & 0x7FU) << shift;
      if (*length_++ < 0x80) break;
    }
    end_ += length;
  }

 private:
  const std::uint8_t* next_ = RUN_CHARACTERS;
  const std::uint8_t* length_ = RUN_LENGTHS;
  std::uint32_t end_ = 0;
};

// The first two planes, where nearly all that is written stands, lie there character by character.
class Table {
 public:
  Table() {
    while (runs_.end() < listed) {
      const std::uint32_t first = runs_.end();
      runs_.next();
      std::fill(characters_ + first, characters_ + std::min(runs_.end(), listed), runs_.character());
    }
    for (int syllable = 0xAC00; syllable <= 0xD7A3; syllable += 28) characters_[syllable] = OPEN_SYLLABLE;
  }

  std::uint8_t character(std::uint32_t codepoint) const {
    if (codepoint < listed) return characters_[codepoint];
    Runs runs = runs_;
    while (runs.end() <= std::min(codepoint, last)) runs.next();
    return runs.character();
  }

 private:
  static constexpr std::uint32_t listed = 0x20000;
  static constexpr std::uint32_t last = 0x10FFFF;

  std::uint8_t characters_[listed];
  Runs runs_;  // the first one that is not listed whole
};

}  // namespace

const kanbao_character* kanbao_character_of(unsigned codepoint) {
  static const Table table;
  return &CHARACTERS[table.character(codepoint)];
}

// libunibreak's own questions.
extern "C" bool ub_is_extended_pictographic(utf32_t ch) { return kanbao_character_of(ch)->is_pictographic; }

// As far as rule LB30 wants to know.
extern "C" EastAsianWidthClass ub_get_char_eaw_class(utf32_t ch) {
  return kanbao_character_of(ch)->is_wide_bracket ? EAW_W : EAW_N;
}
