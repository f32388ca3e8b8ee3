// Where raw HTML begins and ends, as cmark-gfm's own scanners find it.
#include "document/html_block_scanners.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

// NOLINTBEGIN(readability-identifier-naming): the upstream's names.
extern "C" {
int _scan_html_block_start(const unsigned char* line);
int _scan_html_block_end_1(const unsigned char* line);
int _scan_html_block_end_2(const unsigned char* line);
int _scan_html_block_end_3(const unsigned char* line);
int _scan_html_block_end_4(const unsigned char* line);
int _scan_html_block_end_5(const unsigned char* line);
}
// NOLINTEND(readability-identifier-naming)

namespace kanbao {
namespace {

void expect_as_upstream(const std::string& line) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(line.c_str());
  EXPECT_EQ(kanbao_scan_html_block_start(bytes), _scan_html_block_start(bytes)) << line;
  EXPECT_EQ(kanbao_scan_html_block_end_1(bytes) != 0, _scan_html_block_end_1(bytes) != 0) << line;
  EXPECT_EQ(kanbao_scan_html_block_end_2(bytes) != 0, _scan_html_block_end_2(bytes) != 0) << line;
  EXPECT_EQ(kanbao_scan_html_block_end_3(bytes) != 0, _scan_html_block_end_3(bytes) != 0) << line;
  EXPECT_EQ(kanbao_scan_html_block_end_4(bytes) != 0, _scan_html_block_end_4(bytes) != 0) << line;
  EXPECT_EQ(kanbao_scan_html_block_end_5(bytes) != 0, _scan_html_block_end_5(bytes) != 0) << line;
}

const std::vector<std::string> names = {
    "address",  "article",    "aside",  "base",    "basefont", "blockquote", "body",     "caption",  "center",
    "col",      "colgroup",   "dd",     "details", "dialog",   "dir",        "div",      "dl",       "dt",
    "fieldset", "figcaption", "figure", "footer",  "form",     "frame",      "frameset", "h1",       "h2",
    "h3",       "h4",         "h5",     "h6",      "head",     "header",     "hr",       "html",     "iframe",
    "legend",   "li",         "link",   "main",    "menu",     "menuitem",   "nav",      "noframes", "ol",
    "optgroup", "option",     "p",      "param",   "section",  "source",     "summary",  "table",    "tbody",
    "td",       "tfoot",      "th",     "thead",   "title",    "tr",         "track",    "ul",       "script",
    "pre",      "textarea",   "style",  "span",    "a",        "h7",         "h",        "search",   "DIV",
    "Script",   "STYLE",      "div2",   "",        "-",        "p中",        "中",       "cdata",    "script pre"};

TEST(HtmlBlockScanners, EveryNameIsWhatItIsToTheUpstream) {
  for (const std::string& name : names) {
    for (const char* behind :
         {"", " ", "\t", "\v", "\f", "\r", "\n", ">", "/>", "/", "/ >", " >", "x", "-", ":", "=", "中"}) {
      for (const char* before : {"<", "</", "< ", "<//", "<!", "<?", "a", "", "a</", "</pr</"})
        expect_as_upstream(before + name + behind);
    }
  }
}

TEST(HtmlBlockScanners, DeclarationsAreWhatTheyAreToTheUpstream) {
  for (const char* line :
       {"<!-",        "<!--",       "<!-->", "<!a", "<!A",  "<!Z>", "<!doctype>", "<![CDATA[", "<![cdata[x", "<![CDATA",
        "<![CDATA [", "<![CDATAX[", "<![",   "<!",  "<",    "<?",   "<?>",        "<! A",      "-->",        "a-->b",
        "--\n>",      "a\n-->",     "?>",    "]]>", "]]]>", "] ]>", "\n>",        "中-->",     "--->"}) {
    expect_as_upstream(line);
  }
}

TEST(HtmlBlockScanners, OfSeededLines) {
  std::mt19937 random(46);
  const std::vector<std::string> pieces = {"<", "/",     ">", "!",  "-", "--", "?", "]",
                                           "[", "CDATA", " ", "\n", "a", "P",  "中"};
  const auto piece = [&] {
    const auto& from = random() % 3 == 0 ? names : pieces;
    return from[random() % from.size()];
  };
  for (int i = 0; i < 50000; ++i) {
    std::string line = random() % 2 == 0 ? "<" : "";
    for (unsigned length = random() % 9; length > 0; --length) line += piece();
    expect_as_upstream(line);
  }
}

}  // namespace
}  // namespace kanbao
