// Input that nobody writes by accident. That each of these ends at once and within its bounds is the test; under the
// sanitizers, that it does so without touching memory that is not its own.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "base/utf8.h"
#include "document/completed_document.h"
#include "document/describe.h"
#include "document/html_writer.h"
#include "document/inline_builder.h"
#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

std::string repeated(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

// Reads, bounds the depth, and writes everything once.
std::string survive(const std::string& markdown) {
  const Document read = read_markdown(markdown);
  describe(read, std::nullopt);
  const Document document = completed(read, {});
  EXPECT_LE(block_depth(document.blocks), static_cast<int>(deepest_block) + 4);
  for (const Block* block : all_blocks(document, BlockKind::paragraph)) {
    EXPECT_LE(inline_depth(block->inlines), static_cast<int>(deepest_inline) + 1);
  }
  EXPECT_FALSE(dump(document).empty() && !document.blocks.empty());
  const std::string html = write_html(document, {});
  EXPECT_TRUE(is_valid_utf8(html));
  return html;
}

bool holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

TEST(HostileInput, NestedQuotesKeepTheirText) {
  EXPECT_TRUE(holds(survive(repeated(">", 10000) + " text"), "text"));
  EXPECT_TRUE(holds(survive(repeated("> ", 10000) + "text"), "text"));
}

TEST(HostileInput, NestedListsKeepTheirText) {
  EXPECT_TRUE(holds(survive(repeated("- ", 10000) + "text"), "text"));
  EXPECT_TRUE(holds(survive(repeated("1. ", 10000) + "text"), "text"));
  std::string staircase;
  for (int i = 0; i < 1000; ++i)
    staircase += std::string(static_cast<std::size_t>(2 * i), ' ') + "- text" + std::to_string(i) + "\n";
  const std::string html = survive(staircase + repeated("\n", 100000));
  for (const int i : {0, 50, 999}) EXPECT_TRUE(holds(html, "text" + std::to_string(i))) << i;
}

TEST(HostileInput, LongThematicBreakIsStillOne) {
  EXPECT_TRUE(holds(survive(repeated("* ", 10000)), "<hr"));
  EXPECT_TRUE(holds(survive(repeated("- ", 10000)), "<hr"));
}

TEST(HostileInput, NestedBracketsKeepTheirText) {
  EXPECT_TRUE(holds(survive(repeated("[", 50000) + "text" + repeated("]", 50000)), "text"));
  EXPECT_TRUE(holds(survive(repeated("[", 10000) + "text" + repeated("](x)", 10000)), "text"));
  EXPECT_TRUE(holds(survive(repeated("![", 10000) + "text" + repeated("](x)", 10000)), "text"));
}

TEST(HostileInput, NestedEmphasisKeepsItsText) {
  EXPECT_TRUE(holds(survive(repeated("*a **a ", 10000) + "text" + repeated("b** b*", 10000)), "text"));
}

TEST(HostileInput, RunsThatBothBeginAndEndEmphasis) {
  for (const char* part : {"中**（", "（*）**", "~~（", "*（甲）**乙）", "***（_）"}) {
    EXPECT_TRUE(holds(survive(repeated(part, 20000) + "text"), "text")) << part;
  }
}

TEST(HostileInput, NestedTagsKeepTheirText) {
  EXPECT_TRUE(holds(survive("a " + repeated("<u>", 10000) + "text" + repeated("</u>", 10000)), "text"));
  EXPECT_TRUE(holds(survive(repeated("<div>", 10000) + "text" + repeated("</div>", 10000)), "text"));
  EXPECT_TRUE(holds(survive(repeated("<div>\n\n", 10000) + "text\n\n" + repeated("</center>\n\n", 10000)), "text"));
  EXPECT_TRUE(holds(survive("a " + repeated("<u>", 10000) + repeated("</kbd>", 10000) + "text"), "text"));
}

TEST(HostileInput, UnclosedMarkup) {
  for (const char* part : {"<!-- ", "<![CDATA[", "<?x ", "<a ", "<a href=\"", "</", "`", "~~a ", "[a](", "[^1]", "&",
                           "<script>", "</scrip", "http://a_a", "_www.a_", "a@", "|a", "<u a=", "*a _b "}) {
    survive(repeated(part, 20000));
    survive("a " + repeated(part, 20000));
    survive("<div>" + repeated(part, 20000));
  }
}

TEST(HostileInput, ManyFootnotes) {
  std::string markdown;
  for (int i = 0; i < 5000; ++i) markdown += "[^" + std::to_string(i) + "] ";
  for (int i = 0; i < 5000; ++i) markdown += "\n\n[^" + std::to_string(i) + "]: x";
  EXPECT_TRUE(holds(survive(markdown), "id=\"fn:5000\""));
  EXPECT_TRUE(holds(survive(repeated("[^1] ", 20000) + "\n\n[^1]: [^1]"), "fnref:1:20001"));
}

TEST(HostileInput, ManyEqualHeadings) { EXPECT_TRUE(holds(survive(repeated("# a\n", 50000)), "id=\"a-49999\"")); }

TEST(HostileInput, WideTableWithShortRows) {
  survive(repeated("|a", 3000) + "|\n" + repeated("|-", 3000) + "|\n" + repeated("|b\n", 3000));
}

TEST(HostileInput, LongTable) { survive("|a|b|\n|-|-|\n" + repeated("|c|d|\n", 50000)); }

TEST(HostileInput, NulBytesBecomeReplacementCharacters) {
  EXPECT_EQ(html_of(std::string_view("a\0b", 3)), "<p>a\uFFFDb</p>");
  survive(std::string(1000, '\0'));
  survive("<a href=\"java" + std::string(1, '\0') + "script:x\">");
}

TEST(HostileInput, BytesThatAreNotUtf8BecomeReplacementCharacters) {
  EXPECT_EQ(html_of("a\xFF\xC3(\xE4\xB8"), "<p>a\uFFFD\uFFFD(\uFFFD</p>");
  EXPECT_EQ(html_of("\xED\xA0\x80"), "<p>\uFFFD\uFFFD\uFFFD</p>");
  survive("# \x80\n\n[\xFE](\xFF)\n\n<img src=\xFF alt=\xC0\xAF>\n\nhttps://a.cn/\xE4");
}

TEST(HostileInput, EveryByteAlone) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string c(1, static_cast<char>(byte));
    for (const char* before : {"", "a", "https://a.cn/", "<u ", "<a href=", "# ", "[a](", "- ", "www.", "a@b."}) {
      survive(before + c);
      survive(before + c + c + "b");
    }
  }
}

