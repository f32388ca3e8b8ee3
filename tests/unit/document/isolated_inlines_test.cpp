// Inline elements that stand apart from the order of the text around them: how HTML says so, and what is added to them.
#include "document/isolated_inlines.h"

#include <gtest/gtest.h>

#include <string>

#include "reading.h"

namespace kanbao {
namespace {

TEST(IsolatedInlines, CodeIsAmongTextFromRightToLeft) {
  EXPECT_EQ(html_of("שלום `f(x)` עולם"), "<p>שלום <code dir=\"ltr\">f(x)</code> עולם</p>");
  for (const std::string tag : {"kbd", "code", "samp", "tt"}) {
    EXPECT_EQ(html_of("שלום <" + tag + ">K</" + tag + ">"), "<p>שלום <" + tag + " dir=\"ltr\">K</" + tag + "></p>");
  }
}

TEST(IsolatedInlines, NothingIsWhereAllRunsFromLeftToRight) {
  EXPECT_EQ(html_of("看 `f(x)` **报** [链接](u)"),
            "<p>看 <code>f(x)</code> <strong>报</strong> <a href=\"u\">链接</a></p>");
}

TEST(IsolatedInlines, WordsKeepTheirOrderAcrossAnElement) {
  EXPECT_EQ(html_of("**שלום** [עולם](u)"), "<p><strong>שלום</strong> <a href=\"u\">עולם</a></p>");
}

TEST(IsolatedInlines, WhatHoldsControlsIs) {
  EXPECT_EQ(html_of("甲 [乙\u202E丙](u) **丁** _戊\u202D_"),
            "<p>甲 <a href=\"u\" dir=\"ltr\">乙\u202E丙</a> <strong>丁</strong> <em dir=\"ltr\">戊\u202D</em></p>");
}

TEST(IsolatedInlines, AnIsolateEndsWithTheElementInWhichItBegins) {
  EXPECT_EQ(html_of("甲 `乙\u2066\u2067` 丙"), "<p>甲 <code dir=\"ltr\">乙\u2066\u2067\u2069\u2069</code> 丙</p>");
  EXPECT_EQ(html_of("**甲\u2068[乙](u)** 丙"),
            "<p><strong dir=\"ltr\">甲\u2068<a href=\"u\">乙</a>\u2069</strong> 丙</p>");
}

TEST(IsolatedInlines, AnEndTooMuchEndsNothingAroundTheElement) {
  EXPECT_EQ(html_of("`甲\u2069乙\u2069`"), "<p><code dir=\"ltr\">\u2066\u2066甲\u2069乙\u2069</code></p>");
  EXPECT_EQ(html_of("_甲\u2069_"), "<p><em dir=\"ltr\">\u2066甲\u2069</em></p>");
}

TEST(IsolatedInlines, WhatIsEndedStaysAsItIs) {
  EXPECT_EQ(html_of("`甲\u2066乙\u2069`"), "<p><code dir=\"ltr\">甲\u2066乙\u2069</code></p>");
  EXPECT_EQ(html_of("甲\u2066乙"), "<p>甲\u2066乙</p>");
}

}  // namespace
}  // namespace kanbao
