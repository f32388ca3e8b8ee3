#include "document/soft_breaks.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

TEST(SoftBreaks, BetweenChineseAreNoSpaces) {
  EXPECT_EQ(html_of("中文，\n**重点**\n的 a\n文\nb"), "<p>中文，<strong>重点</strong>的 a\n文\nb</p>");
  EXPECT_EQ(html_of("他说\n“好”\n的"), "<p>他说“好”的</p>");
  EXPECT_EQ(html_of("don’\n—x"), "<p>don’\n—x</p>");
  const Document document = read_markdown("中\n文\nb");
  EXPECT_EQ(all_inlines(document, InlineKind::soft_break).size(), 2U);
  EXPECT_EQ(soft_breaks_as_spaces(document.blocks[0].inlines), (std::vector<bool>{false, true}));
  EXPECT_EQ(plain_text(document.blocks[0].inlines), "中文 b");
}

TEST(SoftBreaks, BesideAPictureAreSpaces) {
  EXPECT_EQ(html_of("看板：\n![图](a.png)\n文"), "<p>看板：\n<img src=\"a.png\" alt=\"图\">\n文</p>");
}

TEST(SoftBreaks, BetweenHanAndPunctuationAreNoSpaces) {
  EXPECT_EQ(html_of("中，\n文"), "<p>中，文</p>");
  EXPECT_EQ(html_of("中\n，文"), "<p>中，文</p>");
  EXPECT_EQ(html_of("（中）\n（文）"), "<p>（中）（文）</p>");
  EXPECT_EQ(html_of("“中”\n文……\n文"), "<p>“中”文……文</p>");
}

TEST(SoftBreaks, BesideLatinAreSpaces) {
  EXPECT_EQ(html_of("中\nabc\n文"), "<p>中\nabc\n文</p>");
  EXPECT_EQ(html_of("中\n123\n文"), "<p>中\n123\n文</p>");
  EXPECT_EQ(html_of("abc,\n中\n\"文"), "<p>abc,\n中\n&quot;文</p>");
}

// CSS Text 4.1.3 asks for East Asian width on both sides.
TEST(SoftBreaks, BetweenChinesePunctuationAndLatinAreSpaces) {
  EXPECT_EQ(html_of("中，\nabc\n，文"), "<p>中，\nabc\n，文</p>");
}

TEST(SoftBreaks, InAndBesideEmphasis) {
  EXPECT_EQ(html_of("**中\n文**\n*中*\n~~文~~"), "<p><strong>中文</strong><em>中</em><del>文</del></p>");
  EXPECT_EQ(html_of("中\n**（文）**的"), "<p>中<strong>（文）</strong>的</p>");
  EXPECT_EQ(html_of("**中\nabc**\n文"), "<p><strong>中\nabc</strong>\n文</p>");
}

TEST(SoftBreaks, InAndBesideLinks) {
  EXPECT_EQ(html_of("[中\n文](u)\n[文](v)"), "<p><a href=\"u\">中文</a><a href=\"v\">文</a></p>");
  EXPECT_EQ(html_of("[中\nabc](u)\n文"), "<p><a href=\"u\">中\nabc</a>\n文</p>");
  EXPECT_EQ(html_of("中\nwww.a.cn\n文"), "<p>中\n<a href=\"http://www.a.cn\" class=\"address\">www.a.cn</a>\n文</p>");
}

TEST(SoftBreaks, AroundCodeGoByItsText) {
  EXPECT_EQ(html_of("中\n`文`\n中"), "<p>中<code>文</code>中</p>");
  EXPECT_EQ(html_of("中\n`a`\n文"), "<p>中\n<code>a</code>\n文</p>");
}

// CommonMark 6.3: line endings in a code span are spaces.
TEST(SoftBreaks, WithinCodeAreSpaces) { EXPECT_EQ(html_of("`中\n文`"), "<p><code>中 文</code></p>"); }

TEST(SoftBreaks, BesideKoreanAndEmojiAreSpaces) {
  EXPECT_EQ(html_of("한국\n한국\n中\n한"), "<p>한국\n한국\n中\n한</p>");
  EXPECT_EQ(html_of("中\n🎉\n文"), "<p>中\n🎉\n文</p>");
}

}  // namespace
}  // namespace kanbao
