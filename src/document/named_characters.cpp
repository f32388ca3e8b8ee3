#include "document/named_characters.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace {

// NAMES has the names in the order of their characters, with a blank behind each. For each of them CHARACTER_STEPS has
// how far its character is from the one before, and in the lowest bit whether another character follows, which is next
// then. Numbers have seven bits in a byte, the lowest first; all but the last are marked by the highest bit.
#include "named_characters.inc"

int read_number(const std::uint8_t*& next) {
  int number = 0;
  for (int shift = 0;; shift += 7) {
    number |= (*next & 0x7F) << shift;
    if (*next++ < 0x80) return number;
  }
}

// The names, those with one first letter in a chain. Place 0 stands for none.
class Names {
 public:
  Names() {
    const char* name = NAMES;
    const std::uint8_t* step = CHARACTER_STEPS;
    int before = 0;
    for (std::uint16_t place = 1; place <= NAME_COUNT; ++place) {
      const char* end = std::strchr(name, ' ');
      const int read = read_number(step);
      before += read >> 1;
      entries_[place] = {{name, static_cast<std::size_t>(end - name)}, before, 0, first(*name)};
      if (read & 1) entries_[place].second = read_number(step);
      first(*name) = place;
      name = end + 1;
    }
  }

  kanbao_named_character find(std::string_view name) {
    for (std::uint16_t place = first(name[0]); place != 0; place = entries_[place].next) {
      const Entry& entry = entries_[place];
      if (entry.name == name) return {entry.second ? 2 : 1, {entry.first, entry.second}};
    }
    return {};
  }

 private:
  struct Entry {
    std::string_view name;
    int first;   // code point
    int second;  // likewise; mostly 0
    std::uint16_t next;
  };

  std::uint16_t& first(char letter) { return firsts_[letter & 0x7F]; }

  Entry entries_[NAME_COUNT + 1];
  std::uint16_t firsts_[128] = {};
};

}  // namespace

kanbao_named_character kanbao_find_named_character(const unsigned char* name, int length) {
  static Names names;
  if (length == 0) return {};
  return names.find({reinterpret_cast<const char*>(name), static_cast<std::size_t>(length)});
}
