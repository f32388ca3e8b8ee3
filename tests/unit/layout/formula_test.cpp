// Formulas take the room that the browser says, and stand on the baseline.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

const Line& first_line(const LaidOut& report, BlockKind kind = BlockKind::paragraph) {
  return boxes(report.tree(), kind).at(0)->texts.at(0).lines.at(0);
}

Rect rect_of(const LaidOut& report, std::size_t fragment, BlockKind kind = BlockKind::paragraph) {
  const PlacedText& text = boxes(report.tree(), kind).at(0)->texts.at(0);
  return formula_rect(*text.paragraph, text.lines.at(0), text.lines.at(0).fragments.at(fragment));
}

TEST(FormulaLayout, StandsOnTheBaseline) {
  const LaidOut report("看 $x$ 报");
  const Line& line = first_line(report);
  EXPECT_DOUBLE_EQ(rect_of(report, 1).y, line.baseline - 18);
  EXPECT_DOUBLE_EQ(rect_of(report, 1).height, 30);
  EXPECT_DOUBLE_EQ(line.fragments.at(1).advance, 40);
  EXPECT_DOUBLE_EQ(line.fragments.at(2).x, 16 + 8 + 40 + 8);
}

// The paragraph's own line reaches from 19 px above the baseline to 9 px below it.
TEST(FormulaLayout, ATallOneMakesItsLineTaller) {
  LaidOut report("看 $x$ 报");
  EXPECT_DOUBLE_EQ(first_line(report).height, 19 + 12);
  const std::uint32_t id = 2;
  report.set_measured_size({id, 40, 30, 5});
  EXPECT_DOUBLE_EQ(first_line(report).height, 30 + 9);
  EXPECT_DOUBLE_EQ(first_line(report).baseline, 30);
  report.set_measured_size({id, 40, 10, 5});
  EXPECT_DOUBLE_EQ(first_line(report).height, 28);
}

TEST(FormulaLayout, BreaksAsAWord) {
  const LaidOut report("一二三（$x$）四五$n$-th，六", 16 * 5 + 10);
  EXPECT_EQ(text_of(*boxes(report.tree(), BlockKind::paragraph).at(0)),
            "一|二|三\n（|\xEE\x80\x80|）|四\n五|\xEE\x80\x80|-th|，\n六");
}

TEST(FormulaLayout, InALineIsNoWiderThanTheLine) {
  LaidOut report("看（$x$）。", 160);
  report.set_measured_size({2, 500, 18, 12});
  EXPECT_EQ(text_of(*boxes(report.tree(), BlockKind::paragraph).at(0)), "看\n（\n\xEE\x80\x80\n）|。");
  EXPECT_DOUBLE_EQ(boxes(report.tree(), BlockKind::paragraph).at(0)->texts.at(0).lines.at(2).width, 160);
  EXPECT_TRUE(report.tree().scrollers.empty());
}

TEST(FormulaLayout, ABlockStandsInTheMiddleAndScrollsWhereItIsWide) {
  LaidOut report("$$x$$", 320);
  EXPECT_DOUBLE_EQ(rect_of(report, 0, BlockKind::formula).x, 140);
  EXPECT_TRUE(report.tree().scrollers.empty());
  report.set_measured_size({2, 500, 18, 12});
  EXPECT_DOUBLE_EQ(rect_of(report, 0, BlockKind::formula).x, 0);
  ASSERT_EQ(report.tree().scrollers.size(), 1U);
  EXPECT_DOUBLE_EQ(report.tree().scrollers[0].content_width, 500);
  EXPECT_DOUBLE_EQ(report.tree().height, 19 + 12);
}

TEST(FormulaLayout, WidensItsColumnOfATable) {
  LaidOut report("|$x$|b|\n|-|-|\n|a|b|", 320);
  report.set_measured_size({4, 600, 18, 12});
  ASSERT_EQ(report.tree().scrollers.size(), 1U);
  EXPECT_GT(report.tree().scrollers[0].content_width, 600);
}

TEST(FormulaLayout, OneThatNobodyHasMeasuredTakesNoRoom) {
  Theme theme;
  FakeMeasurer measurer;
  const LaidOut report("a $x$");
  const PreparedDocument prepared = prepare_document(report.document(), theme, measurer);
  const LayoutTree tree = lay_out({report.document(), prepared, {}, {}, {}, theme}, 320);
  EXPECT_DOUBLE_EQ(tree.height, 28);
}

}  // namespace
}  // namespace kanbao