TEST(HostileInput, NothingThatRunsIsEverWritten) {
  for (const char* attack : {"<img src=x onerror=alert(1)//",
                             "<svg/onload=alert(1)>",
                             "<svg><script>alert(1)</script></svg>",
                             "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                             "<math><mtext><style><img src=x onerror=alert(1)>",
                             "<a href=\"javascript&colon;alert(1)\">x</a>",
                             "<div style=\"background:url(javascript:alert(1))\">x</div>",
                             "<form action=javascript:alert(1)><input type=submit>",
                             "<meta http-equiv=refresh content=0;url=data:,x>",
                             "<base href=javascript:/a/>",
                             "<object data=javascript:alert(1)>",
                             "<noscript><p title=\"</noscript><img src=x "
                             "onerror=alert(1)>\">",
                             "<u title='\"><script>alert(1)</script>'>x</u>",
                             "<img alt='\"><script>alert(1)</script>'>",
                             "![\"><script>alert(1)</script>](x)",
                             "[x](y '\"><script>alert(1)</script>')",
                             "`<script>alert(1)</script>`",
                             "```\"><script>\n</code><script>alert(1)</script>\n```",
                             "# <script>alert(1)</script>",
                             "<scr<script>ipt>alert(1)</script>",
                             "<!--><script>alert(1)</script>-->",
                             "<!--\n--!><img src=x onerror=alert(1)>"}) {
    for (const std::string& markdown :
         {std::string(attack), "a " + std::string(attack), "<div>" + std::string(attack)}) {
      const std::string html = survive(markdown);
      for (const char* part : {"<script", "<svg", "<iframe", "<style", "<form", "<meta", "<base", "<object", "<math",
                               "javascript:", " style=", "srcdoc="}) {
        EXPECT_FALSE(holds(html, part)) << markdown << "\n" << html;
      }
      // A handler may stand in text or in a quoted value, where its quote is escaped.
      EXPECT_FALSE(holds(html, "onerror=alert(1)>")) << markdown << "\n" << html;
    }
  }
}

}  // namespace
}  // namespace kanbao
