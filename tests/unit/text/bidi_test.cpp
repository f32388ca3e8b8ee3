#include "text/bidi.h"

#include <gtest/gtest.h>

#include <string>

#include "base/bidi_characters.h"
#include "base/utf8.h"

namespace kanbao {
namespace {

struct Character {
  std::size_t first;
  std::size_t length;
};

std::vector<Character> characters_of(std::string_view text) {
  std::vector<Character> characters;
  for (std::size_t offset = 0; offset < text.size(); offset += characters.back().length) {
    characters.push_back({offset, decode_utf8(text, offset).length});
  }
  return characters;
}

// The text from left to right, without the characters that have no ink.
std::string seen(std::string_view text, const std::vector<ByteRange>& isolated = {}) {
  const std::vector<BidiPlace> places = bidi_places(text, isolated);
  const std::vector<Character> characters = characters_of(text);
  std::vector<BidiPart> parts;
  for (const Character& character : characters) {
    const char32_t codepoint = decode_utf8(text, character.first).codepoint;
    parts.push_back({places[character.first], codepoint == ' ' || is_direction_control(codepoint)});
  }
  std::string result;
  for (const std::uint32_t index : visual_order(parts)) {
    const Character& character = characters[index];
    if (is_direction_control(decode_utf8(text, character.first).codepoint)) continue;
    result += text.substr(character.first, character.length);
  }
  return result;
}

// Of each character of the text.
std::string levels(std::string_view text, const std::vector<ByteRange>& isolated = {}) {
  const std::vector<BidiPlace> places = bidi_places(text, isolated);
  std::string result;
  for (const Character& character : characters_of(text)) {
    result += static_cast<char>('0' + places[character.first].level);
  }
  return result;
}

ByteRange range_of(std::string_view text, std::string_view part) {
  const auto first = static_cast<std::uint32_t>(text.find(part));
  return {first, first + static_cast<std::uint32_t>(part.size())};
}

TEST(Bidi, WordsOfHebrewStandFromRightToLeft) {
  EXPECT_EQ(levels("中 אב גד 文"), "001111100");
  EXPECT_EQ(seen("中 אב גד 文"), "中 דג בא 文");
}

TEST(Bidi, DigitsRunFromLeftToRightAmongThem) {
  EXPECT_EQ(seen("中אב 12 גד"), "中דג 12 בא");
  EXPECT_EQ(seen("אב 12 中"), "12 בא 中");
}

TEST(Bidi, BracketsBelongToWhatTheyHold) {
  EXPECT_EQ(levels("אב (גד) 中"), "111111100");
  EXPECT_EQ(levels("中 (אב) 文"), "00011000");
}

TEST(Bidi, AnIsolatedElementIsOneNeutralCharacter) {
  const std::string text = "אב x(1) גד";
  EXPECT_EQ(levels(text, {range_of(text, "x(1)")}), "1112222111");
  EXPECT_EQ(seen(text, {range_of(text, "x(1)")}), "דג x(1) בא");
}

TEST(Bidi, TwoIsolatedElementsKeepTheirOrder) {
  const std::string text = "中אבגד文";
  EXPECT_EQ(seen(text), "中דגבא文");
  EXPECT_EQ(seen(text, {range_of(text, "אב"), range_of(text, "גד")}), "中באדג文");
}

TEST(Bidi, AnOverrideEndsWithItsElement) {
  const std::string text = "ab\u202Ecd ef";
  EXPECT_EQ(seen(text), "abfe dc");
  EXPECT_EQ(seen(text, {range_of(text, "\u202Ecd")}), "abdc ef");
}

TEST(Bidi, ElementsMayLieWithinOneAnother) {
  const std::string text = "אבxגדyהו";
  EXPECT_EQ(levels(text, {range_of(text, "xגדy"), range_of(text, "גד")}), "11255211");
}

TEST(Bidi, ALineFeedEndsAParagraphAndNotItsElements) {
  EXPECT_EQ(levels("\u202Eab\ncd"), "011000");
  const std::string linked = "אבg\u202Ec\nd גד";
  EXPECT_EQ(levels(linked, {range_of(linked, "g\u202Ec\nd")}), "1122302011");
}

TEST(Bidi, BlanksAtALinesEndStandAtItsRight) {
  const BidiPart hebrew{{.level = 1}};
  const BidiPart blank{{.level = 1}, true};
  EXPECT_EQ(visual_order({hebrew, blank, hebrew, blank}), (std::vector<std::uint32_t>{2, 1, 0, 3}));
}

TEST(Bidi, KnowsWhichTextsStayInTheirOrder) {
  EXPECT_FALSE(may_be_reordered("看报 kanbao 2026 — “报告” 😀 한국어 ไทย \u200E"));
  for (const char* text : {"א", "ش", "\u200F", "\u202E", "\u2066", "ﷲ", "𐤀", "𞤀"})
    EXPECT_TRUE(may_be_reordered(text)) << text;
}

}  // namespace
}  // namespace kanbao
