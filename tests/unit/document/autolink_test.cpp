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

TEST(Autolink, EndsBeforeChinesePunctuation) {
  for (const char* mark : {"，", "。", "；", "：", "！", "？", "、", "”", "’", "）", "》",
                           "】", "“",  "（", "《", "【", "」", "』", "…", "—", "～", "\u3000"}) {
    const std::string markdown = "https://a.cn/x" + std::string(mark) + "后文 等";
    EXPECT_EQ(link_urls(markdown), Urls{"https://a.cn/x"}) << mark;
    EXPECT_EQ(text_of(markdown), markdown) << mark;
  }
}

TEST(Autolink, EndsBeforeHan) {
  EXPECT_EQ(link_urls("https://github.com/PFCCLab/Camp欢迎参加"), Urls{"https://github.com/PFCCLab/Camp"});
}

TEST(Autolink, MarkdownAfterTheLinkIsStillMarkdown) {
  EXPECT_EQ(html_of("https://a.cn/x，**重点**和`代码`"),
            "<p><a href=\"https://a.cn/x\" "
            "class=\"address\">https://a.cn/x</a>，<strong>重点</strong>和<code>代码</code></p>");
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
