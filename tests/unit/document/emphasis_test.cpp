// Emphasis where no space parts words: cmark-gfm with cmake/cjk_emphasis.patch.
#include <gtest/gtest.h>

#include "reading.h"

namespace kanbao {
namespace {

std::string paragraph(const std::string& content) { return "<p>" + content + "</p>"; }

TEST(Emphasis, MayEndInChinesePunctuation) {
  EXPECT_EQ(html_of("**重点（说明）**的"), paragraph("<strong>重点（说明）</strong>的"));
  EXPECT_EQ(html_of("**注意：**请"), paragraph("<strong>注意：</strong>请"));
  EXPECT_EQ(html_of("*斜体。*后"), paragraph("<em>斜体。</em>后"));
  EXPECT_EQ(html_of("~~删除（线）~~的"), paragraph("<del>删除（线）</del>的"));
}

TEST(Emphasis, EndsAfterEachChineseMark) {
  for (const char* mark : {"，", "。", "；", "：", "！", "？", "、", "”", "’",  "）", "》",
                           "】", "」", "』", "〉", "…",  "—",  "～", "·", "％", "．", "!"}) {
    const std::string inside = "重点" + std::string(mark);
    EXPECT_EQ(html_of("**" + inside + "**的"), paragraph("<strong>" + inside + "</strong>的")) << mark;
    EXPECT_EQ(html_of("*" + inside + "*的"), paragraph("<em>" + inside + "</em>的")) << mark;
    EXPECT_EQ(html_of("~~" + inside + "~~的"), paragraph("<del>" + inside + "</del>的")) << mark;
  }
}

TEST(Emphasis, BeginsBeforeEachChineseMark) {
  for (const char* mark : {"“", "‘", "（", "《", "【", "「", "『", "〈", "…", "—", "～", "·", "(", "#"}) {
    const std::string inside = mark + std::string("重点");
    EXPECT_EQ(html_of("的**" + inside + "**很"), paragraph("的<strong>" + inside + "</strong>很")) << mark;
    EXPECT_EQ(html_of("的*" + inside + "*很"), paragraph("的<em>" + inside + "</em>很")) << mark;
    EXPECT_EQ(html_of("的~~" + inside + "~~很"), paragraph("的<del>" + inside + "</del>很")) << mark;
  }
}

TEST(Emphasis, MayBeAllWithinQuotesOrBrackets) {
  EXPECT_EQ(html_of("他说**“你好”**。"), paragraph("他说<strong>“你好”</strong>。"));
  EXPECT_EQ(html_of("的**“重点”**很"), paragraph("的<strong>“重点”</strong>很"));
  EXPECT_EQ(html_of("**「引」**后"), paragraph("<strong>「引」</strong>后"));
  EXPECT_EQ(html_of("和**（附件）**一起"), paragraph("和<strong>（附件）</strong>一起"));
  EXPECT_EQ(html_of("看~~《旧书》~~新"), paragraph("看<del>《旧书》</del>新"));
}

TEST(Emphasis, BesideLatin) {
  EXPECT_EQ(html_of("**中文**English"), paragraph("<strong>中文</strong>English"));
  EXPECT_EQ(html_of("**中文：**English"), paragraph("<strong>中文：</strong>English"));
  EXPECT_EQ(html_of("English**（中文）**English"), paragraph("English<strong>（中文）</strong>English"));
  EXPECT_EQ(html_of("**PR (#123)**的"), paragraph("<strong>PR (#123)</strong>的"));
  EXPECT_EQ(html_of("约**50%**的"), paragraph("约<strong>50%</strong>的"));
}

TEST(Emphasis, AroundCodeLinksAndPictures) {
  EXPECT_EQ(html_of("用**`代码`**写"), paragraph("用<strong><code>代码</code></strong>写"));
  EXPECT_EQ(html_of("见**[甲（乙）](https://a.cn)**的"),
            paragraph("见<strong><a href=\"https://a.cn\">甲（乙）</a></strong>的"));
  EXPECT_EQ(html_of("[**甲（乙）**的](https://a.cn)"),
            paragraph("<a href=\"https://a.cn\"><strong>甲（乙）</strong>的</a>"));
  EXPECT_EQ(html_of("图**![甲](a.png)**乙"), paragraph("图<strong><img src=\"a.png\" alt=\"甲\"></strong>乙"));
}

TEST(Emphasis, TwoInOneSentence) {
  EXPECT_EQ(html_of("**重点**（说明）**强调**"), paragraph("<strong>重点</strong>（说明）<strong>强调</strong>"));
  EXPECT_EQ(html_of("**“甲”**和**“乙”**的"), paragraph("<strong>“甲”</strong>和<strong>“乙”</strong>的"));
  EXPECT_EQ(html_of("**甲：**乙；**丙：**丁"), paragraph("<strong>甲：</strong>乙；<strong>丙：</strong>丁"));
}

TEST(Emphasis, Nested) {
  EXPECT_EQ(html_of("***重点（说明）***的"), paragraph("<em><strong>重点（说明）</strong></em>的"));
  EXPECT_EQ(html_of("**甲*（乙）*丙**丁"), paragraph("<strong>甲<em>（乙）</em>丙</strong>丁"));
  EXPECT_EQ(html_of("*甲**（乙）**丙*丁"), paragraph("<em>甲<strong>（乙）</strong>丙</em>丁"));
  EXPECT_EQ(html_of("**~~甲（乙）~~**丙"), paragraph("<strong><del>甲（乙）</del></strong>丙"));
  EXPECT_EQ(html_of("~~**甲（乙）**~~丙"), paragraph("<del><strong>甲（乙）</strong></del>丙"));
}

TEST(Emphasis, InTablesAndOverLines) {
  const std::string table = html_of("|**甲：**乙|\n|-|\n|**丙：**丁|");
  EXPECT_NE(table.find("<strong>甲：</strong>乙</th>"), std::string::npos) << table;
  EXPECT_NE(table.find("<strong>丙：</strong>丁</td>"), std::string::npos) << table;
  EXPECT_EQ(html_of("**甲，\n乙。**丙"), paragraph("<strong>甲，乙。</strong>丙"));
}

TEST(Emphasis, InJapaneseAndKorean) {
  EXPECT_EQ(html_of("**これは（例）です。**次"), paragraph("<strong>これは（例）です。</strong>次"));
  EXPECT_EQ(html_of("これは**「重要」**です"), paragraph("これは<strong>「重要」</strong>です"));
  EXPECT_EQ(html_of("**이 용어(This term)**를"), paragraph("<strong>이 용어(This term)</strong>를"));
}

TEST(Emphasis, AfterAVariationSelector) {
  EXPECT_EQ(html_of("葛\U000E0100**\"甲\"**"), paragraph("葛\U000E0100<strong>&quot;甲&quot;</strong>"));
  EXPECT_EQ(html_of("**甲（☀️）**乙"), paragraph("<strong>甲（☀️）</strong>乙"));
  EXPECT_EQ(html_of("**甲☀️**乙"), paragraph("<strong>甲☀️</strong>乙"));
}

TEST(Emphasis, SpaceInsideStillForbidsIt) {
  for (const char* markdown : {"甲** 乙 **丙", "甲 ** 乙", "（** 乙**）", "~~ 甲（乙） ~~的", "甲**\u3000（乙）"}) {
    EXPECT_EQ(html_of(markdown), paragraph(markdown));
  }
}

TEST(Emphasis, UnderscoresStayAsTheSpecificationHasThem) {
  for (const char* markdown :
       {"__重点（说明）__的", "_斜体。_后", "的__“重点”__很", "和_（附件）_一起", "甲_乙_丙", "甲__乙__丙"}) {
    EXPECT_EQ(html_of(markdown), paragraph(markdown));
  }
  EXPECT_EQ(html_of("（_甲_）"), paragraph("（<em>甲</em>）"));
  EXPECT_EQ(html_of("，__甲：__。"), paragraph("，<strong>甲：</strong>。"));
}

TEST(Emphasis, LatinStaysAsTheSpecificationHasIt) {
  for (const char* markdown : {"a**(b)**c", "a*(b)*c", "a~~(b)~~c", "a**“b”**c", "5 * 3 (x)*y", "a**(b)c"}) {
    EXPECT_EQ(html_of(markdown), paragraph(markdown));
  }
  EXPECT_EQ(html_of("a**\"b\"**c"), paragraph("a**&quot;b&quot;**c"));
  EXPECT_EQ(html_of("🎉**(b)**c"), paragraph("🎉**(b)**c"));
}

TEST(Emphasis, EscapedAndLoneAsterisksStayText) {
  EXPECT_EQ(html_of("\\*\\*甲（乙）\\*\\*丙"), paragraph("**甲（乙）**丙"));
  EXPECT_EQ(html_of("**甲（乙）丙"), paragraph("**甲（乙）丙"));
  EXPECT_EQ(html_of("`**甲（乙）**丙`"), paragraph("<code>**甲（乙）**丙</code>"));
}

}  // namespace
}  // namespace kanbao
