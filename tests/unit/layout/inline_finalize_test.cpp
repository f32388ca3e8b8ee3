#include "layout/inline_finalize.h"

#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

class InlineFinalize : public testing::Test {
 protected:
  PlacedText placed(std::string_view markdown, double width, const std::vector<Size>& objects = {}) {
    paragraph = prepared(markdown, measurer);
    paragraph.alignment = alignment;
    return place_lines(paragraph, break_lines(paragraph, objects, width), objects, {{10, 100}, width});
  }

  std::string text(const Fragment& fragment) const {
    return paragraph.text.substr(fragment.first, fragment.last - fragment.first);
  }

  FakeMeasurer measurer;
  Paragraph paragraph;
  Alignment alignment = Alignment::none;
};

TEST_F(InlineFinalize, LinesStandBelowOneAnother) {
  const PlacedText text = placed("aaa bbb", 24);
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_DOUBLE_EQ(text.lines[0].y, 100);
  EXPECT_DOUBLE_EQ(text.lines[1].y, 128);
  EXPECT_DOUBLE_EQ(text.lines[1].baseline, 128 + 19);
  EXPECT_DOUBLE_EQ(text.column.height, 56);
}

TEST_F(InlineFinalize, PiecesOfAWordOnOneLineAreOneFragment) {
  measurer.kern("-V", 0.25);
  const PlacedText whole = placed("A-VA b", 640);
  ASSERT_EQ(whole.lines[0].fragments.size(), 2U);
  EXPECT_EQ(text(whole.lines[0].fragments[0]), "A-VA");
  EXPECT_DOUBLE_EQ(whole.lines[0].fragments[0].advance, 28);
  const PlacedText apart = placed("A-VA b", 20);
  EXPECT_EQ(text(apart.lines[0].fragments[0]), "A-");
  EXPECT_EQ(text(apart.lines[1].fragments[0]), "VA");
}

TEST_F(InlineFinalize, FragmentsStandWhereTheTextBeforeThemEnds) {
  const PlacedText placed_text = placed("ab 中c", 640);
  const auto& fragments = placed_text.lines[0].fragments;
  ASSERT_EQ(fragments.size(), 3U);
  EXPECT_DOUBLE_EQ(fragments[0].x, 10);
  EXPECT_DOUBLE_EQ(fragments[1].x, 10 + 16 + 8);
  EXPECT_DOUBLE_EQ(fragments[2].x, 10 + 24 + 16 + 2);  // the gap beside Han
}

TEST_F(InlineFinalize, NoGapAtALinesStart) {
  const PlacedText text = placed("中中ab", 40);
  EXPECT_DOUBLE_EQ(text.lines[1].fragments[0].x, 10);
}

// Rule 3.
TEST_F(InlineFinalize, TheBlankHalfOfAMarkHangsOutOfTheColumn) {
  const PlacedText text = placed("（中", 640);
  EXPECT_DOUBLE_EQ(text.lines[0].fragments[0].x, 10 - 8);
  EXPECT_DOUBLE_EQ(text.lines[0].fragments[1].x, 10 + 8);
  alignment = Alignment::right;
  EXPECT_DOUBLE_EQ(placed("（中）", 64).lines[0].fragments[1].x, 10 + 64 - 8 - 16);
}

// Rule 5.
TEST_F(InlineFinalize, ASqueezedLineEndsWithItsColumn) {
  const PlacedText text = placed("（一）二三，四", 72);
  const Fragment& comma = text.lines[0].fragments.back();
  EXPECT_EQ(this->text(comma), "，");
  EXPECT_NEAR(comma.x + 8, 10 + 72, 0.2);
  EXPECT_LE(comma.x + 8, 10 + 72);
}

