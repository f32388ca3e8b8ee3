// Which boxes scroll sideways, and what is laid out in them.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

const char* const dates = "|项目|日期|状态|\n|-|-|-|\n|第五期飞桨黑客松|2023-12-01|进行中的任务很多|";
const char* const code = "```\nshort\n0123456789012345678901234567890123456789\n```";

void expect_rect(const Rect& rect, double x, double y, double width, double height) {
  EXPECT_NEAR(rect.x, x, 1e-9);
  EXPECT_NEAR(rect.y, y, 1e-9);
  EXPECT_NEAR(rect.width, width, 1e-9);
  EXPECT_NEAR(rect.height, height, 1e-9);
}

TEST(Scrollers, AreNoneWhereAllFits) {
  EXPECT_TRUE(LaidOut(dates).tree().scrollers.empty());
  EXPECT_TRUE(LaidOut(code).tree().scrollers.empty());
}

// Three columns of 6 em and their padding, in 320 px.
TEST(Scrollers, ATableIsAsWideAsItsColumnsWant) {
  const LaidOut report(dates, 320);
  ASSERT_EQ(report.tree().scrollers.size(), 1U);
  const Scroller& scroller = report.tree().scrollers[0];
  EXPECT_DOUBLE_EQ(scroller.content_width, 3 * (6 * 16 + 24));
  EXPECT_EQ(scroller.block, boxes(report.tree(), BlockKind::table)[0]->block);
  const auto cells = boxes(report.tree(), BlockKind::table_cell);
  EXPECT_EQ(text_of(*cells[4]), "2023-12-01");
  EXPECT_EQ(cells[5]->texts[0].lines.size(), 2U);
}

TEST(Scrollers, TheBarHasItsRoomBelowTheTable) {
  const LaidOut report(std::string(dates) + "\n\nb", 320);
  const double rows = 44 + 72;
  expect_rect(report.tree().scrollers[0].rect, 0, 0, 320, rows + 12);
  expect_rect(boxes(report.tree(), BlockKind::table)[0]->rect, 0, 0, 320, rows + 12);
  EXPECT_DOUBLE_EQ(boxes(report.tree(), BlockKind::paragraph)[0]->rect.y, rows + 12 + 20);
}

TEST(Scrollers, AWordThatCannotBreakWidensItsColumn) {
  const LaidOut report("|a|b|\n|-|-|\n|" + std::string(60, 'w') + "|b|", 320);
  EXPECT_DOUBLE_EQ(report.tree().scrollers.at(0).content_width, 60 * 8 + 24 + 8 + 24);
}

TEST(Scrollers, ImagesInCellsShrinkToTheirColumn) {
  LaidOut report("|a|b|\n|-|-|\n|![](i.png)|![](j.png)|", 320);
  report.set_image_size("i.png", {900, 600});
  EXPECT_TRUE(report.tree().scrollers.empty());
  for (const PlacedImage& image : report.tree().images) EXPECT_GE(image.rect.width, 96);
}

TEST(Scrollers, LinesOfCodeAreAsLongAsTheyWereWritten) {
  const LaidOut report(code, 200);
  EXPECT_EQ(text_of(*boxes(report.tree(), BlockKind::code_block)[0]),
            "short\n0123456789012345678901234567890123456789");
  ASSERT_EQ(report.tree().scrollers.size(), 1U);
  expect_rect(report.tree().scrollers[0].rect, 0, 0, 200, 2 * 24 + 2 * 16);
  EXPECT_DOUBLE_EQ(report.tree().scrollers[0].content_width, 40 * 7 + 2 * 16);
}

TEST(Scrollers, CodeThatJustFitsDoesNotScroll) {
  EXPECT_TRUE(LaidOut(code, 40 * 7 + 32).tree().scrollers.empty());
  EXPECT_FALSE(LaidOut(code, 40 * 7 + 31).tree().scrollers.empty());
}

TEST(Scrollers, LieWithinListsAndQuotesInReadingOrder) {
  const std::string line(60, 'c');
  const LaidOut report("- a\n\n  ```\n  " + line + "\n  ```\n\n> ```\n> " + line + "\n> ```\n\n" + dates +
                           "\n\nn[^1]\n\n" + "[^1]: n\n\n        " + line,
                       320);
  const std::vector<Scroller>& scrollers = report.tree().scrollers;
  ASSERT_EQ(scrollers.size(), 4U);
  EXPECT_DOUBLE_EQ(scrollers[0].rect.x, 24);
  EXPECT_DOUBLE_EQ(scrollers[1].rect.x, 20);
  EXPECT_DOUBLE_EQ(scrollers[2].rect.x, 0);
  EXPECT_DOUBLE_EQ(scrollers[3].rect.x, 24);
  for (std::size_t i = 0; i < scrollers.size(); ++i) {
    EXPECT_DOUBLE_EQ(scrollers[i].rect.right(), 320);
    EXPECT_GT(scrollers[i].rect.y, i == 0 ? 0 : scrollers[i - 1].rect.bottom());
  }
}

}  // namespace
}  // namespace kanbao
