#include "layout/inline_collect.h"

#include <gtest/gtest.h>

#include <utility>

#include "laid_out.h"

namespace kanbao {
namespace {

// The style of the first character of `text` within the paragraph.
TextStyle style_at(const Paragraph& paragraph, std::string_view text) {
  const std::size_t at = paragraph.text.find(text);
  for (const StyleSpan& span : paragraph.spans) {
    if (at >= span.first && at < span.last) return paragraph.styles[span.style];
  }
  ADD_FAILURE() << "no style at " << text;
  return {};
}

void expect_whole_spans(const Paragraph& paragraph) {
  std::uint32_t end = 0;
  for (const StyleSpan& span : paragraph.spans) {
    EXPECT_EQ(span.first, end);
    EXPECT_LT(span.first, span.last);
    ASSERT_LT(span.style, paragraph.styles.size());
    end = span.last;
  }
  EXPECT_EQ(end, paragraph.text.size());
}

TEST(InlineCollect, WhiteSpaceCollapses) {
  EXPECT_EQ(collected("a  b \t c").text, "a b c");
  EXPECT_EQ(collected("a&#32;&#32;b&#32;").text, "a b");
  EXPECT_EQ(collected("a&nbsp;&nbsp;b").text, "a\u00A0\u00A0b");
}

TEST(InlineCollect, WhiteSpaceCollapsesAcrossStyles) {
  const Paragraph paragraph = collected("a **&#32;b&#32;** c");
  EXPECT_EQ(collected("<span> a </span> <span> b </span>").text, "a b");
  expect_whole_spans(paragraph);
}

TEST(InlineCollect, SoftBreaksAreSpacesBetweenWordsOnly) {
  EXPECT_EQ(collected("one\ntwo").text, "one two");
  EXPECT_EQ(collected("第一行\n第二行").text, "第一行第二行");
  EXPECT_EQ(collected("第一行，\n第二行").text, "第一行，第二行");
  EXPECT_EQ(collected("用 Paddle\n写").text, "用 Paddle 写");
  EXPECT_EQ(collected("**第一**\n*第二*\nx").text, "第一第二 x");
}

TEST(InlineCollect, HardBreaksSwallowTheSpacesAroundThem) {
  EXPECT_EQ(collected("a  \nb").text, "a\nb");
  EXPECT_EQ(collected("a <br> b<br><br>c").text, "a\nb\n\nc");
}

TEST(InlineCollect, NestedMarkupAddsUp) {
  const Paragraph paragraph = collected("a *b **c ~~d~~*** e");
  EXPECT_EQ(paragraph.text, "a b c d e");
  expect_whole_spans(paragraph);
  EXPECT_EQ(style_at(paragraph, "a"), TextStyle{});
  EXPECT_EQ(style_at(paragraph, "b").font.slope, FontSlope::italic);
  EXPECT_EQ(style_at(paragraph, "b").font.weight, FontWeight::regular);
  EXPECT_EQ(style_at(paragraph, "c").font.weight, FontWeight::bold);
  EXPECT_EQ(style_at(paragraph, "d").decoration, Decoration::line_through);
  EXPECT_EQ(style_at(paragraph, "d").font.slope, FontSlope::italic);
  EXPECT_EQ(style_at(paragraph, "e"), TextStyle{});
}

TEST(InlineCollect, OneStyleIsKeptOnce) {
  const Paragraph paragraph = collected("**a** b **c** d **e**");
  EXPECT_EQ(paragraph.styles.size(), 2U);
  EXPECT_EQ(paragraph.spans.size(), 5U);
}

TEST(InlineCollect, CodeIsSmallerMonospacedAndFilled) {
  const TextStyle code = style_at(collected("a `x`"), "x");
  EXPECT_EQ(code.font, (Font{.family = FontFamily::mono, .size = 14}));
  EXPECT_EQ(code.fill, ColourRole::code_fill);
  EXPECT_EQ(style_at(collected("a <kbd>x</kbd>"), "x"), code);
}

TEST(InlineCollect, LinksKeepTheirAddresses) {
  const Paragraph paragraph = collected("[one](https://a/) two [three **four**](https://b/)");
  EXPECT_EQ(paragraph.links, (std::vector<std::string>{"https://a/", "https://b/"}));
  EXPECT_EQ(style_at(paragraph, "one").link, 0);
  EXPECT_EQ(style_at(paragraph, "one").colour, ColourRole::link);
  EXPECT_EQ(style_at(paragraph, "two").link, no_link);
  EXPECT_EQ(style_at(paragraph, "four").link, 1);
  EXPECT_EQ(style_at(paragraph, "four").font.weight, FontWeight::bold);
}

TEST(InlineCollect, ARefusedAddressIsPlainText) {
  const Paragraph paragraph = collected("[a](javascript:alert)");
  EXPECT_EQ(paragraph.text, "a");
  EXPECT_TRUE(paragraph.links.empty());
  EXPECT_EQ(style_at(paragraph, "a"), TextStyle{});
}

TEST(InlineCollect, RaisedAndLoweredText) {
  const Paragraph paragraph = collected("x<sup>2</sup> H<sub>3</sub>O<sup>a<sup>b</sup></sup>");
  EXPECT_DOUBLE_EQ(style_at(paragraph, "2").font.size, 12);
  EXPECT_DOUBLE_EQ(style_at(paragraph, "2").baseline_shift, 6.4);
  EXPECT_DOUBLE_EQ(style_at(paragraph, "3").baseline_shift, -3.2);
  EXPECT_DOUBLE_EQ(style_at(paragraph, "b").font.size, 9);
  EXPECT_DOUBLE_EQ(style_at(paragraph, "b").baseline_shift, 6.4 + 4.8);
}

TEST(InlineCollect, HtmlThatDecorates) {
  const Paragraph paragraph = collected("<u>a</u> <ins>b</ins> <del>c</del> <mark>d</mark> <span>e</span>");
  EXPECT_EQ(style_at(paragraph, "a").decoration, Decoration::underline);
  EXPECT_EQ(style_at(paragraph, "b").decoration, Decoration::underline);
  EXPECT_EQ(style_at(paragraph, "c").decoration, Decoration::line_through);
  EXPECT_EQ(style_at(paragraph, "d").fill, ColourRole::mark_fill);
  EXPECT_EQ(style_at(paragraph, "e"), TextStyle{});
}

TEST(InlineCollect, FootnoteReferencesAreRaisedLinksToTheNote) {
  const Paragraph paragraph = collected("a[^x]\n\n[^x]: note");
  EXPECT_EQ(paragraph.text, "a1");
  const TextStyle reference = style_at(paragraph, "1");
  EXPECT_EQ(paragraph.links, std::vector<std::string>{"#fn:1"});
  EXPECT_EQ(reference.link, 0);
  EXPECT_GT(reference.baseline_shift, 0);
}

TEST(InlineCollect, ImagesStandForOneCharacter) {
  const Paragraph paragraph = collected("a ![x](i.png) b <img src=\"j.png\" width=\"50%\" height=\"20\">");
  EXPECT_EQ(paragraph.text, "a \uFFFC b \uFFFC");
  ASSERT_EQ(paragraph.objects.size(), 2U);
  EXPECT_NE(paragraph.objects[0].id, paragraph.objects[1].id);
  EXPECT_EQ(paragraph.objects[1].width.unit, HtmlLength::Unit::percent);
  EXPECT_DOUBLE_EQ(paragraph.objects[1].height.value, 20);
  expect_whole_spans(paragraph);
}

TEST(InlineCollect, TheBlocksOwnStyleIsTheGround) {
  const BlockText heading{.font = {.weight = FontWeight::bold, .size = 25}, .colour = ColourRole::heading};
  Inline code;
  code.kind = InlineKind::code;
  code.text = "x";
  const Paragraph paragraph = collect_inlines({code}, heading, {});
  EXPECT_EQ(paragraph.styles[0].font, (Font{FontFamily::mono, FontWeight::bold, FontSlope::upright, 25 * 0.875}));
  EXPECT_EQ(paragraph.styles[0].colour, ColourRole::heading);
  EXPECT_EQ(paragraph.font, heading.font);
}

TEST(InlineCollect, OfNothing) {
  const Paragraph paragraph = collect_inlines({}, {}, {});
  EXPECT_TRUE(paragraph.text.empty());
  EXPECT_TRUE(paragraph.spans.empty());
  EXPECT_TRUE(collect_text("", {}).spans.empty());
}

Paragraph collected_code(const std::string& text, std::vector<CodeRun> runs = {}) {
  Block code;
  code.kind = BlockKind::code_block;
  code.literal = text;
  code.runs = std::move(runs);
  BlockText block;
  block.colour = ColourRole::code;
  return collect_code(code, block);
}

TEST(CollectCode, KeepsWhiteSpaceAndDropsTheLastLineFeed) {
  const Paragraph paragraph = collected_code("  a  b\n\n c\n");
  EXPECT_EQ(paragraph.text, "  a  b\n\n c");
  EXPECT_EQ(paragraph.white_space, WhiteSpace::preserve);
  EXPECT_TRUE(collected_code("").text.empty());
  EXPECT_TRUE(collected_code("\n").text.empty());
}

TEST(CollectCode, TabsReachTheNextFourthColumn) {
  EXPECT_EQ(collected_code("\ta\n").text, "    a");
  EXPECT_EQ(collected_code("ab\tc\td\n").text, "ab  c   d");
  EXPECT_EQ(collected_code("abc\n\tx\n").text, "abc\n    x");
  EXPECT_EQ(collected_code("abcd\tx\n").text, "abcd    x");
  EXPECT_EQ(collected_code("é\tx\n").text, "é   x");
}

TEST(CollectCode, RunsHaveTheColoursOfTheirRoles) {
  const Paragraph paragraph =
      collected_code("if x\n", {{2, CodeRole::keyword}, {1, CodeRole::plain}, {1, CodeRole::type}});
  EXPECT_EQ(style_at(paragraph, "if").colour, ColourRole::code_keyword);
  EXPECT_EQ(style_at(paragraph, " ").colour, ColourRole::code);
  EXPECT_EQ(style_at(paragraph, "x").colour, ColourRole::code_type);
  expect_whole_spans(paragraph);
}

TEST(CollectCode, WhatIsBehindTheLastRunIsPlain) {
  const Paragraph paragraph = collected_code("if x\n", {{2, CodeRole::keyword}});
  EXPECT_EQ(style_at(paragraph, "x").colour, ColourRole::code);
  expect_whole_spans(paragraph);
}

TEST(CollectCode, RunsAreCountedBeforeTabsAreExpanded) {
  const Paragraph paragraph = collected_code("\t汉\tx\n", {{1, CodeRole::plain}, {3, CodeRole::string}});
  EXPECT_EQ(style_at(paragraph, "汉").colour, ColourRole::code_string);
  EXPECT_EQ(style_at(paragraph, "x").colour, ColourRole::code);
  expect_whole_spans(paragraph);
}

TEST(CollectCode, RunsBeyondTheTextAreHarmless) {
  const Paragraph paragraph = collected_code("ab\n", {{1, CodeRole::name}, {99, CodeRole::type}, {7, CodeRole::name}});
  EXPECT_EQ(paragraph.text, "ab");
  expect_whole_spans(paragraph);
}

TEST(CollectCode, EachColourIsOneStyle) {
  const Paragraph paragraph =
      collected_code("a b c", {{1, CodeRole::name}, {1, CodeRole::plain}, {1, CodeRole::name}, {1, CodeRole::plain}});
  EXPECT_EQ(paragraph.styles.size(), 2U);
}

}  // namespace
}  // namespace kanbao
