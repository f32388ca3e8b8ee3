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
          .figures = {{"任务", "110", "", 1}, {"提交", "72", "（65%，↑ 增 2）", 0.65}, {"完成", "—", "", 0}},
          .trend = {{0, 0.5}, {1, 1}},
          .findings = {{"亮点", "2", "#挑战赛-亮点"}, {"风险", "无", ""}}};
}

OverviewFact overview_of_one() {
  return {.name = "概况",
          .headings = {"赛道", "进展"},
          .months = "各月",
          .months_url = "tracks.html",
          .tracks = {one_track()},
          .places = {}};
}

std::vector<std::string> texts_of(const Block& row) {
  std::vector<std::string> texts;
  for (const Block& cell : row.children) texts.push_back(plain_text(cell.inlines));
  return texts;
}

TEST(Overview, IsATableWithARowForEachTrack) {
  const Block table = overview_of(overview_of_one());
  EXPECT_EQ(table.kind, BlockKind::table);
  EXPECT_EQ(table.info, "概况");
  ASSERT_EQ(table.children.size(), 2U);
  EXPECT_EQ(texts_of(table.children[0]), (std::vector<std::string>{"赛道", "进展 各月"}));
  EXPECT_EQ(texts_of(table.children[1]),
            (std::vector<std::string>{"挑战赛 #1",
                                      "任务\u00a0110 → 提交\u00a072（65%，↑ 增 2） → 完成\u00a0— "
                                      "亮点\u00a02 · 风险\u00a0无"}));
}

TEST(Overview, LeadsToOtherMonthsOnlyWhereTheyAre) {
  OverviewFact overview = overview_of_one();
  overview.months_url.clear();
  EXPECT_EQ(texts_of(overview_of(overview).children[0]), (std::vector<std::string>{"赛道", "进展"}));
}

TEST(Overview, WithoutHeadingsHasNoHeader) {
  OverviewFact overview = overview_of_one();
  overview.headings.clear();
  overview.tracks[0].findings.clear();
  const Block table = overview_of(overview);
  EXPECT_FALSE(table.has_header);
  ASSERT_EQ(table.children.size(), 1U);
  EXPECT_EQ(texts_of(table.children[0])[1], "任务\u00a0110 → 提交\u00a072（65%，↑ 增 2） → 完成\u00a0—");
}

TEST(Overview, HasAChartOfWhatIsKnown) {
  const Block table = overview_of(overview_of_one());
  const std::vector<Block>& cells = table.children[1].children;
  EXPECT_EQ(cells[1].chart.shares, (std::vector<double>{1, 0.65}));
  EXPECT_EQ(cells[1].chart.trend.size(), 2U);
  EXPECT_TRUE(cells[0].chart.empty());
}

TEST(Overview, OfATrackWithoutFiguresBeginsWithItsFindings) {
  OverviewFact overview = overview_of_one();
  overview.tracks[0].figures.clear();
  overview.tracks[0].trend.clear();
  const Block table = overview_of(overview);
  EXPECT_EQ(texts_of(table.children[1])[1], "亮点\u00a02 · 风险\u00a0无");
  EXPECT_TRUE(table.children[1].children[1].chart.empty());
}

TEST(Overview, StandsUnderTheTitleAndIsNamed) {
  const ReportFacts facts{.title = "月报", .overview = overview_of_one()};
  const Document document = completed(read_markdown("text"), facts);
  EXPECT_EQ(document.blocks.front().children.back().kind, BlockKind::table);
  const std::string html = write_html(document, facts);
  EXPECT_NE(html.find("<table aria-label=\"概况\""), std::string::npos);
  EXPECT_NE(html.find("<rect width=\"1\" height=\"1\"/><rect width=\"0.65\" height=\"1\"/></svg>"), std::string::npos);
  EXPECT_NE(html.find("<polyline points=\"0,0.5 1,0\"/><polyline points=\"1,0 1,0\"/></svg></span>任务"),
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
