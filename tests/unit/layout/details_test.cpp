// Of details that are closed nothing but the summary takes room and is seen.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

constexpr const char* nested =
    "<details><summary>a</summary>\n\nb\n\n<details open><summary>c</summary>\n\nd\n\n</details>\n\n</details>\n\ne";

std::string words(const LaidOut& report) {
  std::string all;
  for (const BlockKind kind : {BlockKind::details_summary, BlockKind::paragraph}) {
    for (const Box* box : boxes(report.tree(), kind)) all += text_of(*box);
  }
  return all;
}

// Numbers of the details of `nested`.
constexpr std::uint32_t outer = 1;
constexpr std::uint32_t inner = 4;

TEST(DetailsLayout, BeginAsTheirAuthorSays) {
  EXPECT_EQ(words(LaidOut(nested)), "ae");
  EXPECT_EQ(words(LaidOut("<details open><summary>a</summary>b</details>")), "ab");
}

TEST(DetailsLayout, OpenAndCloseAsTheReaderSays) {
  LaidOut report(nested);
  const double closed = report.tree().height;
  report.set_opened({outer});
  EXPECT_EQ(words(report), "acbe");
  report.set_opened({outer, inner});
  EXPECT_EQ(words(report), "acbde");
  report.set_opened({});
  EXPECT_EQ(words(report), "ae");
  EXPECT_DOUBLE_EQ(report.tree().height, closed);
}

TEST(DetailsLayout, WhatTheyHoldKeepsToTheSummaryAndIsIndented) {
  const LaidOut report("x\n\n<details open><summary>a</summary>\n\nb\n\nc\n\n</details>\n\ny", 640);
  const Theme& theme = report.theme();
  const std::vector<const Box*> texts = boxes(report.tree(), BlockKind::paragraph);
  const Box& summary = *boxes(report.tree(), BlockKind::details_summary).at(0);
  EXPECT_DOUBLE_EQ(summary.rect.x, theme.list_indent);
  EXPECT_DOUBLE_EQ(summary.rect.y, theme.line_height + theme.block_gap);
  EXPECT_DOUBLE_EQ(texts.at(1)->rect.x, theme.list_indent);
  EXPECT_DOUBLE_EQ(texts.at(1)->rect.width, 640 - theme.list_indent);
  EXPECT_DOUBLE_EQ(texts.at(1)->rect.y, summary.rect.bottom() + theme.list_gap);
  EXPECT_DOUBLE_EQ(texts.at(2)->rect.y, texts.at(1)->rect.bottom() + theme.block_gap);
  EXPECT_DOUBLE_EQ(texts.at(3)->rect.y, texts.at(2)->rect.bottom() + theme.block_gap);
}

TEST(DetailsLayout, ClosedOnesAreAsHighAsTheirSummary) {
  const LaidOut report("<details><summary>a</summary>\n\nb\n\n</details>");
  EXPECT_DOUBLE_EQ(report.tree().height, report.theme().line_height);
}

TEST(DetailsLayout, NothingOfThemIsPaintedOrScrollsWhileTheyAreClosed) {
  LaidOut report("<details><summary>a</summary>\n\n![](i.png)\n\n```\nword word word word\n```\n\n</details>", 80);
  EXPECT_TRUE(report.tree().images.empty());
  EXPECT_TRUE(report.tree().scrollers.empty());
  report.set_opened({outer});
  EXPECT_EQ(report.tree().images.size(), 1U);
  EXPECT_EQ(report.tree().scrollers.size(), 1U);
}

}  // namespace
}  // namespace kanbao
