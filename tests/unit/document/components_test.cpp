// A blog's own elements: as its components say, and without any.
#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/component_html.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

const std::vector<Component> components = {
    {"message",
     "<p><img src=\"{avatar}\" alt=\"{name} 的头像\" width=\"40\"> <b>{name}</b></p><slot></slot>",
     {{"avatar", "https://github.com/{github}.png"}}},
    {"imagebox",
     "<figure><img src=\"{url}\" alt=\"{description}\"><figcaption>{description}</figcaption></figure>",
     {}},
    {"badge", "<sup>{text}</sup>", {}},
    {"card", "<blockquote><slot></slot><p>{by}</p></blockquote>", {}},
    {"self", "<div><self>{name}</self></div>", {}},
};

std::string shown(std::string_view markdown) { return html_of(read_markdown(markdown, 1, components)); }

std::string told(std::string_view markdown) {
  std::string lines;
  for (const DroppedElement& element : read_markdown(markdown, 1, components).dropped) {
    lines +=
        std::to_string(element.line) + (element.loss == HtmlLoss::unknown ? " unknown " : " ") + element.tag + "; ";
  }
  return lines;
}

TEST(UnknownElements, BeginATurnWithTheirName) {
  EXPECT_EQ(
      html_of("<Box><Message name=\"甲\" github=\"a\">一<br/>二</Message><Message name=\"乙\">三</Message></Box>"),
      "<p><strong>甲</strong>：一<br>二</p><p><strong>乙</strong>：三</p>");
  EXPECT_EQ(html_of("<Box>\n<Message name=\"甲\">一<br/>二</Message>\n<Message name=\"乙\">三</Message>\n</Box>"),
            "<p><strong>甲</strong>：一<br>二</p><p><strong>乙</strong>：三</p>");
  EXPECT_EQ(html_of("<Message name=\"甲\">\n一 <i>二</i>\n</Message>\n<Message name='乙'> 三</Message>"),
            "<p><strong>甲</strong>：一 <i>二</i></p><p><strong>乙</strong>：三</p>");
  EXPECT_EQ(html_of("<Message name=\"甲\">\n\n一\n\n二\n\n</Message>"), "<p><strong>甲</strong></p><p>一</p><p>二</p>");
}

TEST(UnknownElements, KeepWhatTheirAttributesSay) {
  EXPECT_EQ(html_of("<ImageBox url=\"a.png\" description=\"说明\" />"), "<p>说明</p>");
  EXPECT_EQ(
      html_of("<Player title=\"题\" label=\"题\" name=\"名\" alt=\"图\" description=\"说明\" src=\"a\"></Player>"),
      "<p><strong>名</strong>：<strong>题</strong>：图<br>说明</p>");
  EXPECT_EQ(html_of("<X title=\"a &lt;b&gt; &amp;\"></X>"), "<p><strong>a &lt;b&gt; &amp;</strong></p>");
  EXPECT_EQ(html_of("<X title=\"一\"/>\n二"), "<p><strong>一</strong><br>二</p>");
  EXPECT_EQ(html_of("<X title=\"\" name=\" \">a</X>"), "<p>a</p>");
}

TEST(UnknownElements, StayInTheirLineWithinOne) {
  EXPECT_EQ(html_of("这个 <Tip title=\"说明\">词</Tip> 里"), "<p>这个 <strong>说明</strong>：词 里</p>");
  EXPECT_EQ(html_of("# a <X title=\"b\">c</X>"), "<h1 id=\"a-bc\">a <strong>b</strong>：c</h1>");
  EXPECT_EQ(html_of("|<X title=\"b\">c</X>|\n|-|"),
            "<div class=\"wide\"><table><thead><tr><th "
            "class=\"least-2\"><strong>b</strong>：c</th></tr></thead></table></div>");
}

TEST(Components, AreTheirTemplates) {
  EXPECT_EQ(shown("<Message name=\"甲\" github=\"a\">\n一<br/>二\n</Message>"),
            "<div><p><img src=\"https://github.com/a.png\" alt=\"甲 的头像\" width=\"40\"> "
            "<b>甲</b></p></div><p>一<br>二</p>");
  EXPECT_EQ(shown("<ImageBox url=\"a.png\" description=\"图\" />"),
            "<figure><p><img src=\"a.png\" alt=\"图\"></p><figcaption>图</figcaption></figure>");
  EXPECT_EQ(told("<Message name=\"甲\">\n一\n</Message>"), "");
}

TEST(Components, AreKnownByEitherSpelling) {
  const std::string expected = shown("<ImageBox url=\"a.png\" />");
  EXPECT_NE(expected.find("a.png"), std::string::npos);
  EXPECT_EQ(shown("<image-box url=\"a.png\" />"), expected);
  EXPECT_EQ(shown("<IMAGEBOX URL=\"a.png\"></IMAGEBOX>"), expected);
}

TEST(Components, LeaveOutWhatHasNoValue) {
  EXPECT_EQ(shown("<Message>\n一\n</Message>"), "<p>一</p>");
  EXPECT_EQ(shown("<Message name=\"甲\">\n一\n</Message>"), "<div><p><b>甲</b></p></div><p>一</p>");
  EXPECT_EQ(shown("<Card>\n一\n</Card>"), "<blockquote><p>一</p></blockquote>");
  EXPECT_EQ(shown("<Message avatar=\"b.png\" github=\"a\">\n</Message>"),
            "<div><p><img src=\"b.png\" alt=\"没有文字说明的图片\" width=\"40\"></p></div>");
}

