// Raw HTML through the reader: what the allow-list keeps, drops and repairs.
#include <gtest/gtest.h>

#include "document/html_allow_list.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

TEST(RawHtml, AllowedInlines) {
  EXPECT_EQ(html_of("H<sub>2</sub>O <kbd>Ctrl</kbd> <u>u</u> <ins>i</ins> <mark>m</mark> <del>d</del> <span>s</span>"),
            "<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <u>u</u> <ins>i</ins> <mark>m</mark> <del>d</del> <span>s</span></p>");
}

TEST(RawHtml, MarkdownWithinTags) { EXPECT_EQ(html_of("<u>**a** b</u>"), "<p><u><strong>a</strong> b</u></p>"); }

TEST(RawHtml, OtherTagsAreDroppedAndTheirTextStays) {
  EXPECT_EQ(html_of("a <font color=red>b</font> <wbr>c <blink>d"), "<p>a b c d</p>");
}

TEST(RawHtml, EventHandlersAndStylesNeverPass) {
  EXPECT_EQ(html_of("<span onclick=alert(1) style=\"color:red\" class=x id=y>a</span>"),
            "<p><span id=\"y\">a</span></p>");
  EXPECT_EQ(html_of("<img src=x alt=a onerror=alert(1)>"), "<p><img src=\"x\" alt=\"a\"></p>");
}

TEST(RawHtml, ScriptAndStyleGoWithTheirContents) {
  EXPECT_EQ(html_of("a <script>alert(1)</script> b"), "<p>a  b</p>");
  EXPECT_EQ(html_of("<script>\nalert(1)\n</script>\n\nb"), "<p>b</p>");
  EXPECT_EQ(html_of("<STYLE>p{}</STYLE>b"), "<p>b</p>");
  EXPECT_EQ(html_of("<div><script>alert(1)</scriptx></script >b</div>"), "<div><p>b</p></div>");
  EXPECT_EQ(html_of("a <script>**x** <u>y</u> </SCRIPT>b"), "<p>a b</p>");
}

TEST(RawHtml, ScriptThatIsNotClosedEndsWithItsParent) {
  EXPECT_EQ(html_of("a *b <script>c* d"), "<p>a <em>b </em> d</p>");
  EXPECT_EQ(html_of("a <script>b\n\nc"), "<p>a</p><p>c</p>");
  EXPECT_EQ(html_of("<script>alert(1)\n\nb"), "");
}

TEST(RawHtml, CommentsAndDeclarationsGo) {
  EXPECT_EQ(html_of("a<!-- <u>x</u> -->b <?php x ?>c <!DOCTYPE x>d <![CDATA[e]]>f"), "<p>ab c d f</p>");
  EXPECT_EQ(html_of("<?php\n\n echo '>';\n?>\na"), "<p>a</p>");
  EXPECT_EQ(html_of("<!-->\n<u>x</u>"), "<p><u>x</u></p>");
  EXPECT_EQ(html_of("<div><!-- a --!>b<!-- c</div>"), "<div><p>b</p></div>");
}

TEST(RawHtml, LineBreak) { EXPECT_EQ(html_of("a<br>b<br/>\nc</br>d"), "<p>a<br>b<br>c<br>d</p>"); }

TEST(RawHtml, LinkNeedsASafeUrl) {
  EXPECT_EQ(html_of("<a href='https://a.cn/?x=1&amp;y=2' title=t target=_top>x</a>"),
            "<p><a href=\"https://a.cn/?x=1&amp;y=2\" title=\"t\">x</a></p>");
  for (const char* href : {"javascript:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript&colon;alert(1)",
                           "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#1;javascript:alert(1)",
                           "  JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"}) {
    EXPECT_EQ(html_of("<a href=\"" + std::string(href) + "\">x</a>"), "<p>x</p>") << href;
    EXPECT_EQ(html_of("[x](<" + std::string(href) + ">)"), "<p>x</p>") << href;
  }
}

TEST(RawHtml, WhatGitHubKeepsWithinALine) {
  const std::string kept =
      "<b>b</b> <strong>c</strong> <i>d</i> <em>e</em> <s>f</s> <strike>g</strike> <small>h</small> <cite>i</cite> "
      "<code>j</code> <var>k</var> <samp>l</samp> <tt>m</tt> <big>n</big> <abbr title=\"o\">p</abbr> <dfn>q</dfn>";
  EXPECT_EQ(html_of("a " + kept), "<p>a " + kept + "</p>");
}

