// GitHub's alerts and VitePress's containers through the reader.
#include <gtest/gtest.h>

#include "reading.h"

namespace kanbao {
namespace {

std::string alert(const std::string& kind, const std::string& title, const std::string& content) {
  return "<div class=\"alert " + kind + "\"><p class=\"alert-title\">" + title + "</p>" + content + "</div>";
}

TEST(Alerts, TheFiveKindsOfGitHub) {
  EXPECT_EQ(html_of("> [!NOTE]\n> a *b*\n>\n> c"), alert("note", "Note", "<p>a <em>b</em></p><p>c</p>"));
  EXPECT_EQ(html_of("> [!tip]\n> a"), alert("tip", "Tip", "<p>a</p>"));
  EXPECT_EQ(html_of("> [!IMPORTANT]\n>\n> - a"), alert("important", "Important", "<ul><li><span>a</span></li></ul>"));
  EXPECT_EQ(html_of("> [!WARNING] 小心\n> a"), alert("warning", "小心", "<p>a</p>"));
  EXPECT_EQ(html_of("> [!CAUTION]"), alert("caution", "Caution", ""));
}

TEST(Alerts, OtherQuotationsStayOnes) {
  EXPECT_EQ(html_of("> [!FOO]\n> a"), "<blockquote><p>[!FOO]\na</p></blockquote>");
  EXPECT_EQ(html_of("> a [!NOTE]"), "<blockquote><p>a [!NOTE]</p></blockquote>");
  EXPECT_EQ(html_of("> \\[!NOTE\n> a"), "<blockquote><p>[!NOTE\na</p></blockquote>");
}

TEST(Alerts, ContainersOfVitePress) {
  EXPECT_EQ(html_of("::: tip\na **b**\n\n- c\n:::\nd"),
            alert("tip", "Tip", "<p>a <strong>b</strong></p><ul><li><span>c</span></li></ul>") + "<p>d</p>");
  EXPECT_EQ(html_of("a\n::: danger 不要\nb\n:::"), "<p>a</p>" + alert("caution", "不要", "<p>b</p>"));
  EXPECT_EQ(html_of(":::info\na\n:::"), alert("note", "Info", "<p>a</p>"));
  EXPECT_EQ(html_of("- ::: warning\n  a\n  :::\n- b"),
            "<ul><li>" + alert("warning", "Warning", "<p>a</p>") + "</li><li><p>b</p></li></ul>");
}

TEST(Alerts, MoreColonsGoAroundFewer) {
  EXPECT_EQ(html_of(":::: tip\n::: note\na\n:::\nb\n::::"),
            alert("tip", "Tip", alert("note", "Note", "<p>a</p>") + "<p>b</p>"));
}

TEST(Alerts, AContainerThatIsNotClosedEndsWithItsParent) {
  EXPECT_EQ(html_of("> ::: tip\n> a\n\nb"), "<blockquote>" + alert("tip", "Tip", "<p>a</p>") + "</blockquote><p>b</p>");
  EXPECT_EQ(html_of("::: tip\n```\n:::\n```"),
            alert("tip", "Tip", "<pre><code></code></pre>") + "<pre><code></code></pre>");
}

TEST(Alerts, OtherColonsAreText) {
  EXPECT_EQ(html_of("::: foo\na\n:::"), "<p>::: foo\na\n:::</p>");
  EXPECT_EQ(html_of(":: tip"), "<p>:: tip</p>");
  EXPECT_EQ(html_of("    ::: tip"), "<pre><code>::: tip\n</code></pre>");
}

}  // namespace
}  // namespace kanbao
