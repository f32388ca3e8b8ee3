#include "display/text_layer.h"

#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

TextLayer layer_of(std::string_view markdown, double width = 640) {
  return build_text_layer(LaidOut(markdown, width).tree());
}

TEST(TextLayer, TextThatHtmlSetsAlikeIsNotNamed) { EXPECT_TRUE(layer_of("一行字").texts.empty()); }

TEST(TextLayer, LinesTellWhereTheyLie) {
  const TextLayer layer = layer_of("aa bb cc", 40);
  ASSERT_EQ(layer.texts.size(), 1U);
  const std::vector<LayerLine>& lines = layer.texts[0].lines;
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_DOUBLE_EQ(layer.texts[0].width, 40);
  EXPECT_DOUBLE_EQ(lines[0].top, 0);
  EXPECT_DOUBLE_EQ(lines[1].top, lines[0].height);
  EXPECT_DOUBLE_EQ(lines[0].end, 40);  // the space behind it hangs
  EXPECT_DOUBLE_EQ(lines[1].end, 16);
}

TEST(TextLayer, TheBlankOfAMarkThatEndsALineIsPartOfIt) {
  const TextLayer layer = layer_of("字字，字", 40);
  ASSERT_EQ(layer.texts.size(), 1U);
  EXPECT_DOUBLE_EQ(layer.texts[0].lines[0].end, 48);
  EXPECT_TRUE(layer.texts[0].gaps.empty());
}

// Units follow each other from top to bottom, so what stands side by side is one of them.
TEST(TextLayer, ARowIsPaintedAsAWhole) {
  const TextLayer layer = layer_of(
      "a\n\n<div style=\"display:flex\"><figure>b<figcaption>c</figcaption></figure><figure>d</figure></div>\n\ne");
  ASSERT_EQ(layer.units.size(), 3U);
  EXPECT_EQ(layer.units[1].block, 2U);
  ASSERT_EQ(layer.blocks.size(), 8U);
  EXPECT_EQ(layer.blocks[5].block, 6U);  // the second figure begins where the first one does
  EXPECT_DOUBLE_EQ(layer.blocks[5].gap, 0);
}

TEST(TextLayer, PlacesAreUtf16Units) {
  const TextLayer layer = layer_of("😀 字a");
  ASSERT_EQ(layer.texts.size(), 1U);
  ASSERT_EQ(layer.texts[0].gaps.size(), 1U);
  EXPECT_EQ(layer.texts[0].gaps[0].before, 3U);
}

TEST(TextLayer, ImagesCountAsOne) {
  const TextLayer layer = layer_of("![a](a.png)字a", 640);
  ASSERT_EQ(layer.texts.size(), 1U);
  ASSERT_EQ(layer.texts[0].gaps.size(), 1U);
  EXPECT_EQ(layer.texts[0].gaps[0].before, 2U);
}

TEST(TextLayer, WhatIsClosedHasItsPlaceButIsNoUnit) {
  const char* markdown = "<details><summary>a</summary>\n\naa bb cc\n\nd\n\n</details>\n\ne";
  LaidOut report(markdown, 64);
  const TextLayer closed = build_text_layer(report.tree());
  report.set_opened({1});
  const TextLayer opened = build_text_layer(report.tree());
  EXPECT_EQ(closed.units.size(), 2U);
  EXPECT_EQ(opened.units.size(), 4U);
  ASSERT_EQ(closed.texts.size(), 1U);
  ASSERT_EQ(opened.texts.size(), 1U);
  EXPECT_EQ(closed.texts[0].lines.size(), 2U);
  EXPECT_EQ(opened.texts[0].lines.size(), 2U);
  ASSERT_EQ(closed.blocks.size(), opened.blocks.size());
  for (std::size_t i = 0; i < closed.blocks.size(); ++i) EXPECT_EQ(closed.blocks[i].gap, opened.blocks[i].gap) << i;
}

TEST(TextLayer, AddedRoomIsPartOfTheGapAboveItsBlock) {
  LaidOut report("a\n\n# b");
  const TextLayer before = build_text_layer(report.tree());
  report.set_rooms({{2, 64}});
  const TextLayer after = build_text_layer(report.tree());
  ASSERT_EQ(after.blocks.size(), 2U);
  EXPECT_EQ(after.blocks[1].block, 2U);
  EXPECT_DOUBLE_EQ(after.blocks[1].gap, before.blocks[1].gap + 64);
}

TEST(TextLayer, TheAuthorsBreaksAreTheBrowsersOwn) { EXPECT_TRUE(layer_of("a  \nb").texts.empty()); }

TEST(TextLayer, GapsWithASpaceBetweenAreOne) {
  const TextLayer layer = layer_of("`a` `b`");
  ASSERT_EQ(layer.texts.size(), 1U);
  ASSERT_EQ(layer.texts[0].gaps.size(), 1U);
  EXPECT_EQ(layer.texts[0].gaps[0].before, 1U);
  EXPECT_DOUBLE_EQ(layer.texts[0].gaps[0].extra, 6);
}

TEST(TextLayer, AGapAtALinesEndIsLeftOut) {
  const TextLayer layer = layer_of("字字a", 32);
  ASSERT_EQ(layer.texts.size(), 1U);
  EXPECT_EQ(layer.texts[0].lines.size(), 2U);
  EXPECT_TRUE(layer.texts[0].gaps.empty());
}

TEST(TextLayer, AlignedLinesAreIndented) {
  const TextLayer layer = layer_of("<div align=\"center\">\n\n字字字 字\n\n</div>", 64);
  ASSERT_EQ(layer.texts.size(), 1U);
  EXPECT_DOUBLE_EQ(layer.texts[0].indent, 8);
  ASSERT_EQ(layer.texts[0].lines.size(), 2U);
  EXPECT_DOUBLE_EQ(layer.texts[0].lines[1].start, 24);
}

