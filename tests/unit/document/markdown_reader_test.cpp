#include "document/markdown_reader.h"

#include <gtest/gtest.h>

#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

TEST(MarkdownReader, LinkTextMayHoldBrackets) {
  EXPECT_EQ(html_of("[[WeeklyReports] 2023.10.25~2023.11.07](https://a.cn/54)、后"),
            "<p><a href=\"https://a.cn/54\">[WeeklyReports] 2023.10.25~2023.11.07</a>、后</p>");
}

TEST(MarkdownReader, UrlMayHoldBracketsTildeAndChineseFragment) {
  EXPECT_EQ(link_urls("[@a](https://a.cn/19_R/[WeeklyReport]2023.11.08~2023.11.21.md#导师点评)"),
            std::vector<std::string>{"https://a.cn/19_R/[WeeklyReport]2023.11.08~2023.11.21.md#导师点评"});
}

TEST(MarkdownReader, SingleTildeNeverStrikes) {
  EXPECT_EQ(html_of("1~2 和 3~4 ~~删~~ ~x~"), "<p>1~2 和 3~4 <del>删</del> ~x~</p>");
}

TEST(MarkdownReader, ListMarkerWithTwoSpaces) {
  EXPECT_EQ(html_of("-  a\n-  b\n   - c"),
            "<ul><li><span>a</span></li><li><span>b</span><ul><li><span>c</span></li></ul></li></ul>");
}

TEST(MarkdownReader, OrderedListKeepsItsStart) {
  EXPECT_EQ(html_of("3) a\n4) b"), "<ol start=\"3\"><li><span>a</span></li><li><span>b</span></li></ol>");
  EXPECT_EQ(html_of("0. a"), "<ol start=\"0\"><li><span>a</span></li></ol>");
}

TEST(MarkdownReader, LooseListHasParagraphs) {
  EXPECT_EQ(html_of("- a\n\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
}

TEST(MarkdownReader, Tasks) {
  EXPECT_EQ(html_of("- [x] 完成\n- [ ] 未完成"),
            "<ul><li class=\"task\"><input type=\"checkbox\" disabled checked><span>完成</span></li>"
            "<li class=\"task\"><input type=\"checkbox\" disabled><span>未完成</span></li></ul>");
}

TEST(MarkdownReader, TableWithAlignment) {
  EXPECT_EQ(html_of("| 任务 | 数 | x |\n|:--|:-:|--:|\n| a | `1` |\n"),
            "<div class=\"wide\"><table><thead><tr><th class=\"align-left least-2\">任务</th>"
            "<th class=\"align-center least-1\">数</th><th class=\"align-right\">x</th></tr></thead>"
            "<tbody><tr><td class=\"align-left\">a</td><td class=\"align-center\"><code>1</code></td>"
            "<td class=\"align-right\"></td></tr></tbody></table></div>");
}

TEST(MarkdownReader, CodeBlockKeepsItsTextAndInfo) {
  const Document document = read_markdown("```cpp x=1\na <b>\n\tc\n```\n\n    indented\n");
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].literal, "a <b>\n\tc\n");
  EXPECT_EQ(document.blocks[0].info, "cpp x=1");
  EXPECT_EQ(html_of("```cpp x=1\na <b>\n```"), "<pre><code class=\"language-cpp\">a &lt;b&gt;\n</code></pre>");
}

TEST(MarkdownReader, EntitiesAndEscapes) {
  EXPECT_EQ(html_of("&copy; &#x4E2D; \\*a\\* &amp;lt;"), "<p>© 中 *a* &amp;lt;</p>");
}

TEST(MarkdownReader, HardAndSoftBreaks) { EXPECT_EQ(html_of("a  \nb\\\nc\nd"), "<p>a<br>b<br>c\nd</p>"); }

TEST(MarkdownReader, AnImageAloneIsAFigureWithItsTitleAsTheCaption) {
  EXPECT_EQ(html_of("![a](b \"c\")"), "<figure><p><img src=\"b\" alt=\"a\"></p><figcaption>c</figcaption></figure>");
  EXPECT_EQ(html_of("![a](b)"), "<p><img src=\"b\" alt=\"a\"></p>");
}

TEST(MarkdownReader, ImageAlternativeIsPlainText) {
  EXPECT_EQ(html_of("x ![a *b* `c` [d](e) ![f](g)](h \"t\")"),
            "<p>x <img src=\"h\" alt=\"a b c d f\" title=\"t\"></p>");
}

TEST(MarkdownReader, FootnotesInOrderOfReference) {
  const Document document = read_markdown("a[^二] b[^一] c[^二] d[^无]\n\n[^一]: 甲\n[^二]: 乙[^一]\n[^三]: 丙\n");
  const std::vector<const Inline*> references = all_inlines(document, InlineKind::footnote_reference);
  ASSERT_EQ(references.size(), 4U);
  EXPECT_EQ(references[0]->number, 1);
  EXPECT_EQ(references[0]->text, "二");
  EXPECT_EQ(references[2]->number, 1);
  EXPECT_EQ(references[2]->occurrence, 2);
  const std::vector<const Block*> footnotes = all_blocks(document, BlockKind::footnote);
  ASSERT_EQ(footnotes.size(), 2U);
  EXPECT_EQ(footnotes[0]->anchor, "二");
  EXPECT_EQ(footnotes[0]->references, 2);
  EXPECT_EQ(footnotes[1]->references, 2);
  EXPECT_EQ(document.blocks.back().kind, BlockKind::footnotes);
  EXPECT_EQ(plain_text(document.blocks[0].inlines), "a b c d[^无]");
}

TEST(MarkdownReader, SourceLinesCountFromTheFilesFirst) {
  const Document document = read_markdown("# a\n\nb\nc\n\n- d\n\n  ![e](f)\n", 11);
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[0].lines.first, 11);
  EXPECT_EQ(document.blocks[1].lines.first, 13);
  EXPECT_EQ(document.blocks[1].lines.last, 14);
  EXPECT_EQ(all_inlines(document, InlineKind::image).at(0)->line, 18);
}

TEST(MarkdownReader, LinesOfLinks) {
  const Document document = read_markdown("a\nhttps://a.cn\nb [x](y)\n\nhttps://b.cn", 5);
  std::vector<int> lines;
  for (const Inline* link : all_inlines(document, InlineKind::link)) lines.push_back(link->line);
  EXPECT_EQ(lines, (std::vector<int>{6, 7, 9}));
}

TEST(MarkdownReader, NumbersAreUniqueAndGrow) {
  const Document document = read_markdown("# a\n\n![b](c) <img src=d>\n\n- e\n  - ![f](g)\n\n|h|\n|-|\n|![i](j)|\n");
  std::uint32_t last = 0;
  const auto visit = [&](const auto& self, const std::vector<Block>& blocks) -> void {
    for (const Block& block : blocks) {
      EXPECT_EQ(block.id, ++last);
      for (const Inline& node : block.inlines) {
        if (node.kind != InlineKind::image) continue;
        EXPECT_EQ(node.id, ++last);
      }
      self(self, block.children);
    }
  };
  visit(visit, document.blocks);
  EXPECT_EQ(last, 17U);
}

TEST(MarkdownReader, EmptyInput) {
  EXPECT_TRUE(read_markdown("").blocks.empty());
  EXPECT_TRUE(read_markdown("\n \n\t\n").blocks.empty());
}

}  // namespace
}  // namespace kanbao