// Rule 6.
TEST_F(InlineFinalize, JustifiedLinesFillTheirColumnButForTheLast) {
  paragraph = prepared("一二ab三四，五六", measurer);
  const std::vector<LineRange> ranges = break_lines(paragraph, {}, 98);
  const PlacedText text = place_lines(paragraph, ranges, {}, {{0, 0}, 98, true});
  ASSERT_EQ(text.lines.size(), 2U);
  const Fragment& last = text.lines[0].fragments.back();
  EXPECT_NEAR(last.x + last.advance - 8, 98, 0.2);  // the blank half of ，hangs out
  EXPECT_GT(text.lines[0].fragments[2].x, 16 + 16 + 2);
  EXPECT_DOUBLE_EQ(text.lines[1].fragments[1].x, text.lines[1].fragments[0].x + 16);
}

TEST_F(InlineFinalize, Alignment) {
  alignment = Alignment::right;
  EXPECT_DOUBLE_EQ(placed("aaa bbb", 24 + 8).lines[0].fragments[0].x, 10 + 8);
  alignment = Alignment::center;
  EXPECT_DOUBLE_EQ(placed("aaa bbb", 24 + 8).lines[0].fragments[0].x, 10 + 4);
  EXPECT_DOUBLE_EQ(placed("aaaaaa", 16).lines[0].fragments[0].x, 10);  // wider than the column
}

TEST_F(InlineFinalize, ALineGrowsAroundATallObject) {
  const PlacedText text = placed("a ![](i.png)", 640, {{100, 60}});
  const Line& line = text.lines[0];
  EXPECT_DOUBLE_EQ(line.height, 60 + 16);
  EXPECT_DOUBLE_EQ(line.baseline, 100 + 24 + 19);  // the text stands in the middle
  const Rect rect = object_rect(line, line.fragments[1]);
  EXPECT_DOUBLE_EQ(rect.x, 10 + 16);
  EXPECT_DOUBLE_EQ(rect.y, 100 + 8);
  EXPECT_DOUBLE_EQ(rect.width, 100);
  EXPECT_DOUBLE_EQ(rect.height, 60);
}

TEST_F(InlineFinalize, ASmallObjectStandsInTheMiddleOfItsLine) {
  const PlacedText text = placed("![](i.png)", 640, {{20, 20}});
  EXPECT_DOUBLE_EQ(text.lines[0].height, 28);
  EXPECT_DOUBLE_EQ(object_rect(text.lines[0], text.lines[0].fragments[0]).y, 104);
}

TEST_F(InlineFinalize, AStretchSpansTheSpacesWithinIt) {
  const PlacedText text = placed("x [a b 中c](https://a/) y", 640);
  ASSERT_EQ(text.lines[0].stretches.size(), 1U);
  EXPECT_DOUBLE_EQ(text.lines[0].stretches[0].x, 10 + 16);
  EXPECT_DOUBLE_EQ(text.lines[0].stretches[0].width, 32 + 16 + 2 + 8);
}

TEST_F(InlineFinalize, AMarkDoesNotCutAStretch) {
  for (const char* markdown : {"[中——国](https://a/)", "~~中——国~~", "`中——国`"}) {
    const PlacedText text = placed(markdown, 640);
    ASSERT_EQ(text.lines[0].stretches.size(), 1U) << markdown;
    EXPECT_DOUBLE_EQ(text.lines[0].stretches[0].width, text.lines[0].width) << markdown;
  }
}

TEST_F(InlineFinalize, AStretchEndsWithTheLineWithoutItsSpace) {
  const PlacedText text = placed("~~aa bb~~", 16);
  ASSERT_EQ(text.lines.size(), 2U);
  EXPECT_DOUBLE_EQ(text.lines[0].stretches[0].width, 16);
  EXPECT_DOUBLE_EQ(text.lines[1].stretches[0].width, 16);
}

TEST_F(InlineFinalize, TwoLinksSideBySideAreTwoStretches) {
  EXPECT_EQ(placed("[a](https://a/)[b](https://b/)", 640).lines[0].stretches.size(), 2U);
  EXPECT_EQ(placed("`a` `b`", 640).lines[0].stretches.size(), 2U);
}

}  // namespace
}  // namespace kanbao
