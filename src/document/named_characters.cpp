#include "document/named_characters.h"

#include <cstdint>
#include <cstring>

namespace {

// NAME_RECORDS holds the names in order. A record is: how many bytes the name shares with the one before it (the lower
// five bits) and how many bytes its characters have (the upper three); the rest of the name, the last byte of it marked
// by its highest bit; the characters. NAME_STARTS has the place of the first name with each first letter.
#include "named_characters.inc"

constexpr int longest_name = 31;
constexpr unsigned char end_of_name = 0x80;

struct Record {
  unsigned char name[longest_name];
  int name_length = 0;
  kanbao_named_character characters{};
};

// Reads the record at `place` behind the one before it, and gives the next one's place.
int read_record(int place, Record& record) {
  const unsigned char header = NAME_RECORDS[place++];
  record.name_length = header & 31;
  unsigned char letter = 0;
  do {
    letter = NAME_RECORDS[place++];
    record.name[record.name_length++] = letter & ~end_of_name;
  } while (!(letter & end_of_name));
  record.characters = {NAME_RECORDS + place, header >> 5};
  return place + record.characters.length;
}

}  // namespace

kanbao_named_character kanbao_find_named_character(const unsigned char* name, int length) {
  const int first = length > 0 ? name[0] : 0;
  if (length > longest_name || first >= 0x80) return {};
  Record record;
  for (int place = NAME_STARTS[first]; place < static_cast<int>(sizeof NAME_RECORDS);) {
    place = read_record(place, record);
    if (record.name[0] > first) break;
    if (record.name_length == length && std::memcmp(record.name, name, length) == 0) return record.characters;
  }
  return {};
}
