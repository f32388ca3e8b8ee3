// Where codes of emoji are looked for, and where they are shown.
#include "document/emoji_codes.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"
#include "document/plain_text.h"
#include "reading.h"

namespace kanbao {
namespace {

using Names = std::vector<std::string>;

const EmojiByName known = {{"tada", "🎉"}, {"+1", "👍"}, {"b", "🅱️"}, {"100", "💯"}, {"stuck_out_tongue", "😛"}};

Names names_in(std::string_view markdown) { return describe(read_markdown(markdown), {}).emoji; }

std::string html_with_emoji(std::string_view markdown) {
  const ReportFacts facts{.emoji = known};
  return write_html(completed(read_markdown(markdown), facts), facts);
}

// Of the one paragraph.
std::string text_with_emoji(std::string_view markdown) {
  return plain_text(with_emoji(read_markdown(markdown), known).blocks.at(0).inlines);
}

TEST(EmojiCodes, EachNameIsAskedForOnce) {
  EXPECT_EQ(names_in("a :tada: b :+1: :tada:\n\n- :b:\n\n|:100:|\n|-|"), (Names{"tada", "+1", "b", "100"}));
  EXPECT_EQ(names_in("a: b:c :A: :表: :: ::: 你好:"), Names{});
}

TEST(EmojiCodes, BecomeTheirEmojiWhereverTextStands) {
  EXPECT_EQ(text_with_emoji("发布:tada:了 **:+1:** [:b:](c) :stuck_out_tongue:"), "发布🎉了 👍 🅱️ 😛");
  EXPECT_EQ(text_with_emoji(":tada::+1:"), "🎉👍");
  EXPECT_EQ(text_with_emoji("done:tada: :tada:!"), "done🎉 🎉!");
  const std::string html = html_with_emoji("> :tada:\n\n|:+1:|\n|-|\n|:b:|\n\n<div>:100:</div>");
  for (const char* emoji : {"🎉", "👍", "🅱️", "💯"}) EXPECT_NE(html.find(emoji), std::string::npos) << emoji;
}

TEST(EmojiCodes, OtherNamesStayAsTheyAreWritten) {
  for (const char* text : {"10:30:45", ":octocat:", "::", ":tada", "tada:", ":Tada:", ": tada :", ":ta da:"}) {
    EXPECT_EQ(text_with_emoji(text), text);
  }
  EXPECT_EQ(text_with_emoji("10:30:tada:"), "10:30🎉") << "what ends no code may begin one";
}

TEST(EmojiCodes, BetweenTwoLettersOrDigitsIsNone) {
  EXPECT_EQ(text_with_emoji("a:b:c 1:100:2 parser.js:100:14"), "a:b:c 1:100:2 parser.js:100:14");
  EXPECT_EQ(names_in("a:b:c"), Names{});
}

TEST(EmojiCodes, CodeAndFormulasAndAddressesAreLeftAlone) {
  for (const char* markdown : {"`:tada:`", "<code>:tada:</code>", "<tt>:tada:</tt>", "```\n:tada:\n```", "$:tada:$",
                               "https://a.cn/:tada:", "<https://a.cn/:tada:>", "[a](b:tada:c \":tada:\")",
                               "![:tada:](a.png)", "<span title=\":tada:\">a</span>"}) {
    EXPECT_EQ(names_in(markdown), Names{}) << markdown;
    EXPECT_EQ(html_with_emoji(markdown).find("🎉"), std::string::npos) << markdown;
  }
}

TEST(EmojiCodes, AnchorsAreMadeOfTheNames) {
  const Document document = completed(read_markdown("# 发布 :tada:\n\n# 发布 :tada:"), {.emoji = known});
  EXPECT_EQ(document.outline.at(0).anchor, "发布-tada");
  EXPECT_EQ(document.outline.at(1).anchor, "发布-tada-1");
  EXPECT_EQ(document.outline.at(0).text, "发布 🎉");
}

// Each colon is looked at once.
TEST(EmojiCodes, ManyColonsTakeLinearTime) {
  for (const char* part : {":", ":a", ":tada:", "a:", ":100:1"}) {
    std::string text;
    while (text.size() < 400'000) text += part;
    EXPECT_FALSE(text_with_emoji(text).empty());
  }
}

}  // namespace
}  // namespace kanbao
