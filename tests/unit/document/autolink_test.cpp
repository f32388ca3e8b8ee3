#include "document/autolink.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

using Urls = std::vector<std::string>;

std::string text_of(std::string_view markdown) { return plain_text(read_markdown(markdown).blocks.at(0).inlines); }

TEST(Autolink, FullWidthColonMayStandBefore) {
  EXPECT_EQ(link_urls("任务issue：https://github.com/PaddlePaddle/Paddle/issues/57262"),
            Urls{"https://github.com/PaddlePaddle/Paddle/issues/57262"});
}

TEST(Autolink, HanMayStandRightBefore) { EXPECT_EQ(link_urls("见https://a.cn/x。"), Urls{"https://a.cn/x"}); }

TEST(Autolink, APartThatBeginsInHanIsWrittenInChinese) {
  EXPECT_EQ(link_urls("https://zh.wikipedia.org/wiki/中文条目"), Urls{"https://zh.wikipedia.org/wiki/中文条目"});
  EXPECT_EQ(link_urls("见https://a.cn/第5期-b/中文?词=看报&c=d#说明，然后"),
            Urls{"https://a.cn/第5期-b/中文?词=看报&c=d#说明"});
  EXPECT_EQ(link_urls("https://例子.测试/路径。"), Urls{"https://例子.测试/路径"});
  EXPECT_EQ(link_urls("www.例子.cn/a的"), Urls{"http://www.例子.cn/a"});
}

TEST(Autolink, APartThatBeginsOtherwiseEndsBeforeHan) {
  EXPECT_EQ(link_urls("见https://a.cn/b的说明"), Urls{"https://a.cn/b"});
  EXPECT_EQ(link_urls("https://a.cn/中文/b的"), Urls{"https://a.cn/中文/b"});
  EXPECT_EQ(link_urls("https://例子.cn的"), Urls{"https://例子.cn"});
}

// What a reader sees as the end of an address in Chinese.
constexpr const char* marks[] = {"，", "。", "；", "：", "！", "？", "、", "”", "’", "）", "》",
                                 "】", "“",  "（", "《", "【", "」", "』", "…", "—", "～", "\u3000"};

TEST(Autolink, EndsBeforeChinesePunctuation) {
  for (const char* mark : marks) {
    const std::string markdown = "https://a.cn/x" + std::string(mark) + "后文 等";
    EXPECT_EQ(link_urls(markdown), Urls{"https://a.cn/x"}) << mark;
    EXPECT_EQ(text_of(markdown), markdown) << mark;
  }
}

TEST(Autolink, HostAndWwwEndBeforeChinesePunctuation) {
  for (const char* mark : marks) {
    EXPECT_EQ(link_urls("见https://a.cn" + std::string(mark) + "后"), Urls{"https://a.cn"}) << mark;
    EXPECT_EQ(link_urls("https://a.cn:80" + std::string(mark)), Urls{"https://a.cn:80"}) << mark;
    EXPECT_EQ(link_urls("www.x.cn" + std::string(mark) + "后"), Urls{"http://www.x.cn"}) << mark;
    EXPECT_EQ(link_urls("www.x.cn/y?z=1" + std::string(mark)), Urls{"http://www.x.cn/y?z=1"}) << mark;
  }
}

TEST(Autolink, EmailEndsBeforeChinese) {
  for (const char* mark : marks) {
    EXPECT_EQ(link_urls("请联系a@b.cn" + std::string(mark) + "后"), Urls{"mailto:a@b.cn"}) << mark;
  }
  EXPECT_EQ(link_urls("联系a@b.cn或c@d.cn。"), (Urls{"mailto:a@b.cn", "mailto:c@d.cn"}));
}

TEST(Autolink, BetweenChineseMarks) {
  EXPECT_EQ(link_urls("见https://a.b/c。"), Urls{"https://a.b/c"});
  EXPECT_EQ(link_urls("(https://a.b/c)，"), Urls{"https://a.b/c"});
  EXPECT_EQ(link_urls("（https://a.b/c）的“https://a.b/d”和《www.a.cn》"),
            (Urls{"https://a.b/c", "https://a.b/d", "http://www.a.cn"}));
  EXPECT_EQ(link_urls("(https://a.b/c，说明)"), Urls{"https://a.b/c"});
}

