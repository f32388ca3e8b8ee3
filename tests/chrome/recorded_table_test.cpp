#include "recorded_table.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include "line_differences.h"
#include "recorded_measurer.h"

namespace kanbao {
namespace {

constexpr std::string_view small_table =
    "# a comment\n"
    "chromium 156.0\n"
    "advance 224 224 224 ␣\n"
    "advance 1000 1000 1000 一\n"
    "advance 894 1000 960 —\n"
    "advance 1676 2000 2000 ——\n"
    "blank 40 650 。\n"
    "text han 3224 一一 一\n"
    "lines plain 2000 7\n"
    "lines plain 4000\n";

double advance_of(TextMeasurer& measurer, std::string_view text, FontScript script = FontScript::any) {
  const MeasureRequest request{{.size = 1000, .script = script}, text};
  return measurer.advances({&request, 1}).front();
}

InkBlank ink_blank_of(TextMeasurer& measurer, std::string_view mark) {
  const MeasureRequest request{{.size = 1000}, mark};
  return measurer.ink_blanks({&request, 1}).front();
}

TEST(RecordedTable, IsRead) {
  const RecordedTable table = read_recorded_table(small_table);
  EXPECT_EQ(table.error, "");
  EXPECT_EQ(table.chromium, "156.0");
  EXPECT_EQ(table.advances.at(" ")[0], 224);
  EXPECT_EQ(table.blanks.at("。").after, 650);
  ASSERT_EQ(table.texts.size(), 1U);
  EXPECT_EQ(table.texts[0].text, "一一 一");
  ASSERT_EQ(table.texts[0].lines.size(), 2U);
  EXPECT_EQ(table.texts[0].lines[0].starts, std::vector<std::uint32_t>{7});
  EXPECT_TRUE(table.texts[0].lines[1].starts.empty());
}

TEST(RecordedTable, NamesTheRowThatItCannotRead) {
  EXPECT_EQ(read_recorded_table("# head\nadvance 1 2 x 一\n").error, "row 2: advance 1 2 x 一");
  EXPECT_EQ(read_recorded_table("advance 1 2 3\n").error, "row 1: advance 1 2 3");
  EXPECT_EQ(read_recorded_table("blank 1\n").error, "row 1: blank 1");
  EXPECT_EQ(read_recorded_table("text han 5x 一\n").error, "row 1: text han 5x 一");
  EXPECT_EQ(read_recorded_table("lines plain 4000\n").error, "row 1: lines plain 4000");
  EXPECT_EQ(read_recorded_table("text han 5 一\nlines plain 4000 3 -\n").error, "row 2: lines plain 4000 3 -");
  EXPECT_EQ(read_recorded_table("width 4000\n").error, "row 1: width 4000");
}

TEST(RecordedMeasurer, AddsTheLongestPiecesInTheirScript) {
  const RecordedTable table = read_recorded_table(small_table);
  RecordedMeasurer measurer(table);
  EXPECT_EQ(advance_of(measurer, "一 一"), 2224);
  EXPECT_EQ(advance_of(measurer, "——"), 1676);
  EXPECT_EQ(advance_of(measurer, "——", FontScript::han), 2000);
  EXPECT_EQ(advance_of(measurer, "—", FontScript::latin), 960);
}

TEST(RecordedMeasurer, TellsTheBlankAroundInk) {
  const RecordedTable table = read_recorded_table(small_table);
  RecordedMeasurer measurer(table);
  const InkBlank blank = ink_blank_of(measurer, "。");
  EXPECT_EQ(blank.before, 40);
  EXPECT_EQ(blank.after, 650);
}

TEST(RecordedMeasurer, FailsTheTestThatAsksForAnUnknownText) {
  const RecordedTable table = read_recorded_table(small_table);
  RecordedMeasurer measurer(table);
  EXPECT_NONFATAL_FAILURE(ink_blank_of(measurer, "，"), "the table does not hold the blank of \"，\"");
  EXPECT_NONFATAL_FAILURE(advance_of(measurer, "一二"), "the table does not hold \"二\" of \"一二\"");
}

TEST(LineDifferences, AreFoundAtTheLineThatEndsElsewhere) {
  const RecordedTable table = read_recorded_table(
      "advance 1000 1000 1000 一\n"
      "text han 6000 一一一一一一\nlines plain 2000 6 9\nlines plain 3000 9\nlines plain 6000 15\n");
  RecordedMeasurer measurer(table);
  const std::vector<LineDifference> found = line_differences(table, measurer);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(line_shown(found[0]), "一¦一‖一一");
  EXPECT_EQ(describe(found[0]),
            "plain, 2 em\n  ours:\n    一一\n    一一\n    一一\n  Chromium's:\n    一一\n    一\n    一一一");
  EXPECT_EQ(line_shown(found[1]), "一一一一一¦一‖");
}

TEST(LineDifferences, TakeTheRuleFromTheDump) {
  EXPECT_EQ(rule_of("  line y=0 height=28 baseline=19 rule=7 0:一一"), 7);
  EXPECT_EQ(rule_of("  line y=0 height=28 baseline=19 0:一一 rule=12"), 12);
  EXPECT_EQ(rule_of("  line y=0 height=28 baseline=19 0:一一"), std::nullopt);
}

}  // namespace
}  // namespace kanbao
