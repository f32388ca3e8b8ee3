#include "document/html_writer.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

std::string report_html(std::string_view markdown, const ReportFacts& facts = {}) {
  return write_html(completed(read_markdown(markdown), facts), facts);
}

std::string image_html(std::string_view markdown, const ReportFacts& facts) {
  const std::string html = report_html(markdown, facts);
  const std::size_t begin = html.find("<img");
  return html.substr(begin, html.find('>', begin) - begin + 1);
}

TEST(HtmlWriter, LinksLeadToWhereTheFactsSay) {
  const std::string html =
      report_html("[上期](一月.md#赛道) [别处](b.md)", {.links = {{"一月.md#赛道", "一月.html#赛道"}}});
  EXPECT_NE(html.find("href=\"%E4%B8%80%E6%9C%88.html#%E8%B5%9B%E9%81%93\""), std::string::npos) << html;
  EXPECT_NE(html.find("href=\"b.md\""), std::string::npos) << html;
}

TEST(HtmlWriter, HeaderFromTheFacts) {
  EXPECT_EQ(report_html("", {.title = "月报 <二>",
                             .date = "2023-12-01",
                             .shown_date = "2023年12月1日",
                             .authors = {{"甲", "jia"}, {"乙", ""}},
                             .notices = {"n"}}),
            "<header data-b=\"1\">\n<h1 data-b=\"2\">月报 &lt;二&gt;</h1>\n"
            "<p class=\"byline\" data-b=\"3\"><time datetime=\"2023-12-01\">2023年12月1日</time> "
            "<a href=\"https://github.com/jia\" rel=\"noopener noreferrer\">甲</a>、乙</p>\n"
            "<p class=\"notice\" role=\"note\" data-b=\"4\">n</p>\n</header>\n");
}

TEST(HtmlWriter, HeaderWithoutDate) {
  EXPECT_EQ(report_html("", {.authors = {{"A", ""}, {"B", "b"}}, .language = "en"}),
            "<header data-b=\"1\">\n<p class=\"byline\" data-b=\"2\">A, "
            "<a href=\"https://github.com/b\" rel=\"noopener noreferrer\">B</a></p>\n</header>\n");
}

TEST(HtmlWriter, HeaderWithADateThatNoMachineReads) {
  EXPECT_EQ(report_html("", {.shown_date = "年底", .authors = {{"A", ""}}}),
            "<header data-b=\"1\">\n<p class=\"byline\" data-b=\"2\">年底 A</p>\n</header>\n");
}

TEST(HtmlWriter, NoFactsNoHeader) { EXPECT_EQ(report_html("a"), "<p data-b=\"1\">a</p>\n"); }

TEST(HtmlWriter, TitleTakesNoAnchorFromTheHeadings) {
  const std::string html = report_html("# a", {.title = "a"});
  EXPECT_NE(html.find("<h1 data-b=\"2\">a</h1>"), std::string::npos);
  EXPECT_NE(html.find("<h1 id=\"a\" data-b=\"3\">a</h1>"), std::string::npos);
}

TEST(HtmlWriter, HeadingIsNamedByItsWords) {
  EXPECT_EQ(report_html("# 导 *a*"), "<h1 id=\"导-a\" data-b=\"1\">导 <em>a</em></h1>\n");
}

TEST(HtmlWriter, LinkThatShowsItsAddressIsMarked) {
  const auto is_marked = [](const char* markdown) {
    return report_html(markdown).find("class=\"address\"") != std::string::npos;
  };
  EXPECT_TRUE(is_marked("https://a.cn/b"));
  EXPECT_TRUE(is_marked("<https://a.cn/b>"));
  EXPECT_TRUE(is_marked("www.a.cn"));
  EXPECT_TRUE(is_marked("a@b.cn"));
  EXPECT_TRUE(is_marked("[**https://a.cn**](https://a.cn)"));
  EXPECT_FALSE(is_marked("[a](https://a.cn)"));
  EXPECT_FALSE(is_marked("[a.cn](https://a.cn)"));
}

TEST(HtmlWriter, HeadingWithoutWordsHasNoId) { EXPECT_EQ(report_html("# …"), "<h1 data-b=\"1\">…</h1>\n"); }

