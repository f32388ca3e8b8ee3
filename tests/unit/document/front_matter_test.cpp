#include "document/front_matter.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"

namespace kanbao {
namespace {

TEST(FrontMatter, YamlAndBodyAreSplit) {
  const FrontMatter parts = split_front_matter("---\ntitle: 月报\nauthor: a\n---\n\n# x\n");
  EXPECT_TRUE(parts.present);
  EXPECT_EQ(parts.yaml, "title: 月报\nauthor: a\n");
  EXPECT_EQ(parts.lines.first, 2);
  EXPECT_EQ(parts.lines.last, 3);
  EXPECT_EQ(parts.body, "\n# x\n");
  EXPECT_EQ(parts.body_line, 5);
}

TEST(FrontMatter, ByteOrderMarkAndCarriageReturnsAreTolerated) {
  const FrontMatter parts = split_front_matter("\xEF\xBB\xBF---\r\ntitle: x\r\n---\r\nbody\r\n");
  EXPECT_EQ(parts.yaml, "title: x\r\n");
  EXPECT_EQ(parts.body, "body\r\n");
  EXPECT_EQ(parts.body_line, 4);
  EXPECT_EQ(split_front_matter("---\rtitle: x\r---\rbody").body, "body");
}

TEST(FrontMatter, MarksMayHaveBlanksAfterThem) {
  EXPECT_EQ(split_front_matter("---  \na: b\n---\t\nbody").body, "body");
}

TEST(FrontMatter, DotsClose) { EXPECT_EQ(split_front_matter("---\na: b\n...\nbody").body, "body"); }

TEST(FrontMatter, EmptyYamlIsFrontMatter) {
  const FrontMatter parts = split_front_matter("---\n---\nbody");
  EXPECT_TRUE(parts.present);
  EXPECT_EQ(parts.yaml, "");
  EXPECT_EQ(parts.body_line, 3);
}

TEST(FrontMatter, WithoutClosingMarkEverythingIsBody) {
  const FrontMatter parts = split_front_matter("---\ntitle: x\n\ntext\n");
  EXPECT_FALSE(parts.present);
  EXPECT_EQ(parts.body, "---\ntitle: x\n\ntext\n");
  EXPECT_EQ(parts.body_line, 1);
}

TEST(FrontMatter, OnlyTheVeryStartCounts) {
  EXPECT_FALSE(split_front_matter("\n---\na: b\n---\n").present);
  EXPECT_FALSE(split_front_matter("----\na: b\n----\n").present);
  EXPECT_FALSE(split_front_matter(" ---\na: b\n---\n").present);
  EXPECT_FALSE(split_front_matter("").present);
  EXPECT_FALSE(split_front_matter("---").present);
}

TEST(FrontMatter, ByteOrderMarkIsNoTextWithoutFrontMatter) {
  EXPECT_EQ(split_front_matter("\xEF\xBB\xBF# x").body, "# x");
}

TEST(FrontMatter, ThematicBreakRightBelowStaysOne) {
  const FrontMatter parts = split_front_matter("---\ntitle: x\n---\n---\n\n---\ntext\n");
  const Document document = read_markdown(parts.body, parts.body_line);
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[0].kind, BlockKind::thematic_break);
  EXPECT_EQ(document.blocks[0].lines.first, 4);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::thematic_break);
  EXPECT_EQ(document.blocks[2].kind, BlockKind::paragraph);
}

}  // namespace
}  // namespace kanbao
