#include "document/shown_characters.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/markdown_reader.h"

namespace kanbao {
namespace {

ShownCharacters shown(std::string_view markdown, const ReportFacts& facts = {}) {
  return shown_characters(completed(read_markdown(markdown), facts), facts);
}

TEST(ShownCharacters, BoldIsWhatStandsInHeadingsStrongTextAndHeaderCells) {
  const ShownCharacters found = shown("# 甲\n\n乙**丙*丁***戊\n\n| 庚 |\n|-|\n| 辛 |\n");
  EXPECT_EQ(found.bold, "丁丙庚甲");
  EXPECT_EQ(found.regular, "乙戊辛");
}

TEST(ShownCharacters, BoldAreElementsTermsTitlesAndSummaries) {
  EXPECT_EQ(shown("<b>甲</b><strong>乙</strong><i>丙</i>\n").bold, "乙甲");
  EXPECT_EQ(shown("<dl><dt>甲</dt><dd>乙</dd></dl>\n").bold, "甲");
  EXPECT_EQ(shown("<details><summary>甲</summary>\n\n乙\n\n</details>\n").bold, "甲");
  EXPECT_NE(shown("> [!NOTE]\n> 甲\n").bold, "");
}

TEST(ShownCharacters, TextsInImagesPlacesAreRegular) {
  ReportFacts facts;
  facts.broken["x"] = "无";
  const ShownCharacters found = shown("# ![己](x)\n", facts);
  EXPECT_EQ(found.bold, "");
  EXPECT_EQ(found.regular, "己无");
}

TEST(ShownCharacters, NumbersOfListsAndSignsOfFootnotes) {
  EXPECT_EQ(shown("1. 甲\n").regular, ".0123456789甲");
  EXPECT_NE(shown("甲[^a]\n\n[^a]: 乙\n").regular.find("↩"), std::string::npos);
}

TEST(ShownCharacters, CodeIsShownAndMarksAreNot) { EXPECT_EQ(shown("`甲` *乙*\n\n    丙\n").regular, "\n 丙乙甲"); }

}  // namespace
}  // namespace kanbao
