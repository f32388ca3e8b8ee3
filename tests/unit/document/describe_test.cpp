#include "document/describe.h"

#include <gtest/gtest.h>

#include "document/front_matter.h"
#include "document/markdown_reader.h"

namespace kanbao {
namespace {

ReportDescription described(std::string_view markdown) {
  const FrontMatter parts = split_front_matter(markdown);
  return describe(read_markdown(parts.body, parts.body_line),
                  parts.present ? std::optional(parts.lines) : std::nullopt);
}

TEST(Describe, EverythingInReadingOrder) {
  const ReportDescription found =
      described("---\ntitle: x\n---\n\n## 亮点 *a*\n\n- ![图\t一](../x.png)\n  [b](https://b.cn)\n\n[![c](d)](e)\n");
  ASSERT_TRUE(found.front_matter);
  EXPECT_EQ(found.front_matter->first, 1);
  EXPECT_EQ(found.front_matter->last, 3);
  ASSERT_EQ(found.sections.size(), 1U);
  EXPECT_EQ(found.sections[0].level, 2);
  EXPECT_EQ(found.sections[0].anchor, "亮点-a");
  EXPECT_EQ(found.sections[0].heading, "亮点 a");
  EXPECT_EQ(found.sections[0].lines.first, 5);
  EXPECT_EQ(found.sections[0].lines.last, 10);
  ASSERT_EQ(found.images.size(), 2U);
  EXPECT_EQ(found.images[0].line, 7);
  EXPECT_EQ(found.images[0].url, "../x.png");
  EXPECT_EQ(found.images[1].line, 10);
  EXPECT_EQ(found.images[1].url, "d");
  EXPECT_EQ(found.images[1].text, "c");
  ASSERT_EQ(found.links.size(), 2U);
  EXPECT_EQ(found.links[0].line, 8);
  EXPECT_EQ(found.links[0].url, "https://b.cn");
  EXPECT_EQ(found.links[1].url, "e");
}

TEST(Describe, WithoutFrontMatter) { EXPECT_FALSE(described("a").front_matter); }

TEST(Describe, RefusedImageHasAnEmptyUrl) { EXPECT_EQ(described("![a](javascript:x)").images.at(0).url, ""); }

TEST(Describe, SectionsHoldAllTheText) {
  const ReportDescription found =
      described("before\n\n# A\n\none\ntwo\n\n| a | b |\n|-|-|\n| c | d |\n\n## B\n\n```\nx\ny\n```\n");
  ASSERT_EQ(found.sections.size(), 3U);
  EXPECT_EQ(found.sections[0].level, 0);
  EXPECT_EQ(found.sections[0].text, "before\n");
  EXPECT_EQ(found.sections[1].text, "one two\na\nb\nc\nd\n");
  EXPECT_EQ(found.sections[2].text, "x\ny\n");
  EXPECT_EQ(found.plain_text, "before\nA\none two\na\nb\nc\nd\nB\nx\ny\n");
}

TEST(Describe, ListsThatSomethingLeadsTo) {
  const ReportDescription found =
      described("- alone\n\n***\n\n## 亮点\n\n- *a*\n  b\n\n  c\n- - d\n\n风险：\n\n1. e\n\ntext\n\nmore");
  ASSERT_EQ(found.lists.size(), 2U);
  EXPECT_EQ(found.lists[0].words, "亮点");
  EXPECT_EQ(found.lists[0].line, 5);
  EXPECT_EQ(found.lists[0].items, (std::vector<std::string>{"a b", ""}));
  EXPECT_EQ(found.lists[1].words, "风险：");
  EXPECT_EQ(found.lists[1].items, (std::vector<std::string>{"e"}));
}

TEST(Describe, FirstParagraphHasWords) {
  EXPECT_EQ(described("# A\n\n![x](y.png)\n\n- tight\n\nsome *words*,\nmore[^1]\n\n[^1]: note").first_paragraph,
            "some words, more");
  EXPECT_EQ(described("- tight\n- list").first_paragraph, "");
}

}  // namespace
}  // namespace kanbao
