#include "document/report_facts.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(ReportFacts, EveryFact) {
  const ReportFacts facts = parse_report_facts(
      "title\t月报\r\ndate\t2023-12-01\t2023年12月1日\nauthor\t甲\tjia\nauthor\t乙\nlanguage\tzh-"
      "CN\nnotice\ta\nnotice\tb\n"
      "image\tx.png\ty.png\t1.5\t2\nbroken\tz.png\t空文件\nlink\ta.md#x\ta.html#x");
  EXPECT_EQ(facts.title, "月报");
  EXPECT_EQ(facts.date, "2023-12-01");
  EXPECT_EQ(facts.shown_date, "2023年12月1日");
  ASSERT_EQ(facts.authors.size(), 2U);
  EXPECT_EQ(facts.authors[0].github, "jia");
  EXPECT_EQ(facts.authors[1].name, "乙");
  EXPECT_EQ(facts.authors[1].github, "");
  EXPECT_EQ(facts.language, "zh-CN");
  EXPECT_EQ(facts.notices, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(facts.images.at("x.png").url, "y.png");
  EXPECT_EQ(facts.images.at("x.png").width, 1.5);
  EXPECT_EQ(facts.broken.at("z.png"), "空文件");
  EXPECT_EQ(facts.links.at("a.md#x"), "a.html#x");
}

TEST(ReportFacts, DateWithoutItsShownForm) { EXPECT_EQ(parse_report_facts("date\t2023-12").shown_date, "2023-12"); }

TEST(ReportFacts, NonsenseIsSkipped) {
  const ReportFacts facts = parse_report_facts("\n\t\nunknown\tx\nimage\ta\tb\tx\t-5\nimage\nimage\tc\td\tnan\tinf");
  EXPECT_EQ(facts.title, "");
  EXPECT_EQ(facts.images.at("a").width, 0);
  EXPECT_EQ(facts.images.at("a").height, 0);
  EXPECT_EQ(facts.images.at("c").width, 0);
  EXPECT_EQ(facts.images.at("c").height, 0);
}

}  // namespace
}  // namespace kanbao
