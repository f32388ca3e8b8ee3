// Videos, sounds and what would be embedded: what is read, and what the facts make of it.
#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/html_allow_list.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "reading.h"

namespace kanbao {
namespace {

// The texts of all media, and of the sources each has.
std::string media_of(const Document& document) {
  std::string told;
  for (const Inline* media : all_inlines(document, InlineKind::media)) {
    told += media->tag + "(" + media->text + ")";
    for (const MediaFile& file : media->files) told += " " + file.url;
    told += "; ";
  }
  return told;
}

std::string media_of(std::string_view markdown) { return media_of(read_markdown(markdown)); }

std::string losses_of(std::string_view markdown) {
  std::string told;
  const Document document = read_markdown(markdown);
  for (const DroppedElement& element : document.dropped) {
    const bool is_linked = element.loss == HtmlLoss::linked;
    told += std::to_string(element.line) + " " + element.tag;
    told += is_linked ? " linked; " : element.loss == HtmlLoss::dropped ? " dropped; " : " without address; ";
  }
  return told;
}

std::string shown_html(std::string_view markdown, const ReportFacts& facts) {
  return write_html(completed(read_markdown(markdown), facts), facts);
}

bool holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

TEST(Media, AlternativeIsTheAuthorsOrTheFallback) {
  EXPECT_EQ(media_of("<video src=a.mp4 aria-label=甲 title=乙>丙</video>"), "video(甲) a.mp4; ");
  EXPECT_EQ(media_of("<video src=a.mp4 title=乙>丙</video>"), "video(乙) a.mp4; ");
  EXPECT_EQ(media_of("a <audio src=a.mp3>丙 <a href=x>**丁**</a></audio> b"), "audio(丙 丁) a.mp3; ");
  EXPECT_EQ(html_of("a <audio src=a.mp3>丙 <a href=x>**丁**</a></audio> b").find("丙</"), std::string::npos);
}

TEST(Media, FallbackInBlocksIsNotShownBesideIt) {
  const char* report =
      "<video poster=p.png>\n<source src=a.webm>\n<source src=a.mp4>\n<p>甲</p>\n<div>乙</div>\n</video>";
  EXPECT_EQ(media_of(report), "video(甲 乙) p.png a.webm a.mp4; ");
  EXPECT_EQ(read_markdown(report).blocks.size(), 1U);
  EXPECT_EQ(losses_of("<video src=a.mp4>\n<object data=flash.swf><embed src=flash.swf></object>\n</video>"), "");
}

TEST(Media, OneThatIsNotClosedLosesNothing) {
  EXPECT_EQ(media_of("甲 <video src=a.mp4> 乙\n\n丙"), "video() a.mp4; ");
  EXPECT_TRUE(holds(html_of("甲 <video src=a.mp4> 乙 **丁**\n\n丙"), "</span> 乙 <strong>丁</strong></p><p>丙</p>"));
  EXPECT_TRUE(holds(html_of("<video src=a.mp4 />\n\n丙"), "</span></p><p>丙</p>"));
  EXPECT_EQ(media_of("<video src=a.mp4> <video src=b.mp4>乙</video>"), "video() a.mp4; video(乙) b.mp4; ");
  const std::string centred = html_of("<div align=center>\n<video src=a.mp4>\n</div>\n\n丙");
  EXPECT_TRUE(holds(centred, "</div><p>丙</p>")) << centred;
  const std::string cells = html_of("<table><tr><td><video src=a.mp4></td><td>乙</td></tr></table>");
  EXPECT_TRUE(holds(cells, ">乙</td>")) << cells;
}

TEST(Media, NeedsAnAddress) {
  EXPECT_EQ(losses_of("<video>甲</video>"), "1 video without address; ");
  EXPECT_EQ(html_of("<video>甲</video>"), "<p>甲</p>");
  EXPECT_EQ(losses_of("<audio src='javascript:alert(1)'></audio>"), "1 audio without address; ");
  EXPECT_EQ(media_of("<video><source src='data:text/html,x'><source src=a.mp4></video>"), "video() a.mp4; ");
}

TEST(Media, AnImageWhosePathSaysSoIsOne) {
  EXPECT_EQ(media_of("![甲](a.mp4) ![乙](https://a.cn/b.OGG?c#d) ![丙](c.png) ![丁](mp4)"),
            "video(甲) a.mp4; audio(乙) https://a.cn/b.OGG?c#d; ");
  EXPECT_EQ(media_tag_of("a/b.tar.flac"), "audio");
  EXPECT_EQ(media_tag_of("a.mp4/b"), "");
}

TEST(Media, TitleOfOneAloneIsItsCaption) {
  EXPECT_TRUE(holds(html_of("![甲](a.mp4 \"乙\")"), "<figcaption>乙</figcaption></figure>"));
}

TEST(Media, IsWrittenWithControlsAndWithoutAutoplay) {
  const ReportFacts facts{.images = {{"a.mp4", {.url = "media/a-1.mp4"}}}};
  const std::string html = shown_html("a <video src=a.mp4 autoplay onplay=x() muted loop title='\"'></video>", facts);
  EXPECT_TRUE(holds(html,
                    "<span class=\"media\" data-words=\"&quot; — a.mp4\"><video width=\"1280\" height=\"720\" "
                    "title=\"&quot;\" aria-label=\"&quot;\" loop muted preload=\"metadata\" data-i="))
      << html;
  EXPECT_TRUE(holds(html, " controls playsinline><source src=\"media/a-1.mp4\"></video></span>")) << html;
  EXPECT_FALSE(holds(html, "autoplay") || holds(html, "onplay")) << html;
}

TEST(Media, KeepsItsSourcesAndSubtitlesInTheirOrder) {
  const std::string html = shown_html(
      "<video poster=p.png>\n<source src=a.webm type=video/webm>\n<source src=a.mp4>\n"
      "<track src=zh.vtt kind=captions srclang=zh label=中文 default></video>",
      {});
  EXPECT_TRUE(holds(html, " poster=\"p.png\"")) << html;
  EXPECT_TRUE(holds(html, "preload=\"none\"")) << html;
  EXPECT_TRUE(holds(html,
                    "><source src=\"a.webm\" type=\"video/webm\"><source src=\"a.mp4\">"
                    "<track src=\"zh.vtt\" kind=\"captions\" srclang=\"zh\" label=\"中文\" default=\"\"></video>"))
      << html;
}

TEST(Media, HasASizeBeforeTheBrowserKnowsIt) {
  const auto size_of = [](std::string_view attributes) {
    const ReportFacts facts{.images = {{"p.png", {.url = "p.png", .width = 300, .height = 100}}}};
    const Document document = completed(read_markdown("<video src=a " + std::string(attributes) + "></video>"), facts);
    const Inline& video = *all_inlines(document, InlineKind::media).at(0);
    const auto text_of = [](HtmlLength length) {
      if (length.unit == HtmlLength::Unit::none) return std::string("auto");
      return std::to_string(static_cast<int>(length.value)) + (length.unit == HtmlLength::Unit::percent ? "%" : "");
    };
    return text_of(video.width) + " " + text_of(video.height);
  };
  EXPECT_EQ(size_of(""), "1280 720");
  EXPECT_EQ(size_of("width=320"), "320 180");
  EXPECT_EQ(size_of("height=90"), "160 90");
  EXPECT_EQ(size_of("width=20 height=30"), "20 30");
  EXPECT_EQ(size_of("width=50% height=30"), "50% auto");
  EXPECT_EQ(size_of("height=50%"), "1280 720");
  EXPECT_EQ(size_of("poster=p.png"), "300 100");
  EXPECT_EQ(size_of("poster=p.png width=60"), "60 20");
  EXPECT_EQ(size_of("poster=unknown.png"), "1280 720");
}

TEST(Media, LosesTheFilesThatAreNotThere) {
  const ReportFacts facts{.language = "zh", .broken = {{"a.webm", "甲"}, {"p.png", "乙"}}};
  const std::string html = shown_html("<video poster=p.png><source src=a.webm><source src=a.mp4></video>", facts);
  EXPECT_TRUE(holds(html, "><source src=\"a.mp4\"></video>")) << html;
  EXPECT_FALSE(holds(html, "p.png") || holds(html, "webm")) << html;
}

TEST(Media, WordsStandForOneThatIsNotThere) {
  ReportFacts facts{.language = "zh", .broken = {{"x/a.mp4?b", "找不到"}}};
  EXPECT_TRUE(holds(shown_html("![录像](x/a.mp4?b)", facts), "<span>[录像 — 找不到]</span>"));
  EXPECT_TRUE(holds(shown_html("![](x/a.mp4?b)", facts), "<span>[a.mp4 — 找不到]</span>"));
  facts.links = {{"x/a.mp4?b", "https://a.cn/a.mp4"}};
  EXPECT_TRUE(holds(shown_html("![录像](x/a.mp4?b)", facts), "<span>[<a href=\"https://a.cn/a.mp4\""));
}

TEST(Media, IsDescribed) {
  const ReportDescription description = describe(
      read_markdown("甲\n\n<video src=a.mp4 poster=p.png title=乙>\n<track src=t.vtt>\n</video>", 3), std::nullopt);
  std::string told;
  for (const NamedMedia& media : description.media) told += std::to_string(media.line) + " " + media.url + "; ";
  EXPECT_EQ(told, "5 a.mp4; 5 p.png; 5 t.vtt; ");
  EXPECT_EQ(description.plain_text, "甲\n乙\n");
  EXPECT_TRUE(description.images.empty());
}

TEST(Embedded, IsALinkThatStandsByItself) {
  EXPECT_EQ(html_of("<iframe src=//a.cn/b?c title=甲></iframe>\n\n乙"),
            "<p><a href=\"https://a.cn/b?c\">嵌入的页面：甲</a></p><p>乙</p>");
  EXPECT_EQ(html_of("a <embed src=https://a.cn/b/c.swf?d> b"),
            "<p>a<br><a href=\"https://a.cn/b/c.swf?d\">嵌入的页面：a.cn/b/c.swf</a><br> b</p>");
  EXPECT_EQ(html_of("<div>\n<object data=a.pdf>\n<p>甲</p>\n</object>\n</div>"),
            "<div><p><a href=\"a.pdf\">嵌入的页面：a.pdf</a></p><div><p>甲</p></div></div>");
  EXPECT_EQ(losses_of("a\n\n<iframe src=x></iframe>"), "3 iframe linked; ");
}

TEST(Embedded, WithoutAnAddressItsTextStays) {
  EXPECT_EQ(html_of("<iframe>甲</iframe>"), "<p>甲</p>");
  EXPECT_EQ(html_of("<object data=javascript:alert(1)>甲</object>"), "<p>甲</p>");
  EXPECT_EQ(losses_of("<iframe>甲</iframe>\n\n<iframe src='javascript:x'></iframe>"),
            "1 iframe without address; 3 iframe without address; ");
}

TEST(Embedded, SaysWhatItIsInTheReportsLanguage) {
  EXPECT_TRUE(holds(shown_html("<iframe src=x title=甲></iframe>", {.language = "zh"}), ">嵌入的页面：甲</a>"));
  EXPECT_TRUE(holds(shown_html("<iframe src=x title=a></iframe>", {.language = "en"}), ">Embedded page: a</a>"));
}

TEST(Embedded, ALongAddressIsCutBetweenCharacters) {
  const std::string html = html_of("<iframe src='https://a.cn/" + std::string(54, 'x') + "长长'></iframe>");
  EXPECT_TRUE(holds(html, std::string(54, 'x') + "…</a>")) << html;
}

}  // namespace
}  // namespace kanbao