TEST(Autolink, EndsBeforeHan) {
  EXPECT_EQ(link_urls("https://github.com/PFCCLab/Camp欢迎参加"), Urls{"https://github.com/PFCCLab/Camp"});
  EXPECT_EQ(link_urls("https://a.cn的，www.a.cn的"), (Urls{"https://a.cn", "http://www.a.cn"}));
}

TEST(Autolink, MarkdownAfterTheLinkIsStillMarkdown) {
  EXPECT_EQ(html_of("https://a.cn/x，**重点**和`代码`"),
            "<p><a href=\"https://a.cn/x\" "
            "class=\"address\">https://a.cn/x</a>，<strong>重点</strong>和<code>代码</code></p>");
}

TEST(Autolink, EmphasisAroundTheLinkIsStillEmphasis) {
  const std::string link = R"(<a href="https://a.cn/x" class="address">https://a.cn/x</a>)";
  EXPECT_EQ(html_of("见**https://a.cn/x**的"), "<p>见<strong>" + link + "</strong>的</p>");
  EXPECT_EQ(html_of("**见https://a.cn/x。**的"), "<p><strong>见" + link + "。</strong>的</p>");
  EXPECT_EQ(html_of("~~https://a.cn/x~~的"), "<p><del>" + link + "</del>的</p>");
}

TEST(Autolink, TwoInOneSentence) {
  EXPECT_EQ(link_urls("https://a.cn/1、https://a.cn/2。www.b.cn，再见"),
            (Urls{"https://a.cn/1", "https://a.cn/2", "http://www.b.cn"}));
}

TEST(Autolink, TrailingLatinPunctuationBeforeChineseStaysOutside) {
  EXPECT_EQ(link_urls("https://a.cn/x.（说明）"), Urls{"https://a.cn/x"});
  EXPECT_EQ(link_urls("(https://a.cn/x)，"), Urls{"https://a.cn/x"});
}

TEST(Autolink, ParenthesesOfThePathStay) {
  EXPECT_EQ(link_urls("https://a.cn/x_(y)"), Urls{"https://a.cn/x_(y)"});
  EXPECT_EQ(link_urls("(https://a.cn/x_(y))"), Urls{"https://a.cn/x_(y)"});
}

TEST(Autolink, EntityAtTheEndStaysOutside) { EXPECT_EQ(link_urls("https://a.cn/x&hl;"), Urls{"https://a.cn/x"}); }

TEST(Autolink, WwwNeedsABoundary) {
  EXPECT_EQ(link_urls("网址www.a.cn"), Urls{"http://www.a.cn"});
  EXPECT_EQ(link_urls("xwww.a.cn"), Urls{});
}

TEST(Autolink, WhatIsNoUrlStaysText) {
  for (const char* markdown : {"http://", "https://。", "http://_", "a://b.cn", "xhttp://a.cn", "http:/a.cn", "www.",
                               "www.。", "https://a_b.c_d", "ftp://a.cn/x", "javascript://a.cn"}) {
    EXPECT_EQ(link_urls(markdown), Urls{}) << markdown;
    EXPECT_EQ(text_of(markdown), markdown);
  }
}

TEST(Autolink, SchemeMayBeCapital) { EXPECT_EQ(link_urls("HTTPS://a.cn"), Urls{"HTTPS://a.cn"}); }

TEST(Autolink, EmailInChinese) {
  EXPECT_EQ(link_urls("请发邮件到ext_paddle_oss@baidu.com，谢谢"), Urls{"mailto:ext_paddle_oss@baidu.com"});
  EXPECT_EQ(link_urls("mailto:a@b.cn"), Urls{"mailto:a@b.cn"});
  EXPECT_EQ(text_of("mailto:a@b.cn。"), "mailto:a@b.cn。");
}

TEST(Autolink, WhatIsNoEmailStaysText) {
  for (const char* markdown : {"a@b", "@b.cn", "a@b.c1", "a@@b", "xmpp:a@b.cn", "a@b-.-"}) {
    EXPECT_EQ(link_urls(markdown), Urls{}) << markdown;
    EXPECT_EQ(text_of(markdown), markdown);
  }
}

TEST(Autolink, NoLinkWithinALink) {
  EXPECT_EQ(link_urls("[https://a.cn](https://b.cn)"), Urls{"https://b.cn"});
  EXPECT_EQ(link_urls("<a href=\"https://b.cn\">https://a.cn c@d.cn</a>"), Urls{"https://b.cn"});
}

TEST(Autolink, NotInCode) { EXPECT_EQ(link_urls("`https://a.cn`"), Urls{}); }

}  // namespace
}  // namespace kanbao