TEST(HtmlWriter, LinksAreEncodedAndCutOffFromTheOpener) {
  EXPECT_EQ(report_html("[x](<a b.md#导> \"t\")"),
            "<p data-b=\"1\"><a href=\"a%20b.md#%E5%AF%BC\" title=\"t\" rel=\"noopener noreferrer\">x</a></p>\n");
}

TEST(HtmlWriter, ImageThroughTheFacts) {
  EXPECT_EQ(image_html("![图](../x/y.png)", {.images = {{"../x/y.png", {"images/y-1f.png", 800, 600}}}}),
            "<img src=\"images/y-1f.png\" alt=\"图\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\" "
            "data-i=\"2\">");
}

TEST(HtmlWriter, ImageOfUnknownSize) {
  EXPECT_EQ(image_html("![](a.png)", {.images = {{"a.png", {"b.png", 0, 0}}}}),
            "<img src=\"b.png\" alt=\"没有文字说明的图片\" loading=\"lazy\" decoding=\"async\" data-i=\"2\">");
}

TEST(HtmlWriter, ImageWithoutTextSaysSoInTheReportsLanguage) {
  EXPECT_NE(image_html("![](a.png)", {.language = "zh-TW"}).find("alt=\"没有文字说明的图片\""), std::string::npos);
  EXPECT_NE(image_html("<img src=a.png>", {.language = "en"}).find("alt=\"image without description\""),
            std::string::npos);
}

TEST(HtmlWriter, AuthorsSizeIsCompletedFromThePicture) {
  const ReportFacts facts{.images = {{"a.png", {"a.png", 800, 600}}}};
  const auto has = [&](const char* markdown, const char* part) {
    return image_html(markdown, facts).find(part) != std::string::npos;
  };
  EXPECT_TRUE(has("<img src=a.png width=400>", " width=\"400\" height=\"300\""));
  EXPECT_TRUE(has("<img src=a.png height=300px>", " width=\"400\" height=\"300\""));
  EXPECT_TRUE(has("<img src=a.png width=10 height=20>", " width=\"10\" height=\"20\""));
  EXPECT_TRUE(has("<img src=a.png style=\"width: 400px\" width=10>", " width=\"400\" height=\"300\""));
  EXPECT_TRUE(has("<img src=a.png style=zoom:50%>", " width=\"400\" height=\"300\""));
  EXPECT_TRUE(has("<img src=a.png style=zoom:.25>", " width=\"200\" height=\"150\""));
}

// The picture's own size tells its proportions, so that its place is kept while it is on its way.
TEST(HtmlWriter, ShareOfTheColumn) {
  const ReportFacts facts{.images = {{"a.png", {"a.png", 800, 600}}}};
  EXPECT_NE(image_html("<img src=a.png width=50%>", facts)
                .find("class=\"share tens-5\" src=\"a.png\" alt=\"没有文字说明的图片\" width=\"800\" height=\"600\""),
            std::string::npos);
  EXPECT_NE(image_html("<img src=b.png width=50%>", facts).find(" width=\"50%\" loading"), std::string::npos);
  EXPECT_EQ(image_html("<img src=b.png style=zoom:50%>", facts).find("width"), std::string::npos);
}

TEST(HtmlWriter, BrokenImageSaysWhy) {
  EXPECT_EQ(image_html("x ![图](a.png \"题\")", {.broken = {{"a.png", "没有这个文件"}}}),
            "<img src=\"a.png\" alt=\"图\" title=\"题 — 图片未能显示: 没有这个文件\" loading=\"lazy\" "
            "decoding=\"async\" data-i=\"2\">");
  EXPECT_NE(image_html("![](a.png)", {.language = "en", .broken = {{"a.png", ""}}}).find("title=\"Image not shown\""),
            std::string::npos);
}

TEST(HtmlWriter, FootnotesLinkBothWays) {
  EXPECT_EQ(
      report_html("a[^x] b[^x]\n\n[^x]: c\n"),
      "<p data-b=\"1\">a<sup><a href=\"#fn:1\" id=\"fnref:1:1\" aria-label=\"脚注 1\">1</a></sup> "
      "b<sup><a href=\"#fn:1\" id=\"fnref:1:2\" aria-label=\"脚注 1\">1</a></sup></p>\n"
      "<section class=\"footnotes\" aria-label=\"脚注\" data-b=\"2\">\n<ol>\n"
      "<li id=\"fn:1\" data-b=\"3\"><p data-b=\"4\">c "
      "<a class=\"back\" href=\"#fnref:1:1\" aria-label=\"返回正文\">↩\uFE0E</a> "
      "<a class=\"back\" href=\"#fnref:1:2\" aria-label=\"返回正文 2\">↩\uFE0E²</a></p>\n</li>\n</ol>\n</section>\n");
}

