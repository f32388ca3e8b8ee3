#include "document/overview.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

TrackFact one_track() {
  return {.name = "挑战赛",
          .url = "#挑战赛",
          .issue = "https://a.cn/1",
          .issue_name = "#1",
          .figures = {{"任务", "110", "", 1}, {"提交", "72", "（65%）", 0.65}, {"完成", "—", "", 0}},
          .highlights = {"2", "#挑战赛-亮点"},
          .risks = {"无", ""}};
}

OverviewFact overview_of_one() {
  return {.name = "概况", .headings = {"赛道", "进展", "亮点", "风险"}, .tracks = {one_track()}, .places = {}};
}

TEST(Overview, IsATableWithARowForEachTrack) {
  const Block table = overview_of(overview_of_one());
  EXPECT_EQ(table.kind, BlockKind::table);
  EXPECT_EQ(table.info, "概况");
  ASSERT_EQ(table.children.size(), 2U);
  std::vector<std::string> cells;
  for (const Block& cell : table.children[1].children) cells.push_back(plain_text(cell.inlines));
  EXPECT_EQ(cells, (std::vector<std::string>{"挑战赛 #1", "任务 110 → 提交 72（65%） → 完成 —", "2", "无"}));
}

TEST(Overview, HasABarOfTheSharesThatAreKnown) {
  const Block table = overview_of(overview_of_one());
  EXPECT_EQ(table.children[1].children[1].bar, (std::vector<double>{1, 0.65}));
  EXPECT_TRUE(table.children[1].children[0].bar.empty());
}

TEST(Overview, StandsUnderTheTitleAndIsNamed) {
  const ReportFacts facts{.title = "月报", .overview = overview_of_one()};
  const Document document = completed(read_markdown("text"), facts);
  EXPECT_EQ(document.blocks.front().children.back().kind, BlockKind::table);
  const std::string html = write_html(document, facts);
  EXPECT_NE(html.find("<table aria-label=\"概况\""), std::string::npos);
  EXPECT_NE(html.find("<rect width=\"1\" height=\"1\"/><rect width=\"0.65\" height=\"1\"/></svg></td>"),
            std::string::npos);
  EXPECT_NE(html.find(">2</a>"), std::string::npos);
}

TEST(Overview, IsNotThereWithoutTracks) {
  const Document document = completed(read_markdown("text"), {.title = "月报"});
  EXPECT_EQ(document.blocks.front().children.size(), 1U);
}

TEST(Overview, NamesThePlacesThatItLeadsTo) {
  ReportFacts facts;
  facts.overview.places = {{2, "a-亮点"}, {1, "other"}, {99, "nowhere"}};
  EXPECT_EQ(html_of(completed(read_markdown("## a\n\n亮点：\n\n- b"), facts)),
            "<h2 id=\"a\">a</h2><p id=\"a-亮点\">亮点：</p><ul><li><span>b</span></li></ul>");
}

}  // namespace
}  // namespace kanbao