TEST(RawHtml, QuotationMarksAreText) {
  EXPECT_EQ(html_of("a <q>b <q>c</q></q> d"), "<p>a <q>“b <q>‘c’</q>”</q> d</p>");
  EXPECT_EQ(html_of("*a <q>b* c"), "<p><em>a <q>“b”</q></em> c</p>");
}

TEST(RawHtml, PlacesThatLinksLeadTo) {
  EXPECT_EQ(html_of("<a name=x>y</a> z"), "<p><span id=\"x\">y</span> z</p>");
  EXPECT_EQ(html_of("<a name=\"x\"></a>\n\n# y"), "<h1 id=\"y\"><span id=\"x\"></span>y</h1>");
  EXPECT_EQ(html_of("<a id='x y'></a> z"), "<p> z</p>");
  EXPECT_EQ(html_of("<div id=x>\n\ny\n\n</div>"), "<div id=\"x\"><p>y</p></div>");
  EXPECT_EQ(html_of("<a href=y id=x>z</a>"), "<p><a href=\"y\" id=\"x\">z</a></p>");
}

TEST(RawHtml, AnIdIsGivenOnceAndToHeadingsFirst) {
  EXPECT_EQ(html_of("<a id=y></a>z\n\n# y"), "<p><span></span>z</p><h1 id=\"y\">y</h1>");
  EXPECT_EQ(html_of("<b id=x>y</b> <b id=x>z</b>"), "<p><b id=\"x\">y</b> <b>z</b></p>");
  EXPECT_EQ(html_of("# y {#x}\n\n# x"), "<h1 id=\"x\">y</h1><h1 id=\"x-1\">x</h1>");
}

TEST(RawHtml, Headings) {
  EXPECT_EQ(html_of("<h2 id=x align=center>a <b>b</b></h2>c"),
            "<h2 id=\"x\" class=\"align-center\">a <b>b</b></h2><p>c</p>");
  EXPECT_EQ(html_of("<h1>\n\na *b*\n\n</h1>\n\nc"), "<h1 id=\"a-b\">a <em>b</em></h1><p>c</p>");
  EXPECT_EQ(html_of("<h3>a\n\nb"), "<h3 id=\"a\">a</h3><p>b</p>");
}

TEST(RawHtml, ListsRulesAndQuotes) {
  EXPECT_EQ(
      html_of("<ul><li>a<li>b<ol start=3><li>c</ol></ul>d"),
      "<ul><li><span>a</span></li><li><span>b</span><ol start=\"3\"><li><span>c</span></li></ol></li></ul><p>d</p>");
  EXPECT_EQ(html_of("<ul>a<li>b</li></ul>"), "<ul><li><span>a</span></li><li><span>b</span></li></ul>");
  EXPECT_EQ(html_of("<div><li>a</div>"), "<div><div><p>a</p></div></div>");
  EXPECT_EQ(html_of("<blockquote>a<hr>b</blockquote>"), "<blockquote><p>a</p><hr><p>b</p></blockquote>");
  EXPECT_EQ(html_of("<blockquote>\n\n- a\n\n</blockquote>"),
            "<blockquote><ul><li><span>a</span></li></ul></blockquote>");
}

TEST(RawHtml, DescriptionLists) {
  EXPECT_EQ(html_of("<dl><dt>a<dd>b<dt>c<dd>d<p>e</dl>"),
            "<dl><dt>a</dt><dd><p>b</p></dd><dt>c</dt><dd><p>d</p><div><p>e</p></div></dd></dl>");
}

TEST(RawHtml, PreformattedTextIsKeptAsItIs) {
  EXPECT_EQ(html_of("<pre>\n a  &lt;b&gt;\n\n<i>c</i></pre>d"), "<pre><code> a  &lt;b&gt;\n\nc\n</code></pre><p>d</p>");
  EXPECT_EQ(html_of("<pre><code class=\"x language-cpp\">a</code></pre>"),
            "<pre><code class=\"language-cpp\">a\n</code></pre>");
}

std::string row(const std::string& cells) { return "<tr>" + cells + "</tr>"; }

TEST(RawHtml, Tables) {
  EXPECT_EQ(html_of("<table><tr><th>a<th align=right>b</th></tr><tr><td>c <b>d</b></td><td>e</table>f"),
            "<div class=\"wide\"><table><thead>" + row("<th class=\"least-1\">a</th><th class=\"align-right\">b</th>") +
                "</thead><tbody>" + row("<td>c <b>d</b></td><td class=\"align-right\">e</td>") +
                "</tbody></table></div><p>f</p>");
}

