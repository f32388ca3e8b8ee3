#include "style/font.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(CssFont, NamesWhatDiffersFromRegularUprightSans) {
  EXPECT_EQ(css_font({}), "400 16px sans");
  EXPECT_EQ(css_font({.family = FontFamily::mono, .size = 14}), "400 14px mono");
  EXPECT_EQ(css_font({.weight = FontWeight::bold, .slope = FontSlope::italic}), "italic 700 16px sans");
}

TEST(CssFont, KeepsFractionsOfThePixel) {
  EXPECT_EQ(css_font({.size = 31.25}), "400 31.25px sans");
  EXPECT_EQ(css_font({.size = 16 * 1.25 * 0.875}), "400 17.5px sans");
}

// The shorthand is a key of caches.
TEST(CssFont, IsOneToOne) {
  EXPECT_NE(css_font({.size = 16}), css_font({.size = 16.25}));
  EXPECT_NE(css_font({.weight = FontWeight::bold}), css_font({.slope = FontSlope::italic}));
}

}  // namespace
}  // namespace kanbao
