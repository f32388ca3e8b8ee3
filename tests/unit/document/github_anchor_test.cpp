#include "document/github_anchor.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"
#include "document/outline.h"
#include "document/word_characters.h"

namespace kanbao {
namespace {

TEST(GithubAnchor, ChineseBracketsGo) { EXPECT_EQ(github_anchor("【开源贡献个人挑战赛】"), "开源贡献个人挑战赛"); }

TEST(GithubAnchor, LowerCaseAndHyphens) {
  EXPECT_EQ(github_anchor("Hello, World!"), "hello-world");
  EXPECT_EQ(github_anchor("a - b_c"), "a---b_c");
  EXPECT_EQ(github_anchor("C++ & Go (2023.11)"), "c--go-202311");
  EXPECT_EQ(github_anchor("ÀÉÞ ĀŁŽ ΑΩ ЀЯ Ａ"), "àéþ-āłž-αω-ѐя-ａ");
}

TEST(GithubAnchor, SymbolsAndEmojiGo) {
  EXPECT_EQ(github_anchor("🎉 结果 100% ①"), "-结果-100-");
  EXPECT_EQ(github_anchor("一、背景：“引言”——（上）"), "一背景引言上");
}

TEST(GithubAnchor, RepeatsAreNumbered) {
  GithubAnchors anchors;
  EXPECT_EQ(anchors.next("亮点"), "亮点");
  EXPECT_EQ(anchors.next("亮点"), "亮点-1");
  EXPECT_EQ(anchors.next("亮点"), "亮点-2");
}

TEST(GithubAnchor, NumberedAnchorThatIsTakenIsSkipped) {
  GithubAnchors anchors;
  EXPECT_EQ(anchors.next("a"), "a");
  EXPECT_EQ(anchors.next("a-1"), "a-1");
  EXPECT_EQ(anchors.next("a"), "a-2");
  EXPECT_EQ(anchors.next("a-1"), "a-1-1");
}

TEST(GithubAnchor, MarkupOfTheHeadingIsNoPartOfIt) {
  const std::vector<OutlineEntry> entries =
      outline_of(read_markdown("## **A** `b` [c](u) ![d](i)\n\n> # in a quote\n", 10));
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].anchor, "a-b-c-d");
  EXPECT_EQ(entries[0].text, "A b c d");
  EXPECT_EQ(entries[0].level, 2);
  EXPECT_EQ(entries[0].line, 10);
  EXPECT_EQ(entries[1].anchor, "in-a-quote");
}

TEST(WordCharacters, LowerCaseKeepsWhatHasNone) {
  for (const char32_t c : {U'a', U'×', U'ı', U'ĸ', U'中', U'ß', U'ſ'}) EXPECT_EQ(lower_case(c), c);
  EXPECT_EQ(lower_case(0x178), U'ÿ');
}

TEST(WordCharacters, LettersMarksAndDigits) {
  for (const char32_t c : {U'a', U'_', U'9', U'中', U'あ', U'é', U'Ⅷ', U'𠀀', char32_t{0xFE0F}}) {
    EXPECT_TRUE(is_word_character(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'-', U' ', U'.', U'。', U'「', U'²', U'①', U'🎉', U'\t', U'—', U'·'}) {
    EXPECT_FALSE(is_word_character(c)) << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace kanbao