TEST(RawHtml, ATableWithoutHeaderCellsHasNoHeader) {
  EXPECT_EQ(html_of("<table><tbody><tr><td>a</td></tr><tr><td>b</td></tr></tbody></table>"),
            "<div class=\"wide\"><table><tbody>" + row("<td>a</td>") + row("<td>b</td>") + "</tbody></table></div>");
}

TEST(RawHtml, CellsThatSpanOthersLeaveThemEmpty) {
  const std::string html =
      html_of("<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>");
  EXPECT_NE(html.find(row("<td>a</td><td>b</td><td></td>")), std::string::npos) << html;
  EXPECT_NE(html.find(row("<td></td><td>c</td><td>d</td>")), std::string::npos) << html;
  EXPECT_NE(html.find("<table data-spans"), std::string::npos) << "rows that belong together";
  EXPECT_EQ(html_of("<table><tr><td rowspan=1>a</td></tr></table>").find("data-spans"), std::string::npos);
  EXPECT_LT(html_of("<table><tr><td rowspan=100000 colspan=100000>a</td></tr></table>").size(), 30000U);
}

TEST(RawHtml, BlocksWithinACellAreLinesOfIt) {
  const std::string html =
      html_of("<table><tr><td><p>a</p><ul><li>b<li>c</ul></td><td>\n\n**d**\n\n- e\n- f\n\n</td></tr></table>");
  EXPECT_NE(html.find(">a<br>• b<br>• c</td>"), std::string::npos) << html;
  EXPECT_NE(html.find("><strong>d</strong><br>• e<br>• f</td>"), std::string::npos) << html;
}

TEST(RawHtml, ListsWithinACellOfMarkdown) {
  const std::string html = html_of("| a |\n| - |\n| b<ul><li>c</li><li>d</li></ul>e<br>f |");
  EXPECT_NE(html.find(">b<br>• c<br>• d<br>e<br>f</td>"), std::string::npos) << html;
}

TEST(RawHtml, ATablesCaptionStandsAboveIt) {
  EXPECT_EQ(html_of("<table><caption>a</caption><tr><td>b</td></tr></table>"),
            "<p>a</p><div class=\"wide\"><table><tbody>" + row("<td>b</td>") + "</tbody></table></div>");
}

TEST(RawHtml, TablesThatAreNoneOrNotClosed) {
  EXPECT_EQ(html_of("<table></table>a"), "<p>a</p>");
  EXPECT_NE(html_of("<table><tr><td>a\n\nb\n\n# c").find("a<br>b</td></tr></tbody></table></div><h1 id=\"c\">c</h1>"),
            std::string::npos);
  EXPECT_EQ(html_of("<table>a<tr>b\n\n- c\n\n</tr></table>"), "<p>a<br>b<br>• c</p>");
  EXPECT_EQ(html_of("- <table><tr><td>a\n\nb").find("<p>b</p>") != std::string::npos, true);
  const std::string inner = html_of("<table><tr><td>a<table><tr><td>b</td></tr></table>c</td></tr></table>");
  EXPECT_NE(inner.find(">a<br>b<br>c</td>"), std::string::npos) << inner;
}

TEST(RawHtml, FiguresHaveCaptions) {
  EXPECT_EQ(html_of("<figure><img src=a.png alt=b><figcaption>c <b>d</b></figcaption></figure>"),
            "<figure><p><img src=\"a.png\" alt=\"b\"></p><figcaption>c <b>d</b></figcaption></figure>");
}

TEST(RawHtml, WhatIsDroppedIsTold) {
  const Document document = read_markdown("a <font>b\n\n<form>\nc</form>\n\n<x-y>d</x-y>", 5);
  std::string told;
  for (const auto& [line, tag, loss] : document.dropped) {
    EXPECT_EQ(loss, tag == "form" ? HtmlLoss::dropped : HtmlLoss::unknown);
    told += std::to_string(line) + " " + tag + "; ";
  }
  EXPECT_EQ(told, "5 font; 7 form; 10 x-y; ");
}

TEST(RawHtml, LinksDoNotNest) {
  EXPECT_EQ(html_of("<a href=x>a [b](y) <a href=z>c</a> d</a> e"), "<p><a href=\"x\">a b c d</a> e</p>");
}

TEST(RawHtml, ImageAttributes) {
  EXPECT_EQ(html_of("<img src=\"x.png\" alt='a \"b\"' width=50% height=120px title=t align=right>"),
            "<p><img src=\"x.png\" alt=\"a &quot;b&quot;\" width=\"50%\" height=\"120\" title=\"t\"></p>");
  EXPECT_EQ(html_of("<img src=javascript:alert(1) alt=a>"), "<p><img alt=\"a\"></p>");
}

