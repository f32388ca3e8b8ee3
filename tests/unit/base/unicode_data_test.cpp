// The table of characters as src/base/unicode_data.mjs writes it, against the upstreams' own tables.
#include "base/unicode_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <vector>

// NOLINTBEGIN(bugprone-suspicious-include): the upstreams' tables lie in .c files.
extern "C" {
#include <Data/BidiTypeLookup.h>
#include <eastasianwidthdef.h>
#include <emojidef.h>
#include <graphemebreakdef.h>
#include <indicconjunctbreakdef.h>
#include <linebreakdef.h>
#include <utf8.c>
}

namespace kanbao {
namespace {

#include <Data/BidiTypeLookup.c>
#include <eastasianwidthdata.c>
#include <emojidata.c>
#include <graphemebreakdata.c>
#include <indicconjunctbreakdata.c>
#include <linebreakdata.c>
// NOLINTEND(bugprone-suspicious-include)

constexpr std::uint32_t code_points = 0x110000;

// What the upstream's ranges say of each code point.
template <typename Value, typename Range, std::size_t size>
std::vector<Value> values(const Range (&ranges)[size], Value other) {
  std::vector<Value> result(code_points, other);
  for (const Range& range : ranges) {
    for (std::uint32_t c = range.start; c <= std::min<std::uint32_t>(range.end, code_points - 1); ++c) {
      result[c] = range.prop;
    }
  }
  return result;
}

// Rule LB1, as libunibreak resolves what is no matter of the language.
LineBreakClass resolved(LineBreakClass value) {
  return value == LBP_SA || value == LBP_SG || value == LBP_XX ? LBP_AL : value;
}

bool is_wide(EastAsianWidthClass width) { return width == EAW_F || width == EAW_W || width == EAW_H; }

TEST(UnicodeData, EveryCodePointBreaksLinesAsInTheUpstream) {
  std::vector<LineBreakClass> expected = values(lb_prop_supplementary, LBP_XX);
  for (std::uint32_t c = 0; c < std::size(lb_prop_bmp); ++c) expected[c] = static_cast<LineBreakClass>(lb_prop_bmp[c]);
  for (std::uint32_t c = 0; c < code_points; ++c) {
    ASSERT_EQ(kanbao_character_of(c)->line_break, resolved(expected[c])) << std::hex << c;
  }
}

TEST(UnicodeData, EveryBracketIsAsWideAsInTheUpstream) {
  const std::vector<EastAsianWidthClass> expected = values(eaw_prop, EAW_N);
  for (std::uint32_t c = 0; c < code_points; ++c) {
    const kanbao_character& character = *kanbao_character_of(c);
    const bool is_bracket = character.line_break == LBP_OP || character.line_break == LBP_CP;
    ASSERT_EQ(character.is_wide_bracket, is_bracket && is_wide(expected[c])) << std::hex << c;
    ASSERT_EQ(is_wide(ub_get_char_eaw_class(c)), is_bracket && is_wide(expected[c])) << std::hex << c;
  }
}

TEST(UnicodeData, EveryCodePointIsOfTheUpstreamsClusters) {
  const std::vector<GraphemeBreakClass> graphemes = values(gb_prop_default, GBP_Other);
  const std::vector<IndicConjunctBreakClass> conjuncts = values(incb_prop, InCB_None);
  for (std::uint32_t c = 0; c < code_points; ++c) {
    ASSERT_EQ(kanbao_character_of(c)->grapheme_break, graphemes[c]) << std::hex << c;
    ASSERT_EQ(kanbao_character_of(c)->conjunct_break, conjuncts[c]) << std::hex << c;
  }
}

TEST(UnicodeData, TheSamePictographsAsInTheUpstream) {
  std::vector<bool> expected(code_points);
  for (const ExtendedPictograpic& range : ep_prop) {
    std::fill(expected.begin() + range.start, expected.begin() + range.end + 1, true);
  }
  for (std::uint32_t c = 0; c < code_points; ++c) {
    ASSERT_EQ(ub_is_extended_pictographic(c), expected[c]) << std::hex << c;
  }
}

TEST(UnicodeData, EveryCodePointRunsInTheUpstreamsDirection) {
  for (std::uint32_t c = 0; c < code_points; ++c) {
    ASSERT_EQ(kanbao_character_of(c)->bidi_type, LookupBidiType(c)) << std::hex << c;
  }
}

TEST(UnicodeData, TheSamePunctuationAsInTheUpstream) {
  for (std::uint32_t c = 0; c < code_points; ++c) {
    ASSERT_EQ(kanbao_character_of(c)->is_punctuation, cmark_utf8proc_is_punctuation(static_cast<int>(c)) != 0)
        << std::hex << c;
  }
}

TEST(UnicodeData, WhatIsNoCodePointIsAsWhatIsNotAssigned) {
  EXPECT_EQ(kanbao_character_of(0x110000), kanbao_character_of(0x10FFFF));
  EXPECT_EQ(kanbao_character_of(0xFFFFFFFF), kanbao_character_of(0x10FFFF));
}

}  // namespace
}  // namespace kanbao
