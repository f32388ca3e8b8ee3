// Ruby take the room that the browser says, and nothing of their line's height.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

const PlacedText& text_of_first(const LaidOut& report, BlockKind kind = BlockKind::paragraph) {
  return boxes(report.tree(), kind).at(0)->texts.at(0);
}

std::string words_of(const LaidOut& report) { return text_of(*boxes(report.tree(), BlockKind::paragraph).at(0)); }

TEST(RubyLayout, TakesTheRoomThatIsMeasured) {
  const LaidOut report("看<ruby>报<rt>bào</rt></ruby>纸");
  const Line& line = text_of_first(report).lines.at(0);
  EXPECT_DOUBLE_EQ(line.fragments.at(1).advance, 24);
  EXPECT_DOUBLE_EQ(line.fragments.at(2).x, 16 + 24);
  EXPECT_DOUBLE_EQ(line.height, 28);
}

TEST(RubyLayout, LinesEndBetweenAnyTwo) {
  const LaidOut report("一<ruby>二<rt>a</rt>三<rt>b</rt>四<rt>c</rt></ruby>五", 48);
  EXPECT_EQ(words_of(report), "一|\uFFFC\n\uFFFC|\uFFFC\n五");
}

TEST(RubyLayout, MarksBesideItKeepToIt) {
  EXPECT_EQ(words_of(LaidOut("一<ruby>二<rt>a</rt></ruby>。", 44)), "一\n\uFFFC|。");
  EXPECT_EQ(words_of(LaidOut("一（<ruby>二<rt>a</rt></ruby>）三", 50)), "一\n（|\uFFFC|）\n三");
}

TEST(RubyLayout, WidensItsColumnOfATable) {
  LaidOut report("|<ruby>甲<rt>乙</rt></ruby>|b|\n|-|-|\n|a|b|", 320);
  report.set_measured_size({4, 600, 0, 0});
  ASSERT_EQ(report.tree().scrollers.size(), 1U);
  EXPECT_GT(report.tree().scrollers[0].content_width, 600);
}

}  // namespace
}  // namespace kanbao
