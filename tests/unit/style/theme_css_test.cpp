// web/css/theme.css is what the theme says. With KANBAO_UPDATE=1 in its environment style_test rewrites it; the
// difference is then to be read.
#include "style/theme_css.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace kanbao {
namespace {

constexpr const char* theme_file = KANBAO_CSS_FOLDER "/theme.css";

bool has(const std::string& css, const std::string& part) { return css.find(part) != std::string::npos; }

TEST(ThemeCss, IsWhatThePageHas) {
  if (std::getenv("KANBAO_UPDATE") != nullptr) std::ofstream(theme_file, std::ios::binary) << theme_css({});
  std::ifstream file(theme_file, std::ios::binary);
  EXPECT_EQ(theme_css({}), std::string(std::istreambuf_iterator<char>(file), {}))
      << "web/css/theme.css is not what the theme says; after a change of the theme run `KANBAO_UPDATE=1 style_test`";
}

TEST(ThemeCss, FollowsTheTheme) {
  Theme theme;
  theme.block_gap = 21.5;
  EXPECT_TRUE(has(theme_css({}), "\n  --block-gap: 20px;\n"));
  EXPECT_TRUE(has(theme_css(theme), "\n  --block-gap: 21.5px;\n"));
}

// The page's window is wider than the column by what lies at its sides.
TEST(ThemeCss, TheTitleIsSmallWhereTheColumnIsNarrow) {
  Theme theme;
  EXPECT_TRUE(has(theme_css(theme), "@media (width < 520px) {\n  h1 {\n    --font-size: 25px;\n"));
  EXPECT_TRUE(has(theme_css(theme), "@media (width < 488px) {\n  :root:is("));
  theme.narrow_below = 500;
  EXPECT_TRUE(has(theme_css(theme), "@media (width < 540px) {\n  h1 {"));
  EXPECT_TRUE(has(theme_css(theme), "@media (width < 508px) {\n  :root:is("));
}

TEST(ThemeCss, SaysOfEachHeadingWhatTheLayoutLeavesAroundIt) {
  const std::string css = theme_css({});
  EXPECT_TRUE(has(
      css, "\nh3 {\n  --font-size: 20px;\n  --line-height: 32px;\n  --gap-before: 36px;\n  --gap-after: 12px;\n}\n"));
  EXPECT_TRUE(has(css, "\nh3 + * {\n  --gap-to-heading: 24px;\n}\n"));
}

TEST(ThemeCss, MoreContrastSaysOnlyWhatItChanges) {
  const std::string css = theme_css({});
  const std::string stronger = css.substr(css.find("@media (prefers-contrast: more)"));
  EXPECT_TRUE(has(stronger, "--text: var(--light, #000000) var(--dark, #ffffff);"));
  EXPECT_FALSE(has(stronger, "--mark-fill"));
}

}  // namespace
}  // namespace kanbao
