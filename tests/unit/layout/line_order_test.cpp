// Lines on which text runs from right to left: fragments are in the order of the text, and stand where they are seen.
#include "layout/line_order.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "laid_out.h"
#include "layout/inline_finalize.h"

namespace kanbao {
namespace {

class LineOrder : public testing::Test {
 protected:
  const PlacedText& placed(std::string_view markdown, double width = 640, bool justified = false) {
    paragraph = prepared(markdown, measurer);
    text = place_lines(paragraph, break_lines(paragraph, {}, width), {}, {{0, 0}, width, justified});
    return text;
  }

  std::string text_of(const Fragment& fragment) const {
    return paragraph.text.substr(fragment.first, fragment.last - fragment.first);
  }

  // The fragments of a line from left to right, a bar between them.
  std::string seen(std::size_t line = 0) const {
    std::vector<Fragment> fragments = text.lines.at(line).fragments;
    std::stable_sort(fragments.begin(), fragments.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    std::string words;
    for (const Fragment& fragment : fragments) words += (words.empty() ? "" : "|") + text_of(fragment);
    return words;
  }

  // No fragment lies on another, and they fill the line but for its spaces.
  void expect_no_holes(double spaces) const {
    for (const Line& line : text.lines) {
      double sum = 0;
      for (const Fragment& fragment : line.fragments) {
        EXPECT_GE(fragment.x, 0);
        EXPECT_LE(fragment.x + fragment.advance, line.width + 0.01);
        sum += fragment.advance;
      }
      EXPECT_NEAR(sum + spaces, line.width, 0.01);
    }
  }

  FakeMeasurer measurer;
  Paragraph paragraph;
  PlacedText text;
};

TEST_F(LineOrder, WordsStandFromRightToLeft) {
  placed("中אב גד הו文");
  EXPECT_EQ(seen(), "中|הו|גד|אב|文");
  expect_no_holes(2 * 8);
  EXPECT_EQ(text_of(text.lines[0].fragments[1]), "אב");
}

TEST_F(LineOrder, AWordOfManyPiecesIsOneFragment) {
  placed("中אב-גד文");
  EXPECT_EQ(seen(), "中|אב-גד|文");
  expect_no_holes(0);
}

TEST_F(LineOrder, DigitsRunFromLeftToRight) {
  placed("אב 12 גד 中");
  EXPECT_EQ(seen(), "גד|12|אב|中");
  placed("אב12中");
  EXPECT_EQ(seen(), "12|אב|中");
}

TEST_F(LineOrder, CodeStandsAsOnePieceAmongThem) {
  placed("אב `x[0] y` גד");
  EXPECT_EQ(seen(), "גד|x[0]|y|אב");
  ASSERT_EQ(text.lines[0].stretches.size(), 1U);
  EXPECT_NEAR(text.lines[0].stretches[0].width, 6 * 7, 0.01);
}

TEST_F(LineOrder, AnUnderlineIsOnePieceForEachRunThatIsSeen) {
  placed("甲[乙 אב גד](u) הו 丙");
  EXPECT_EQ(seen(), "甲|乙|הו|גד|אב|丙");
  EXPECT_EQ(text.lines[0].stretches.size(), 2U);
  placed("甲[乙 אב גד 丙](u)丁");
  EXPECT_EQ(text.lines[0].stretches.size(), 1U);
}

TEST_F(LineOrder, EachLineHasItsOwn) {
  placed("אב גד הו", 5 * 8);
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_EQ(seen(0), "גד|אב");
  EXPECT_EQ(seen(1), "הו");
}

TEST_F(LineOrder, GapsAreLeftOnlyWhereTextStandsAsItIsWritten) {
  placed("看ab报אב12文");
  EXPECT_EQ(seen(), "看|ab|报|12|אב|文");
  const auto& fragments = text.lines[0].fragments;
  EXPECT_DOUBLE_EQ(fragments[1].x - fragments[0].x, 16 + 2);
  EXPECT_DOUBLE_EQ(text.lines[0].width, 16 + 2 + 16 + 2 + 16 + 16 + 16 + 16);
}

TEST_F(LineOrder, MarksAmongThemKeepTheirRoom) {
  placed("אב「」גד");
  EXPECT_EQ(seen(), "גד|」|「|אב");
  expect_no_holes(0);
}

TEST_F(LineOrder, SuchTextIsNotJustified) {
  placed("中文 אב גד 中文", 5 * 16, true);
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_TRUE(text.lines[0].room_changes.empty());
}

TEST_F(LineOrder, AnOverrideTurnsItsOwnElementAround) {
  placed("甲 `a\u202Ebc` 乙");
  EXPECT_EQ(seen(), "甲|a|\u202E|bc|乙");
  const auto& bc = text.lines[0].fragments[3];
  EXPECT_EQ(paragraph.styles[bc.style].font.direction, RunDirection::right_to_left);
}

TEST_F(LineOrder, LettersThatAreForcedToRunFromLeftToRightAreDrawnSo) {
  placed("\u202Dאב\u202C");
  const auto& word = text.lines[0].fragments[1];
  EXPECT_EQ(text_of(word), "אב");
  EXPECT_EQ(paragraph.styles[word.style].font.direction, RunDirection::left_to_right);
}

TEST_F(LineOrder, OtherParagraphsHaveNone) {
  paragraph = prepared("看 kanbao “报”", measurer);
  EXPECT_FALSE(paragraph.is_reordered);
  EXPECT_TRUE(paragraph.isolated.empty());
  EXPECT_EQ(line_order(paragraph, 1, 4), (std::vector<std::uint32_t>{1, 2, 3}));
}

}  // namespace
}  // namespace kanbao
