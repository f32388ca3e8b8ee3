#include "document/html_style.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(StyleValue, IsFoundByName) {
  EXPECT_EQ(style_value("width: 48%", "width"), "48%");
  EXPECT_EQ(style_value("max-width:10px;WIDTH : 33% ; zoom:50%;", "width"), "33%");
  EXPECT_EQ(style_value("display:Flex; justify-content:\n center", "justify-content"), "center");
}

TEST(StyleValue, TheLastOneCounts) { EXPECT_EQ(style_value("width:1px;width:2px", "width"), "2px"); }

TEST(StyleValue, HowImportantItIsDoesNotMatter) { EXPECT_EQ(style_value("width: 4px !important", "width"), "4px"); }

TEST(StyleValue, OfWhatIsNoDeclaration) {
  EXPECT_EQ(style_value("", "width"), "");
  EXPECT_EQ(style_value("width", "width"), "");
  EXPECT_EQ(style_value(";;:;width:", "width"), "");
  EXPECT_EQ(style_value("min-width: 3px", "width"), "");
}

}  // namespace
}  // namespace kanbao