TEST(RawHtml, UnmatchedTags) {
  EXPECT_EQ(html_of("a</u>b <u>c"), "<p>ab <u>c</u></p>");
  EXPECT_EQ(html_of("*a <u>b* c</u> d"), "<p><em>a <u>b</u></em> c d</p>");
  EXPECT_EQ(html_of("<u>a <kbd>b</u> c</kbd>"), "<p><u>a <kbd>b</kbd></u> c</p>");
}

TEST(RawHtml, ContainerGoesAroundMarkdown) {
  EXPECT_EQ(html_of("<div align=\"center\">\n\n**a**\n\n- b\n\n</div>\n\nc"),
            "<div class=\"align-center\"><p><strong>a</strong></p><ul><li><span>b</span></li></ul></div><p>c</p>");
  EXPECT_EQ(html_of("<center>\n\na\n"), "<div class=\"align-center\"><p>a</p></div>");
}

TEST(RawHtml, ContainersAreMatchedAmongSiblings) {
  EXPECT_EQ(html_of("<div>\n\n> a\n> </div>\n>\n> b\n\nc\n\n</div>\n\nd"),
            "<div><blockquote><p>a</p><p>b</p></blockquote><p>c</p></div><p>d</p>");
  EXPECT_EQ(html_of("> <div>\n\na"), "<blockquote></blockquote><p>a</p>");
  EXPECT_EQ(html_of("a\n\n</div>\n\nb"), "<p>a</p><p>b</p>");
}

TEST(RawHtml, ParagraphsWithinABlock) {
  EXPECT_EQ(html_of("<p align=center>a<p>b</p>c"),
            "<div class=\"align-center\"><p>a</p></div><div><p>b</p></div><p>c</p>");
}

TEST(RawHtml, WhiteSpaceOfABlockCollapses) {
  EXPECT_EQ(html_of("<div>\n  a \t b\n  <u>c</u>\n d\n</div>"), "<div><p>a b\n<u>c</u>\nd</p></div>");
  EXPECT_EQ(html_of("<div>\n中\n文<u> x</u></div>"), "<div><p>中文<u> x</u></p></div>");
}

TEST(RawHtml, DroppedBlocksKeepTheirTextApart) {
  EXPECT_EQ(
      html_of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
      "<div "
      "class=\"wide\"><table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table></div>");
  EXPECT_EQ(html_of("<form>更多<fieldset>\n\n*a*\n\n</fieldset></form>"), "<p>更多</p><p><em>a</em></p>");
}

TEST(RawHtml, EmptyContainersAreNothing) { EXPECT_EQ(html_of("<div></div>\n\n<p align=center></p>"), ""); }

TEST(RawHtml, EntitiesOfABlockAreResolvedOnce) {
  EXPECT_EQ(html_of("<div>&lt;script&gt; &amp;lt; &copy; &#x4E2D;</div>"),
            "<div><p>&lt;script&gt; &amp;lt; © 中</p></div>");
}

TEST(RawHtml, BrokenTagsAreText) {
  EXPECT_EQ(html_of("a <u b < c"), "<p>a &lt;u b &lt; c</p>");
  EXPECT_EQ(html_of("<div>a < b <3 <u</div>"), "<div><p>a &lt; b &lt;3</p></div>");
}

TEST(RawHtml, Lengths) {
  const auto length = [](std::string_view text) {
    const HtmlLength parsed = parse_html_length(text);
    return std::pair(parsed.unit, parsed.value);
  };
  using Unit = HtmlLength::Unit;
  EXPECT_EQ(length("120"), std::pair(Unit::px, 120.0));
  EXPECT_EQ(length(" 120px "), std::pair(Unit::px, 120.0));
  EXPECT_EQ(length("12.5%"), std::pair(Unit::percent, 12.5));
  for (const char* text : {"", "0", "-5", "10em", "auto", "1e9", "999999999999999999999", "%", ".", "1.2.3"}) {
    EXPECT_EQ(length(text).first, Unit::none) << text;
  }
}

TEST(RawHtml, LinesOfImagesInABlock) {
  const Document document = read_markdown("<div>\n<img src=a>\n\n<img src=b>\n</div>\n", 11);
  const std::vector<const Inline*> images = all_inlines(document, InlineKind::image);
  ASSERT_EQ(images.size(), 2U);
  EXPECT_EQ(images[0]->line, 12);
  EXPECT_EQ(images[1]->line, 14);
}

}  // namespace
}  // namespace kanbao
