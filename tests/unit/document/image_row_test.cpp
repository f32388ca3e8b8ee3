// What stands side by side, through the reader.
#include "document/image_row.h"

#include <gtest/gtest.h>

#include "document/html_share.h"
#include "reading.h"

namespace kanbao {
namespace {

std::string picture(const std::string& source) { return "<img src=\"" + source + "\" alt=\"没有文字说明的图片\">"; }

std::string column(const std::string& content) { return "<div><p>" + content + "</p></div>"; }

std::string row(const std::string& classes, const std::string& columns) {
  return "<div class=\"row" + classes + "\">" + columns + "</div>";
}

TEST(ImageRow, EachPictureIsAColumnWithItsShare) {
  EXPECT_EQ(html_of("<div style=\"display: flex; justify-content: space-between\">\n<img src=a style=\"width: 40%\">\n"
                    "<a href=x><img src=b style=\"width:8%\"></a>\n</div>"),
            row("",
                "<div class=\"share tens-4\"><p><img src=\"a\" alt=\"没有文字说明的图片\" width=\"100%\"></p></div>"
                "<div class=\"share ones-8\"><p><a href=\"x\"><img src=\"b\" alt=\"没有文字说明的图片\" "
                "width=\"100%\"></a></p></div>"));
}

TEST(ImageRow, PicturesOfMarkdown) {
  EXPECT_EQ(html_of("<div style=\"display:flex\">\n\n![](a)\n![](b)\n\n![](c)\n\n</div>"),
            row(" align-left", column(picture("a")) + column(picture("b")) + column(picture("c"))));
}

TEST(ImageRow, FiguresKeepTheirCaptions) {
  EXPECT_EQ(html_of("<div style=\"display:flex;justify-content:center\"><figure style=\"width: 48.4%\"><img src=a>"
                    "<figcaption>b</figcaption></figure><figure style=\"width:50%\">c</figure></div>"),
            row(" align-center", "<figure class=\"share tens-4 ones-8\"><p>" + picture("a") +
                                     "</p><figcaption>b</figcaption></figure>"
                                     "<figure class=\"share tens-5\"><p>c</p></figure>"));
}

TEST(ImageRow, OtherBlocksAreColumnsToo) {
  EXPECT_EQ(
      html_of("<div style=\"display:flex;justify-content:flex-end\">\n\na\n\n- b\n\n<div style=\"width:30%\">c</div>"
              "\n</div>"),
      row(" align-right",
          "<div><p>a</p></div><div><ul><li><span>b</span></li></ul></div>"
          "<div class=\"share tens-3\"><p>c</p></div>"));
}

TEST(ImageRow, SharesThatLeaveNoRoomAreForgotten) {
  EXPECT_EQ(
      html_of("<div style=display:flex><img src=a style=width:95%><img src=b></div>"),
      row(" align-left", column("<img src=\"a\" alt=\"没有文字说明的图片\" width=\"100%\">") + column(picture("b"))));
}

TEST(ImageRow, OutsideOfARowAShareMeansNothing) {
  EXPECT_EQ(html_of("<figure style=\"width:48%\">a</figure>"), "<figure><p>a</p></figure>");
}

TEST(ImageRow, WhatMayWrapOrRunsDownIsNone) {
  const std::string plain = "<div><p>" + picture("a") + picture("b") + "</p></div>";
  EXPECT_EQ(html_of("<div style=\"display:flex;flex-wrap:wrap\"><img src=a><img src=b></div>"), plain);
  EXPECT_EQ(html_of("<div style=\"display:flex;flex-direction:column\"><img src=a><img src=b></div>"), plain);
}

TEST(ImageRow, HalfOpenOrEmpty) {
  EXPECT_EQ(html_of("<div style=display:flex><img src=a>"), row(" align-left", column(picture("a"))));
  EXPECT_EQ(html_of("a\n\n<div style=display:flex></div>"), "<p>a</p>");
}

TEST(ImageRow, ShareIsAWholePerCent) {
  EXPECT_EQ(share_of({HtmlLength::Unit::percent, 33.4}), 33);
  EXPECT_EQ(share_of({HtmlLength::Unit::percent, 0.1}), 1);
  EXPECT_EQ(share_of({HtmlLength::Unit::percent, 400}), 100);
  EXPECT_EQ(share_of({HtmlLength::Unit::px, 33}), 0);
}

}  // namespace
}  // namespace kanbao
