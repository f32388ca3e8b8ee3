#include "document/completed_document.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

Document completed_report(std::string_view markdown, const ReportFacts& facts = {}) {
  return completed(read_markdown(markdown), facts);
}

TEST(CompletedDocument, BeginsWithTheHeaderOfTheFacts) {
  ReportFacts facts;
  facts.title = "月报";
  const Document document = completed_report("a", facts);
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::header);
  EXPECT_EQ(document.blocks[1].id, 3U);
}

TEST(CompletedDocument, HasNoHeaderWithoutFacts) {
  const Document document = completed_report("a");
  ASSERT_EQ(document.blocks.size(), 1U);
  EXPECT_EQ(document.blocks[0].id, 1U);
}

TEST(CompletedDocument, FootnotesLeadBackToEachOfTheirReferences) {
  const Document document = completed_report("a[^x] b[^y] c[^x]\n\n[^x]: d\n\n[^y]: e\n\n    f\n");
  std::vector<std::pair<int, int>> ways;
  for (const Inline* way : all_inlines(document, InlineKind::footnote_backlink)) {
    ways.emplace_back(way->number, way->occurrence);
  }
  EXPECT_EQ(ways, (std::vector<std::pair<int, int>>{{1, 1}, {1, 2}, {2, 1}}));
}

TEST(CompletedDocument, WaysBackStandAtTheEndOfAFootnotesLastWords) {
  const Document document = completed_report("a[^x]\n\n[^x]: b\n\n    c\n");
  const Block& footnote = *all_blocks(document, BlockKind::footnote).at(0);
  EXPECT_EQ(footnote.children.front().inlines.size(), 1U);
  const std::vector<Inline>& last_words = footnote.children.back().inlines;
  ASSERT_EQ(last_words.size(), 3U);
  EXPECT_EQ(last_words[0].text, "c");
  EXPECT_EQ(last_words[1].text, " ");
  EXPECT_EQ(last_words[2].kind, InlineKind::footnote_backlink);
  EXPECT_EQ(plain_text(last_words), "c ") << "a way back is no word";
}

TEST(CompletedDocument, OutlineHasTheHeadingsButNotTheTitle) {
  ReportFacts facts;
  facts.title = "月报";
  const Document document = completed_report("# 甲\n\n> ## *b*\n", facts);
  ASSERT_EQ(document.outline.size(), 2U);
  EXPECT_EQ(document.outline[0].text, "甲");
  EXPECT_EQ(document.outline[0].block, 3U);
  EXPECT_EQ(document.outline[1].text, "b");
  EXPECT_EQ(document.outline[1].level, 2);
  EXPECT_EQ(document.outline[1].line, 3);
}

TEST(CompletedDocument, ContentsNameTheHeadingsOfTwoLevels) {
  EXPECT_EQ(html_of("[[toc]]\n\n# a\n\n## b *c*\n\n### d\n\n#### e\n\n## f").substr(0, 159),
            "<ul><li><span><a href=\"#b-c\">b c</a></span><ul><li><span><a href=\"#d\">d</a></span></li></ul></li>"
            "<li><span><a href=\"#f\">f</a></span></li></ul><h1 id=\"a\">a</h1>");
  EXPECT_EQ(html_of("[toc]"), "");
  EXPECT_EQ(html_of("a [toc]\n\n## b"), "<p>a [toc]</p><h2 id=\"b\">b</h2>");
}

const Block& code_of(const Document& document) { return *all_blocks(document, BlockKind::code_block).at(0); }

TEST(CompletedDocument, CodeHasWhatTheFactsTellOfIt) {
  const CodeFact fact{
      .block = 2, .caption = {}, .text = {}, .runs = {{2, CodeRole::keyword}}, .lines = {{1, LineMark::added}}};
  const Document document = completed_report("a\n\n```\nif\nb\n```\n", {.title = "月报", .code = {fact}});
  const Block& code = code_of(document);
  EXPECT_EQ(code.literal, "if\nb\n");
  ASSERT_EQ(code.runs.size(), 1U);
  EXPECT_EQ(code.runs[0].role, CodeRole::keyword);
  ASSERT_EQ(code.marked_lines.size(), 1U);
  EXPECT_EQ(code.marked_lines[0].line, 1U);
}

TEST(CompletedDocument, CodeIsShownAsTheFactsSay) {
  const CodeFact fact{.block = 1, .caption = {}, .text = "b\n", .runs = {}, .lines = {}};
  EXPECT_EQ(code_of(completed_report("```\nb // [!code ++]\n```\n", {.code = {fact}})).literal, "b\n");
}

TEST(CompletedDocument, CaptionsStandBeforeTheirCode) {
  ReportFacts facts;
  facts.code = {{.block = 3, .caption = "a.js", .text = {}, .runs = {}, .lines = {}},
                {.block = 5, .caption = "b.js", .text = {}, .runs = {}, .lines = {}}};
  const Document document = completed_report("> a\n>\n> ```\n> b\n> ```\n\nc\n\n```\nd\n```\n", facts);
  ASSERT_EQ(document.blocks.size(), 4U);
  const std::vector<Block>& quoted = document.blocks[0].children;
  ASSERT_EQ(quoted.size(), 3U);
  EXPECT_EQ(quoted[1].kind, BlockKind::code_caption);
  EXPECT_EQ(plain_text(quoted[1].inlines), "a.js");
  EXPECT_EQ(document.blocks[2].kind, BlockKind::code_caption);
  std::vector<std::uint32_t> ids;
  for (const BlockKind kind : {BlockKind::code_caption, BlockKind::code_block}) {
    for (const Block* block : all_blocks(document, kind)) ids.push_back(block->id);
  }
  EXPECT_EQ(ids, (std::vector<std::uint32_t>{3, 6, 4, 7})) << "each block has a number of its own";
}

}  // namespace
}  // namespace kanbao
