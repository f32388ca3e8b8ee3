#include "layout/break_reason.h"

#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

class BreakReason : public testing::Test {
 protected:
  // Of the first line at that many em.
  TypographyRule rule(std::string_view markdown, double em) {
    return rule_of_break(prepared(markdown, measurer), {}, 0, em * 16);
  }

  FakeMeasurer measurer;
};

TEST_F(BreakReason, NoneWhereUnicodeAndTheWidthSayIt) {
  EXPECT_EQ(rule("一二三四", 3), TypographyRule::none);
  EXPECT_EQ(rule("word word", 3), TypographyRule::none);
  EXPECT_EQ(rule("一二", 3), TypographyRule::none);        // the paragraph's end
  EXPECT_EQ(rule("一<br>二三", 3), TypographyRule::none);  // the author's
}

TEST_F(BreakReason, EachRuleNamesItself) {
  EXPECT_EQ(rule("一）（二三", 3.5), TypographyRule::meeting_marks);
  EXPECT_EQ(rule("一二，三", 2.5), TypographyRule::line_edges);
  EXPECT_EQ(rule("（一二三", 2.5), TypographyRule::line_edges);
  EXPECT_EQ(rule("一二～三", 2), TypographyRule::prohibitions);
  EXPECT_EQ(rule("一2026-08-01", 4), TypographyRule::prohibitions);
  EXPECT_EQ(rule("（一）二三，四", 4.5), TypographyRule::squeezing);
  EXPECT_EQ(rule("一ab二", 3), TypographyRule::han_latin_gap);
  EXPECT_EQ(rule("一二——三", 3), TypographyRule::double_marks);
  EXPECT_EQ(rule("见https://a.io/bcdef", 9), TypographyRule::addresses_and_code);
}

TEST_F(BreakReason, TheLayoutsDumpTellsIt) {
  EXPECT_NE(dump(LaidOut("一二，三四", 40).tree()).find(" rule=3 0:一"), std::string::npos);
  EXPECT_EQ(dump(LaidOut("一二三四", 40).tree()).find("rule"), std::string::npos);
}

}  // namespace
}  // namespace kanbao
