// Ruby: an annotation above its base, or behind it where there is no room or no base.
#include "document/ruby.h"

#include <gtest/gtest.h>

#include "document/describe.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

std::string ruby(const std::string& base, const std::string& annotation) {
  return "<span class=\"ruby\"><ruby>" + base + "<rt>" + annotation + "</rt></ruby></span>";
}

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Ruby, AnAnnotationStandsAboveItsBase) {
  EXPECT_EQ(html_of("很<ruby>黑客松<rt>hackathon</rt></ruby>热"), "<p>很" + ruby("黑客松", "hackathon") + "热</p>");
  EXPECT_TRUE(read_markdown("<ruby>甲<rt>乙</rt></ruby>").dropped.empty());
}

TEST(Ruby, EachBaseIsOneOfItsOwn) {
  const std::string both = "<p>" + ruby("汉", "hàn") + ruby("字", "zì") + "</p>";
  EXPECT_EQ(html_of("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>"), both);
  EXPECT_EQ(html_of("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>"), both);
  EXPECT_EQ(html_of("<ruby><rb>汉</rb><rt>hàn</rt><rb>字</rb><rt>zì</rt></ruby>"), both);
}

TEST(Ruby, LinesOfTheSourceAreNoRoom) {
  EXPECT_EQ(html_of("甲<ruby>\n汉 <rt> hàn\n</rt>\n字<rt>zì</rt>\n</ruby>乙"),
            "<p>甲" + ruby("汉", "hàn") + ruby("字", "zì") + "乙</p>");
  EXPECT_EQ(html_of("<ruby>two<rt>a</rt> words<rt>b</rt></ruby> c"),
            "<p>" + ruby("two", "a") + "\n" + ruby("words", "b") + " c</p>");
}

TEST(Ruby, EndTagsMayBeLeftOut) {
  EXPECT_EQ(html_of("<ruby>汉<rt>hàn<rb>字<rt>zì</ruby>丙"), "<p>" + ruby("汉", "hàn") + ruby("字", "zì") + "丙</p>");
  EXPECT_EQ(html_of("<ruby><rb>甲<rp>（<rt>乙<rp>）</ruby>丙"), "<p>" + ruby("甲", "乙") + "丙</p>");
  EXPECT_EQ(html_of("**<ruby>字<rt>zì** 丙\n\n丁"), "<p><strong>" + ruby("字", "zì") + "</strong> 丙</p><p>丁</p>");
}

TEST(Ruby, MarkupStays) {
  EXPECT_EQ(html_of("<ruby>**黑**`c`<rt>*hēi* <b>x</b></rt></ruby>"),
            "<p>" + ruby("<strong>黑</strong><code>c</code>", "<em>hēi</em> <b>x</b>") + "</p>");
  EXPECT_EQ(html_of("<ruby>[字](a.md)<rt>zì</ruby>"), "<p>" + ruby("<a href=\"a.md\">字</a>", "zì") + "</p>");
  EXPECT_EQ(html_of("[<ruby>字<rt>zì</ruby>](a.md)"), "<p><a href=\"a.md\">" + ruby("字", "zì") + "</a></p>");
}

TEST(Ruby, NothingIsLostOfWhatIsNone) {
  EXPECT_EQ(html_of("字<rt>zì</rt>后"), "<p>字（zì）后</p>");
  EXPECT_EQ(html_of("**<ruby>字**<rt>zì</rt></ruby>"), "<p><strong>字</strong>（zì）</p>");
  EXPECT_EQ(html_of("<ruby>字<rp>(</rp>zì<rp>)</rp></ruby>"), "<p>字(zì)</p>");
  EXPECT_EQ(html_of("字<rp>(</rp>zì<rp>)</rp>"), "<p>字(zì)</p>");
  EXPECT_EQ(html_of("甲<ruby></ruby>乙<ruby>丙</ruby>丁</rt></ruby>"), "<p>甲乙丙丁</p>");
  EXPECT_EQ(html_of("<ruby>字<rt></rt></ruby><ruby><rt>zì</rt></ruby>"), "<p>字（zì）</p>");
  EXPECT_EQ(html_of("<ruby>东京<rt>dōngjīng</rt><rt>Tokyo</rt></ruby>"),
            "<p>" + ruby("东京", "dōngjīng") + "（Tokyo）</p>");
  EXPECT_EQ(html_of("<ruby>东京<rt>dōngjīng</rt><rtc>Tokyo</rtc></ruby>"),
            "<p>" + ruby("东京", "dōngjīng") + "（Tokyo）</p>");
  EXPECT_EQ(html_of("<ruby>甲<rt>乙</rt>丙</ruby>丁"), "<p>" + ruby("甲", "乙") + "丙丁</p>");
}

TEST(Ruby, OneInAnotherStandsAloneAboveTheLine) {
  EXPECT_EQ(html_of("<ruby><ruby>东<rt>dōng</rt></ruby>京<rt>Tokyo</rt></ruby>"),
            "<p>" + ruby("东", "dōng") + "京（Tokyo）</p>");
  EXPECT_EQ(html_of("<ruby>京<rt><ruby>东<rt>dōng</rt></ruby></rt></ruby>"), "<p>京（" + ruby("东", "dōng") + "）</p>");
}

TEST(Ruby, WhatIsLongStandsInTheLine) {
  const std::string eight = repeated("字", 8);
  EXPECT_EQ(html_of("<ruby>" + eight + "<rt>" + eight + eight + "</rt></ruby>"),
            "<p>" + ruby(eight, eight + eight) + "</p>");
  EXPECT_EQ(html_of("<ruby>" + eight + "字<rt>zì</rt></ruby>"), "<p>" + eight + "字（zì）</p>");
  EXPECT_EQ(html_of("<ruby>字<rt>" + repeated("a", 49) + "</rt></ruby>"), "<p>字（" + repeated("a", 49) + "）</p>");
}

TEST(Ruby, WhatHoldsMoreThanWordsStandsInTheLine) {
  EXPECT_EQ(html_of("<ruby>甲<br>乙<rt>丙</rt></ruby>"), "<p>甲<br>乙（丙）</p>");
  EXPECT_EQ(html_of("<ruby><img src=a.png alt=甲><rt>丙</rt></ruby>"), "<p><img src=\"a.png\" alt=\"甲\">（丙）</p>");
  EXPECT_EQ(html_of("<ruby>$x$<rt>y</rt></ruby>"), "<p>$x$（y）</p>");
  EXPECT_EQ(html_of("<ruby>a\nb<rt>c</rt></ruby>"), "<p>a\nb（c）</p>");
  EXPECT_EQ(html_of("<ruby>甲<rt>*乙<br>*</rt></ruby>"), "<p>甲（<em>乙<br></em>）</p>");
}

TEST(Ruby, ItsTextIsItsBase) {
  const Document document =
      read_markdown("## <ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby> a\n\n<ruby>甲<rt>乙</rt></ruby>丙");
  const ReportDescription description = describe(document, {});
  EXPECT_EQ(description.sections.at(0).heading, "汉字 a");
  EXPECT_EQ(description.sections.at(0).anchor, "汉字-a");
  EXPECT_EQ(description.first_paragraph, "甲丙");
}

TEST(Ruby, DeepOnesAreText) {
  const std::string html = html_of(repeated("<ruby>", 40) + "字<rt>zì" + repeated("</ruby>", 40));
  EXPECT_NE(html.find("字"), std::string::npos);
  EXPECT_NE(html.find("zì"), std::string::npos);
}

}  // namespace
}  // namespace kanbao