TEST(HtmlWriter, FootnoteThatEndsInCode) {
  const std::string html = report_html("a[^x]\n\n[^x]:\n    ```\n    c\n    ```\n", {.language = "en"});
  EXPECT_NE(
      html.find("</pre>\n<p data-b=\"5\"> <a class=\"back\" href=\"#fnref:1:1\" aria-label=\"Back to the text\">"),
      std::string::npos)
      << html;
}

TEST(HtmlWriter, CarriageReturnSurvivesTheParser) { EXPECT_EQ(escaped_html("a\rb"), "a&#13;b"); }

// A space after the box would stand before the text.
TEST(HtmlWriter, TextOfATaskBeginsRightAfterItsBox) {
  EXPECT_NE(report_html("- [x] a").find("aria-label=\"已完成\"><span data-b=\"3\">a</span>"), std::string::npos);
}

TEST(HtmlWriter, TasksAreNamed) {
  EXPECT_NE(report_html("- [x] a", {.language = "en"}).find("aria-label=\"done\""), std::string::npos);
  EXPECT_NE(report_html("- [ ] a", {.language = "zh-CN"}).find("aria-label=\"未完成\""), std::string::npos);
}

TEST(HtmlWriter, TableWithoutRowsHasNoBody) { EXPECT_EQ(report_html("|a|\n|-|\n").find("tbody"), std::string::npos); }

std::string code_html(std::string_view markdown, const CodeFact& fact) {
  const std::string html = report_html(markdown, {.code = {fact}});
  const std::size_t begin = html.find("<code");
  return html.substr(begin, html.find("</code>") - begin);
}

TEST(HtmlWriter, RunsOfCodeAreSpansWithinTheirLine) {
  const std::vector<CodeRun> runs = {{2, CodeRole::keyword}, {1, CodeRole::plain}, {5, CodeRole::comment}};
  EXPECT_EQ(
      code_html("```js\nif <*\n\n*>\nb\n```\n", {.block = 1, .caption = {}, .text = {}, .runs = runs, .lines = {}}),
      "<code class=\"language-js\"><span class=\"keyword\">if</span> <span class=\"comment\">&lt;*</span>\n\n"
      "<span class=\"comment\">*</span>&gt;\nb\n");
}

TEST(HtmlWriter, MarkedLinesAreSpansAroundTheirRuns) {
  const std::vector<CodeRun> runs = {{2, CodeRole::plain}, {3, CodeRole::string}};
  const std::vector<MarkedLine> lines = {{0, LineMark::highlighted}, {1, LineMark::added}, {3, LineMark::removed}};
  EXPECT_EQ(
      code_html("```ts{1}\na\nbc\n\n\n```\n", {.block = 1, .caption = {}, .text = {}, .runs = runs, .lines = lines}),
      "<code class=\"language-ts\"><span class=\"highlighted\">a</span>\n"
      "<span class=\"line added\"><span class=\"string\">bc</span></span>\n\n"
      "<span class=\"line removed\"></span>\n");
}

TEST(HtmlWriter, RunsBeyondTheCodeAreHarmless) {
  const std::vector<CodeRun> runs = {{9, CodeRole::name}, {9, CodeRole::type}};
  EXPECT_EQ(code_html("```\na\n```\n",
                      {.block = 1, .caption = {}, .text = {}, .runs = runs, .lines = {{7, LineMark::added}}}),
            "<code><span class=\"name\">a</span>\n");
}

TEST(HtmlWriter, CaptionsOfCode) {
  EXPECT_EQ(
      report_html("```\na\n```\n", {.code = {{.block = 1, .caption = "<a>.js", .text = {}, .runs = {}, .lines = {}}}}),
      "<p class=\"caption\" data-b=\"1\">&lt;a&gt;.js</p>\n<pre data-b=\"2\"><code>a\n</code></pre>\n");
}

}  // namespace
}  // namespace kanbao
