#include "text/browser_gap.h"

#include <gtest/gtest.h>

#include <string_view>

namespace kanbao {
namespace {

TEST(BrowserGap, StandsBetweenHanAndLetterOrDigit) {
  EXPECT_EQ(browser_gap(U'中', U'a'), BrowserGap::letter);
  EXPECT_EQ(browser_gap(U'5', U'中'), BrowserGap::letter);
  EXPECT_EQ(browser_gap(U'〇', U'é'), BrowserGap::letter);
}

TEST(BrowserGap, StandsInChromiumAlsoBesideSigns) {
  EXPECT_EQ(browser_gap(U'%', U'中'), BrowserGap::sign);
  EXPECT_EQ(browser_gap(U'中', U'#'), BrowserGap::sign);
}

TEST(BrowserGap, IsNotBesideMarksSymbolsOrTheSameScript) {
  for (const char32_t other : std::u32string_view(U"，。）「“—…·-+/(])$_→✓😀")) {
    EXPECT_EQ(browser_gap(U'中', other), BrowserGap::none) << static_cast<unsigned>(other);
  }
  EXPECT_EQ(browser_gap(U'中', U'文'), BrowserGap::none);
  EXPECT_EQ(browser_gap(U'a', U'%'), BrowserGap::none);
  EXPECT_EQ(browser_gap(U'の', U'中'), BrowserGap::none);
}

TEST(BrowserGap, IsNotKnownBesideOtherScripts) {
  EXPECT_EQ(browser_gap(U'中', U'Ω'), BrowserGap::unknown);
  EXPECT_EQ(browser_gap(U'の', U'a'), BrowserGap::unknown);
}

}  // namespace
}  // namespace kanbao
