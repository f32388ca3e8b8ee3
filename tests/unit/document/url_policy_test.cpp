#include "document/url_policy.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

using std::string_view_literals::operator""sv;

TEST(UrlPolicy, LinksThatPass) {
  for (const char* url : {"https://a.cn", "HTTP://a.cn", "mailto:a@b.cn", "tel:+861234", "../x/y.md", "#导师点评",
                          "//a.cn/x", "?q=a:b", "a/b:c", "", "./javascript:x", "#javascript:x", "&#106avascript:x"}) {
    EXPECT_EQ(safe_link_url(url), url);
  }
}

TEST(UrlPolicy, LinksThatAreRefused) {
  for (const std::string_view url :
       {"javascript:alert(1)"sv, "JavaScript:alert(1)"sv, " javascript:alert(1)"sv, "java\nscript:alert(1)"sv,
        "java\tscr\ript:alert(1)"sv, "\x01javascript:alert(1)"sv, "\0javascript:alert(1)"sv, "javascript\n:alert(1)"sv,
        "vbscript:x"sv, "data:text/html,<script>"sv, "data:image/png;base64,AAAA"sv, "file:///etc/passwd"sv,
        "ftp://a.cn"sv, "blob:https://a.cn/x"sv, "about:blank"sv, "view-source:https://a.cn"sv, "x:y"sv}) {
    EXPECT_EQ(safe_link_url(url), std::nullopt) << url;
  }
}

TEST(UrlPolicy, IgnoredCharactersAreTakenOut) { EXPECT_EQ(safe_link_url(" ht\ntps://a.cn\t/x "), "https://a.cn/x"); }

TEST(UrlPolicy, PicturesMayBeData) {
  for (const char* url : {"data:image/png;base64,AAAA", "DATA:image/JPEG;base64,AAAA", "data:image/webp;base64,",
                          "data:image/gif;base64,R0", "data:image/avif;base64,AA", "https://a.cn/x.svg", "../x.png"}) {
    EXPECT_EQ(safe_image_url(url), url);
  }
}

TEST(UrlPolicy, OtherPicturesAreRefused) {
  for (const char* url : {"data:image/svg+xml;base64,AAAA", "data:image/svg+xml,<svg onload=x>", "data:text/html,x",
                          "data:image/png,AAAA", "javascript:x", "mailto:a@b.cn", "file:x", "blob:x"}) {
    EXPECT_EQ(safe_image_url(url), std::nullopt) << url;
  }
}

TEST(UrlPolicy, PercentEncodingKeepsWhatIsEncoded) {
  EXPECT_EQ(percent_encoded("https://a.cn/[x]~y%20z#导"), "https://a.cn/%5Bx%5D~y%20z#%E5%AF%BC");
  EXPECT_EQ(percent_encoded("a b\"<>\\^`{|}\x01"), "a%20b%22%3C%3E%5C%5E%60%7B%7C%7D%01");
}

}  // namespace
}  // namespace kanbao
