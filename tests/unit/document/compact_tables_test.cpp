// cmark-gfm's tables as src/document/compact_tables.mjs writes them, against the upstream's own.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "document/case_folding.h"
#include "document/named_characters.h"

#include <entities.inc>

namespace kanbao {
namespace {

std::string character_of(std::string_view name) {
  const auto found = kanbao_find_named_character(reinterpret_cast<const unsigned char*>(name.data()), int(name.size()));
  std::string characters;
  for (int i = 0; i < found.count; ++i) append_utf8(characters, static_cast<char32_t>(found.codepoints[i]));
  return found.count == 0 ? "none" : characters;
}

std::vector<int> folded(int codepoint) {
  const kanbao_folded_case result = kanbao_fold_case(codepoint);
  return {result.codepoints, result.codepoints + result.count};
}

std::vector<int> folded_by_upstream(int c) {
  std::vector<int> result;
  const auto bufpush = [&](int codepoint) { result.push_back(codepoint); };
#include <case_fold_switch.inc>
  return result;
}

TEST(CompactTables, EveryNameHasTheUpstreamsCharacters) {
  for (const cmark_entity_node& node : cmark_entities) {
    const char* name = reinterpret_cast<const char*>(node.entity);
    EXPECT_EQ(character_of(name), reinterpret_cast<const char*>(node.bytes)) << name;
  }
}

TEST(CompactTables, WhatIsNoNameHasNone) {
  for (const char* name : {"", "a", "A", "zzz", "AM", "AMPS", "nbs", "nbspp", "~", "0", "{", "\xE4\xB8\xAD"}) {
    EXPECT_EQ(character_of(name), "none") << name;
  }
  EXPECT_EQ(character_of(std::string(32, 'C')), "none");
  EXPECT_EQ(character_of("CounterClockwiseContourIntegral"), "∳");
  EXPECT_EQ(character_of("CounterClockwiseContourIntegrals"), "none");
}

TEST(CompactTables, EveryCodePointFoldsAsInTheUpstream) {
  for (int codepoint = 0; codepoint < 0x110000; ++codepoint) {
    ASSERT_EQ(folded(codepoint), folded_by_upstream(codepoint)) << std::hex << codepoint;
  }
}

}  // namespace
}  // namespace kanbao