TEST(TextLayer, LinesThatTheAuthorEndsAreAlignedToo) {
  const TextLayer layer = layer_of("<div align=\"center\">\n\n字字字字  \n字字\n\n</div>", 64);
  ASSERT_EQ(layer.texts.size(), 1U);
  ASSERT_EQ(layer.texts[0].lines.size(), 2U);
  EXPECT_DOUBLE_EQ(layer.texts[0].lines[1].start, 16);
}

using Gap = std::vector<double>;

std::vector<Gap> gaps_of(std::string_view markdown, double width = 640) {
  std::vector<Gap> gaps;
  for (const LayerText& text : layer_of(markdown, width).texts) {
    for (const LayerGap& gap : text.gaps) gaps.push_back({double(gap.first), double(gap.before), gap.extra});
  }
  return gaps;
}

TEST(TextLayer, AMarkThatBeginsALineHangsOut) {
  EXPECT_DOUBLE_EQ(layer_of("（字").texts[0].indent, -8);
  const TextLayer layer = layer_of("字字（字", 40);
  ASSERT_EQ(layer.texts[0].lines.size(), 2U);
  EXPECT_DOUBLE_EQ(layer.texts[0].lines[1].start, -8);
}

TEST(TextLayer, TheBlankOfMarksThatMeetIsTakenBack) {
  EXPECT_EQ(gaps_of("字）（字"), (std::vector<Gap>{{1, 2, -8}}));
  EXPECT_TRUE(gaps_of("字。").empty());  // nothing follows
}

TEST(TextLayer, BrowsersMaySetAHanLatinGapThemselves) {
  const std::vector<LayerText> texts = layer_of("字a字，b").texts;
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_TRUE(texts[0].is_foreseen);
  ASSERT_EQ(texts[0].gaps.size(), 2U);
  for (const LayerGap& gap : texts[0].gaps) EXPECT_DOUBLE_EQ(gap.natural, gap.extra);
}

TEST(TextLayer, AGapThatOnlySomeBrowsersSetIsTold) {
  const std::vector<LayerText> texts = layer_of("5%字").texts;
  ASSERT_EQ(texts.size(), 1U);
  ASSERT_EQ(texts[0].gaps.size(), 1U);
  EXPECT_DOUBLE_EQ(texts[0].gaps[0].extra, 0);
  EXPECT_DOUBLE_EQ(texts[0].gaps[0].natural, 2);
  EXPECT_TRUE(texts[0].gaps[0].beside_sign);
}

TEST(TextLayer, AGapOfTheBrowsersAtALinesEndIsNotForeseenWhereAnElementBegins) {
  EXPECT_TRUE(layer_of("字字a字", 32).texts[0].is_foreseen);
  EXPECT_FALSE(layer_of("字字**a**字", 32).texts[0].is_foreseen);
}

TEST(TextLayer, WhatNobodyHasLookedAtIsNotForeseen) {
  const std::vector<LayerText> texts = layer_of("字a字Ω").texts;
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_FALSE(texts[0].is_foreseen);
}

TEST(TextLayer, EqualRoomBehindNeighboursIsOneGap) {
  EXPECT_EQ(gaps_of("字」』」字"), (std::vector<Gap>{{1, 3, -8}}));
  EXPECT_EQ(gaps_of("5字5"), (std::vector<Gap>{{0, 1, 2}, {1, 2, 2}}));  // a browser may set each of these
}

TEST(TextLayer, GapsOfTwoLinesOrAroundASpaceAreTwo) {
  EXPECT_EQ(gaps_of("5字 字5").size(), 2U);
  for (const Gap& gap : gaps_of("字字，」字字，」", 48)) EXPECT_LE(gap[1] - gap[0], 2);
}

TEST(TextLayer, TheTwoEmDashIsGivenWhatItLacksBehindIt) {
  const std::vector<LayerText> texts = layer_of("字⸺字", 640).texts;
  ASSERT_FALSE(texts.empty());
  EXPECT_TRUE(texts[0].gaps[0].is_whole);
  EXPECT_TRUE(gaps_of("字——字").empty());  // two em already
  EXPECT_EQ(gaps_of("字⸺字"), (std::vector<Gap>{{1, 2, 16}}));
}

TEST(TextLayer, BlocksTellTheirDistance) {
  const TextLayer layer = layer_of("a\n\nb");
  ASSERT_EQ(layer.blocks.size(), 2U);
  EXPECT_DOUBLE_EQ(layer.blocks[0].gap, 0);
  EXPECT_DOUBLE_EQ(layer.blocks[1].gap, 20);
}

TEST(TextLayer, ListsTellTheirInset) {
  const TextLayer layer = layer_of("123456789. a");
  ASSERT_FALSE(layer.blocks.empty());
  EXPECT_GT(layer.blocks[0].inset, 80);
}

TEST(TextLayer, ImagesFillTheirLine) {
  LaidOut report("![a](a.png)");
  report.set_image_size("a.png", {100, 50});
  report.set_width(600);
  const TextLayer layer = build_text_layer(report.tree());
  ASSERT_EQ(layer.images.size(), 1U);
  const double line_height = report.tree().root.rect.height;
  EXPECT_DOUBLE_EQ(layer.images[0].size.height + 2 * layer.images[0].margin, line_height);
  EXPECT_GT(layer.images[0].drop, 0);
}

TEST(TextLayer, TablesTellTheirColumns) {
  const TextLayer layer = layer_of("| aaaa | b |\n| --- | --- |\n| c | d |");
  ASSERT_EQ(layer.columns.size(), 2U);
  EXPECT_GT(layer.columns[0].width, layer.columns[1].width);
}

}  // namespace
}  // namespace kanbao