TEST(Components, ValuesAreNeverTags) {
  EXPECT_EQ(shown("<Badge text=\"<b>a</b>&lt;i&gt;&quot;\" />"),
            "<p><sup>&lt;b&gt;a&lt;/b&gt;&lt;i&gt;&quot;</sup></p>");
  EXPECT_EQ(shown("<ImageBox url='\" onerror=\"a' description='{url}' />"),
            "<figure><p><img src=\"%22%20onerror=%22a\" alt=\"{url}\"></p><figcaption>{url}</figcaption></figure>");
  EXPECT_EQ(shown("<ImageBox url=\"javascript:a\" description=\"b\" />"),
            "<figure><p><img alt=\"b\"></p><figcaption>b</figcaption></figure>");
}

TEST(Components, StandInALineOrBetweenParagraphs) {
  EXPECT_EQ(shown("甲 <Badge text=\"新\" /> 乙"), "<p>甲 <sup>新</sup> 乙</p>");
  EXPECT_EQ(shown("甲 <ImageBox url=\"a.png\" /> 乙"),
            "<p>甲</p><figure><p><img src=\"a.png\" alt=\"没有文字说明的图片\"></p></figure><p> 乙</p>");
  EXPECT_EQ(shown("<Card><Message name=\"甲\">一 **二**</Message></Card>"),
            "<blockquote><div><p><b>甲</b></p></div><p>一 <strong>二</strong></p></blockquote>");
  EXPECT_EQ(shown("# 甲 <Badge text=\"新\" />"), "<h1 id=\"甲-新\">甲 <sup>新</sup></h1>");
}

TEST(Components, HoldMarkdownAndOneAnother) {
  EXPECT_EQ(shown("<Card by=\"甲\">\n\n- 一\n\n<Card by=\"乙\">\n\n二\n\n</Card>\n\n</Card>\n\n三"),
            "<blockquote><ul><li><span>一</span></li></ul><blockquote><p>二</p><div><p>乙</p></div></blockquote>"
            "<div><p>甲</p></div></blockquote><p>三</p>");
}

TEST(Components, ThatNobodyEndsEndWithWhatTheyStandIn) {
  EXPECT_EQ(shown("> <Card by=\"甲\">\n>\n> 一\n\n二"),
            "<blockquote><blockquote><p>一</p><div><p>甲</p></div></blockquote></blockquote><p>二</p>");
  EXPECT_EQ(shown("<Card by=\"甲\">\n\n一"), "<blockquote><p>一</p><div><p>甲</p></div></blockquote>");
  EXPECT_EQ(shown("甲 <Badge text=\"新\">乙"), "<p>甲 <sup>新</sup>乙</p>");
  EXPECT_EQ(shown("一</Card> 二</Badge>"), "<p>一</p><p> 二</p>");
  EXPECT_EQ(shown("<Card by=\"甲\">\n<Message name=\"乙\">\n一\n</Card>\n二"),
            "<blockquote><div><p><b>乙</b></p></div><p>一</p><div><p>甲</p></div></blockquote><p>二</p>");
}

TEST(Components, StandOnTheLinesThatTheirElementsAreWrittenOn) {
  const Document document = read_markdown("零\n\n<Card by=\"甲\">\n\n一\n", 1, components);
  EXPECT_EQ(document.blocks.at(1).lines.first, 3);
  EXPECT_EQ(document.blocks.at(1).lines.last, 5);
  const Document avatar = read_markdown("零\n\n一 <Message name=a avatar=b.png>\n二", 1, components);
  EXPECT_EQ(all_inlines(avatar, InlineKind::image).at(0)->line, 3);
  EXPECT_EQ(avatar.blocks.at(1).lines.last, 3);
  EXPECT_EQ(avatar.blocks.at(3).lines.last, 4);
}

TEST(Components, CodeIsLeftAlone) {
  EXPECT_EQ(shown("`<Badge text=\"a\"/>`"), "<p><code>&lt;Badge text=&quot;a&quot;/&gt;</code></p>");
  EXPECT_EQ(shown("```\n<Card>\n```"), "<pre><code>&lt;Card&gt;\n</code></pre>");
  EXPECT_EQ(shown("<pre>\na<Badge text=\"b\"/></pre>"), "<pre><code>a\n</code></pre>");
}

TEST(Components, ATemplateCallsNoComponent) {
  EXPECT_EQ(shown("<Self name=\"a\">b</Self>"), "<div><p>a</p></div><p>b</p>");
  EXPECT_EQ(told("<Self name=\"a\">b</Self>"), "1 unknown self; ");
}

TEST(Components, StandInTablesOfHtml) {
  const std::string html = shown("<table><tr><td><Message name=\"甲\">一</Message></td></tr></table>");
  EXPECT_NE(html.find("<b>甲</b><br>一</td>"), std::string::npos) << html;
}

TEST(Components, ManyTakeLinearTime) {
  std::string unended;
  for (int i = 0; i < 15'000; ++i) unended += "<Message name=a>\n";
  for (int i = 0; i < 15'000; ++i) unended += "</Card>\n";
  EXPECT_FALSE(read_markdown(unended, 1, components).blocks.empty());
  for (const char* part :
       {"<Card by=a>", "</Card>", "<Card by=a></Card>", "<Message name=a>b", "<X name=a>", "<X name=a/>\n"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    EXPECT_FALSE(read_markdown(text, 1, components).blocks.empty() && std::string_view(part) != "</Card>") << part;
  }
}

}  // namespace
}  // namespace kanbao
