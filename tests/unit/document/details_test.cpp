// Details of raw HTML and of VitePress through the reader.
#include "document/details.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

std::string details(const std::string& summary, const std::string& content) {
  return "<details><summary>" + summary + "</summary>" + content + "</details>";
}

std::string dropped(std::string_view markdown) {
  std::string told;
  for (const auto& [line, tag, loss] : read_markdown(markdown).dropped) told += std::to_string(line) + " " + tag + "; ";
  return told;
}

std::string shown_summary(std::string_view markdown, const std::string& language) {
  ReportFacts facts;
  facts.language = language;
  const Document document = completed(read_markdown(markdown), facts);
  return all_blocks(document, BlockKind::details_summary).at(0)->inlines.at(0).text;
}

TEST(Details, HoldMarkdownBehindTheirSummary) {
  EXPECT_EQ(
      html_of("<details>\n<summary>更*多*</summary>\n\n- a **b**\n\n```\nc\n```\n\n</details>\n\nd"),
      details("更*多*", "<ul><li><span>a <strong>b</strong></span></li></ul><pre><code>c\n</code></pre>") + "<p>d</p>");
  EXPECT_EQ(html_of("<details><summary><b>a</b> <code>b</code></summary>c</details>"),
            details("<b>a</b> <code>b</code>", "<p>c</p>"));
  EXPECT_EQ(dropped("<details open>\n<summary>a</summary>\n\nb\n\n</details>"), "");
}

TEST(Details, BeginOpenWhereTheirAuthorSaysSo) {
  EXPECT_EQ(html_of("<details open id=\"place\"><summary>a</summary>b</details>"),
            "<details id=\"place\" open><summary>a</summary><p>b</p></details>");
  EXPECT_EQ(describe(read_markdown("<details id=place><summary>a</summary>b</details>"), {}).places,
            std::vector<std::string>{"place"});
}

TEST(Details, ASummaryIsOneBlockOfWords) {
  EXPECT_EQ(html_of("<details><summary><h3>a</h3></summary><p>b</p></details>"), details("a", "<div><p>b</p></div>"));
  EXPECT_EQ(html_of("<details><summary><h3>a</h3><p>b</p></summary></details>"), details("a<br>b", ""));
  EXPECT_EQ(html_of("<details>\n<summary>\n\n### a *b*\n\n</summary>\n\nc\n\n</details>"),
            details("a <em>b</em>", "<p>c</p>"));
  EXPECT_EQ(html_of("<details>\n<summary>\n\na *b*\n\n</summary>\n\nc\n\n</details>"),
            details("a <em>b</em>", "<p>c</p>"));
}

TEST(Details, TheFirstSummaryComesFirstAndOthersAreParagraphs) {
  EXPECT_EQ(html_of("<details>a<summary>b</summary>c<summary>d</summary></details>"),
            details("b", "<p>a</p><p>c</p><p>d</p>"));
}

TEST(Details, HalfOpenOnesEndAsBrowsersEndThem) {
  EXPECT_EQ(html_of("<details>\n<summary>a\n\nb\n\n</details>\n\nc"), details("a", "<p>b</p>") + "<p>c</p>");
  EXPECT_EQ(html_of("<details><summary>a</summary>\n\nb"), details("a", "<p>b</p>"));
  EXPECT_EQ(html_of("> <details><summary>a</summary>\n\nb"),
            "<blockquote>" + details("a", "") + "</blockquote><p>b</p>");
  EXPECT_EQ(html_of("a\n\n</details>\n\nb"), "<p>a</p><p>b</p>");
  EXPECT_EQ(html_of("<details></details>"), "");
}

TEST(Details, WithoutASummarySayWhatBrowsersSay) {
  EXPECT_EQ(html_of("<details>a</details>"), details("详情", "<p>a</p>"));
  EXPECT_EQ(shown_summary("<details>a</details>", "zh-CN"), "详情");
  EXPECT_EQ(shown_summary("<details>a</details>", ""), "详情");
  EXPECT_EQ(shown_summary("<details><summary></summary>a</details>", "en"), "Details");
  EXPECT_EQ(shown_summary("<details><summary>b</summary>a</details>", "en"), "b");
}

TEST(Details, StandInOneAnotherInItemsAndInQuotations) {
  EXPECT_EQ(
      html_of("<details><summary>a</summary>\n\n<details><summary>b</summary>\n\nc\n\n</details>\n\nd\n\n</details>"),
      details("a", details("b", "<p>c</p>") + "<p>d</p>"));
  EXPECT_EQ(html_of("- <details><summary>a</summary>\n\n  b\n\n  </details>\n- c"),
            "<ul><li>" + details("a", "<p>b</p>") + "</li><li><p>c</p></li></ul>");
  EXPECT_EQ(html_of("> <details><summary>a</summary>\n>\n> b\n>\n> </details>"),
            "<blockquote>" + details("a", "<p>b</p>") + "</blockquote>");
}

TEST(Details, AHundredDeepLoseNoWord) {
  std::string markdown;
  for (int i = 0; i < 100; ++i) markdown += "<details><summary>s" + std::to_string(i) + "</summary>\n\n";
  const Document document = read_markdown(markdown + "innermost");
  const std::string html = html_of(markdown + "innermost");
  for (int i = 0; i < 100; ++i) EXPECT_NE(html.find(">s" + std::to_string(i) + "<"), std::string::npos) << i;
  EXPECT_NE(html.find("<p>innermost</p>"), std::string::npos);
  EXPECT_LE(block_depth(document.blocks), static_cast<int>(deepest_block) + 2);
  EXPECT_TRUE(document.dropped.empty());
}

TEST(Details, OutsideOfThemASummaryIsTextAndIsTold) {
  EXPECT_EQ(html_of("a\n\n<summary>b</summary>\n\nc"), "<p>a</p><p>b</p><p>c</p>");
  EXPECT_EQ(dropped("a\n\n<summary>b</summary>\n\nc"), "3 summary; ");
  EXPECT_EQ(dropped("<details><div><summary>b</summary></div></details>"), "1 summary; ");
}

TEST(Details, WithinALineNothingCanBeOpened) {
  EXPECT_EQ(html_of("a <details><summary>b</summary>c</details>"), "<p>a<br>b<br>c</p>");
  EXPECT_EQ(dropped("a <details><summary>b</summary>c</details>"), "1 details; 1 summary; ");
  EXPECT_EQ(html_of("<table><tr><td><details><summary>a</summary>b</details></td></tr></table>"),
            "<div class=\"wide\"><table><tbody><tr><td class=\"least-1\">a<br>b</td></tr></tbody></table></div>");
}

TEST(Details, ContainersOfVitePress) {
  EXPECT_EQ(html_of("::: details 点开\na **b**\n:::\nc"), details("点开", "<p>a <strong>b</strong></p>") + "<p>c</p>");
  EXPECT_EQ(html_of("::: details\na\n:::"), details("Details", "<p>a</p>"));
  EXPECT_EQ(html_of("::: details a {open}\nb\n:::"), "<details open><summary>a</summary><p>b</p></details>");
  EXPECT_EQ(html_of("::: details {open}\nb\n:::"), "<details open><summary>Details</summary><p>b</p></details>");
}

}  // namespace
}  // namespace kanbao
