// A report is read in steps: wherever one ends, whatever else is read in between, and wherever reading is given up.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

constexpr std::size_t bytes_of_step = 16384;

constexpr std::string_view with_everything =
    "# Title *a*\r\n\r\nText 中文，**重点（说明）**的 `code` &amp; $x^2$ ~~gone~~ <b>raw</b> https://a.b/c。\r\n"
    "More [text][ref] and [^n], [^Lost] and ![a [^n]](i.png)[^m].\r\n\r\n"
    "> - a\r\n>   1. b\r\n>\r\n>      [^inner]: within a quote[^n]\r\n\r\n"
    "::: tip 标题\r\na\r\n:::\r\n\r\n|a|b[^m]|\r\n|-|:-:|\r\n|1|~~2~~|\r\n\r\n"
    "```js\r\nlet "
    "a;\r\n```\r\n\r\n$$\r\na\r\n$$\r\n\r\n<details><summary>a</summary>\r\n\r\nb\r\n\r\n</details>\r\n\r\n"
    "[ref]: https://x.y/ \"t\"\r\n\r\n[^n]: note\r\n\r\n    with `code`\r\n\r\n[^m]: other[^inner]\r\n[^m]: "
    "again\r\n[^unused]: no\r\n";

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string html_as_read(std::string_view markdown) { return write_html(read_markdown(markdown), {}); }

int steps_of(std::string_view markdown) {
  MarkdownReader reader(markdown);
  int steps = 0;
  for (; !reader.is_done(); ++steps) reader.step();
  return steps;
}

// Reads little by little in turn, so that each goes on where the other has been in between.
std::vector<std::string> dumps_in_turn(const std::vector<std::string>& texts) {
  std::vector<std::unique_ptr<MarkdownReader>> readers;
  readers.reserve(texts.size());
  for (const std::string& text : texts) readers.push_back(std::make_unique<MarkdownReader>(text));
  const auto is_done = [](const auto& reader) { return reader->is_done(); };
  while (!std::all_of(readers.begin(), readers.end(), is_done)) {
    for (const auto& reader : readers) reader->step();
  }
  std::vector<std::string> dumps;
  dumps.reserve(texts.size());
  for (const auto& reader : readers) dumps.push_back(dump(reader->finished()));
  return dumps;
}

TEST(GradualReading, TextIsTheSameWhereverAStepEndsInIt) {
  const std::string alone = html_as_read(with_everything);
  ASSERT_NE(alone.find("fn:3"), std::string::npos) << alone;
  for (std::size_t before = 0; before <= with_everything.size(); ++before) {
    const std::string blank_lines(bytes_of_step - before, '\n');
    ASSERT_EQ(html_as_read(blank_lines + std::string(with_everything)), alone) << "a step ends after " << before;
  }
}

TEST(GradualReading, TextsAreReadInTurnAsTheyAreAlone) {
  const std::vector<std::string> texts = {repeated(with_everything, 100), repeated("`a` $x$ ~~b~~ www.a.b\n\n", 2000),
                                          repeated("|a|\n|-|\n|[^1]|\n\n", 1000) + "[^1]: a\n", "a"};
  const std::vector<std::string> dumps = dumps_in_turn(texts);
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_TRUE(dumps[i] == dump(read_markdown(texts[i]))) << i;
}

TEST(GradualReading, ItCanBeGivenUpAtEachStep) {
  const std::string text = repeated(with_everything, 60);
  const int steps = steps_of(text);
  ASSERT_GT(steps, 8);
  // What is not freed then is found by the address sanitizer.
  for (int done = 0; done < steps; ++done) {
    MarkdownReader reader(text);
    for (int i = 0; i < done; ++i) reader.step();
    EXPECT_FALSE(reader.is_done());
  }
}

TEST(GradualReading, StepsAreManyWhereTheTextIsLong) {
  const std::string table = "|a|b|\n|-|-|\n" + repeated("|c|d|\n", 20'000);
  const std::string notes = repeated("a[^1]\n\n", 10'000) + "[^1]: b\n";
  for (const std::string& text : {repeated("# a\n\n", 20'000), table, notes, repeated("a\n", 50'000)}) {
    EXPECT_GT(steps_of(text), steps_of("a") + 5) << text.substr(0, 8);
  }
}

TEST(GradualReading, FootnotesAreNumberedThroughAllSteps) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "a[^" + std::to_string(i) + "]\n\n[^" + std::to_string(2999 - i) + "]: b\n\n";
  const Document document = read_markdown(text);
  const std::vector<const Inline*> references = all_inlines(document, InlineKind::footnote_reference);
  const std::vector<const Block*> footnotes = all_blocks(document, BlockKind::footnote);
  ASSERT_EQ(references.size(), 3000U);
  ASSERT_EQ(footnotes.size(), 3000U);
  for (int i = 0; i < 3000; ++i) {
    EXPECT_EQ(references[static_cast<std::size_t>(i)]->number, i + 1);
    EXPECT_EQ(footnotes[static_cast<std::size_t>(i)]->anchor, std::to_string(i));
  }
}

TEST(GradualReading, HtmlIsWrittenInPartsThatMakeTheWhole) {
  const Document document = read_markdown(repeated(with_everything, 200));
  const ReportFacts facts;
  HtmlWriter writer(document.blocks, facts);
  std::string html;
  int parts = 0;
  for (std::string part = writer.next_part(); !part.empty(); part = writer.next_part(), ++parts) {
    EXPECT_LT(part.size(), 66'000U);
    html += part;
  }
  EXPECT_GT(parts, 3);
  EXPECT_TRUE(html == write_html(document, facts));
}

}  // namespace
}  // namespace kanbao
