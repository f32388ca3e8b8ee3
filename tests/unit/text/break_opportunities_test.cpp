#include "text/break_opportunities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace kanbao {
namespace {

// The text with a bar at each place where a line may end, ¶ where it must; the end itself is left out.
std::string marked(const std::string& text, const std::vector<ByteRange>& code = {}) {
  const BreakPlaces places = break_opportunities(text, code);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (i + 1 == text.size()) continue;
    if (places[i].kind == Break::allowed) result += '|';
    if (places[i].kind == Break::mandatory) result += "¶";
  }
  return result;
}

bool breaks_between(char32_t before, char32_t after) {
  std::string text;
  append_utf8(text, before);
  const std::size_t end = text.size();
  append_utf8(text, after);
  return break_opportunities(text)[end - 1].kind != Break::none;
}

TEST(BreakOpportunities, OfNothing) { EXPECT_TRUE(break_opportunities("").empty()); }

TEST(BreakOpportunities, TheTextsEndIsMandatory) {
  for (const std::string text : {"a", "中", "a ", "https://a.b/"}) {
    EXPECT_EQ(break_opportunities(text).size(), text.size());
    EXPECT_EQ(break_opportunities(text).back().kind, Break::mandatory) << text;
  }
}

TEST(BreakOpportunities, LatinBreaksAfterSpacesAndHyphens) {
  EXPECT_EQ(marked("to be or"), "to |be |or");
  EXPECT_EQ(marked("well-known"), "well-|known");
  EXPECT_EQ(marked("a\u00A0b"), "a\u00A0b");   // LB12: no-break space
  EXPECT_EQ(marked("a\u200Bb"), "a\u200B|b");  // LB8: zero width space
}

TEST(BreakOpportunities, LineFeedsAreMandatory) { EXPECT_EQ(marked("a\nb"), "a\n¶b"); }

TEST(BreakOpportunities, HanBreaksAnywhere) { EXPECT_EQ(marked("看报第五期"), "看|报|第|五|期"); }

TEST(BreakOpportunities, HanAndLatinPartWithoutASpace) { EXPECT_EQ(marked("用Paddle写"), "用|Paddle|写"); }

TEST(BreakOpportunities, MarksStayWithTheirText) {
  EXPECT_EQ(marked("他说：“好。”（笑）"), "他|说：|“好。”|（笑）");
  EXPECT_EQ(marked("《看报》、【报】"), "《看|报》、|【报】");
}

// CLREQ 3.1.3: whatever UAX #14 allows.
TEST(BreakOpportunities, NoMarkThatMayNotBeginALineDoes) {
  for (const char32_t mark : std::u32string_view(U"。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～–—·・‧/／,.:;!?)]}%")) {
    EXPECT_FALSE(breaks_between(U'中', mark)) << "U+" << std::hex << static_cast<unsigned>(mark);
    EXPECT_FALSE(breaks_between(U'a', mark)) << "U+" << std::hex << static_cast<unsigned>(mark);
  }
}

TEST(BreakOpportunities, NoMarkThatMayNotEndALineDoes) {
  for (const char32_t mark : std::u32string_view(U"「『“‘（《〈【〖〔［｛([{$￥")) {
    EXPECT_FALSE(breaks_between(mark, U'中')) << "U+" << std::hex << static_cast<unsigned>(mark);
    EXPECT_FALSE(breaks_between(mark, U'a')) << "U+" << std::hex << static_cast<unsigned>(mark);
  }
}

TEST(BreakOpportunities, ASpaceBeforeAMarkIsNoWayAround) { EXPECT_EQ(marked("中 ，文"), "中 ，|文"); }

TEST(BreakOpportunities, AnApostropheIsNoClosingQuote) {
  EXPECT_EQ(marked("don’t"), "don’t");
  EXPECT_EQ(marked("说“don’t”吧"), "说|“don’t”|吧");
}

TEST(BreakOpportunities, AnOpeningQuoteMayBeginALine) { EXPECT_EQ(marked("说“你”"), "说|“你”"); }

TEST(BreakOpportunities, DoubleMarksAreWhole) {
  EXPECT_EQ(marked("好——坏"), "好——|坏");
  EXPECT_EQ(marked("好……坏").find("…|…"), std::string::npos);
  EXPECT_EQ(marked("好⋯⋯坏").find("⋯|⋯"), std::string::npos);
  EXPECT_EQ(marked("好⸺⸺坏").find("⸺|⸺"), std::string::npos);
}

TEST(BreakOpportunities, NoDashOrEllipsisBeginsALine) {
  for (const std::string mark : {"——", "⸺", "……", "⋯⋯"}) {
    EXPECT_EQ(marked("好" + mark + "坏").find("好|"), std::string::npos) << mark;
    EXPECT_EQ(marked("（好）" + mark + "坏").find("）|"), std::string::npos) << mark;
  }
}

TEST(BreakOpportunities, NumbersAndDatesAreWhole) {
  EXPECT_EQ(marked("2026-08-01"), "2026-08-01");
  EXPECT_EQ(marked("共1,024.5个"), "共|1,024.5|个");
  EXPECT_EQ(marked("约50%的"), "约|50%|的");
  EXPECT_EQ(marked("1~2周"), "1~2|周");
  EXPECT_EQ(marked("1920×1080≤5"), "1920×1080≤5");
}

TEST(BreakOpportunities, AnAddressBreaksAfterItsMarks) {
  EXPECT_EQ(marked("https://a.io/b-c/d?e=1&f=2"), "https://a.|io/|b-|c/|d?|e=1&|f=2");
}

TEST(BreakOpportunities, AnAddressBreaksNowhereElse) {
  EXPECT_EQ(marked("https://a/(b)[c]%20~d"), "https://a/|(b)[c]%20~d");
  EXPECT_EQ(marked("https://a//b"), "https://a//|b");
}

TEST(BreakOpportunities, AnAddressEndsBeforeChinese) {
  EXPECT_EQ(marked("见https://a/b，再"), "见|https://a/|b，|再");
  EXPECT_EQ(marked("（https://a/）吧"), "（https://a/）|吧");
}

TEST(BreakOpportunities, AnAddressMayDoWithoutAScheme) {
  EXPECT_EQ(marked("见www.a.io/b-c，再"), "见|www.|a.|io/|b-|c，|再");
  EXPECT_EQ(marked("awww.b"), "awww.b");
}

TEST(BreakOpportunities, NumbersInAnAddressAreTheAddresss) { EXPECT_EQ(marked("a://b/2026-08"), "a://b/|2026-|08"); }

TEST(BreakOpportunities, CodeBreaksBetweenItsWords) {
  EXPECT_EQ(marked("用 a-b c 写", {{4, 9}}), "用 |a-b |c |写");
  EXPECT_EQ(break_opportunities("a-b", std::vector<ByteRange>{{0, 3}})[1].kind, Break::emergency);
  EXPECT_EQ(marked("a-b"), "a-|b");
}

TEST(BreakOpportunities, EachPlaceNamesItsRule) {
  const BreakPlaces places = break_opportunities("a，1~2——a://b/c");
  EXPECT_EQ(places[0].by, TypographyRule::prohibitions);         // before ，
  EXPECT_EQ(places[3].by, TypographyRule::none);                 // behind ，
  EXPECT_EQ(places[5].by, TypographyRule::prohibitions);         // within 1~2
  EXPECT_EQ(places[9].by, TypographyRule::double_marks);         // within ——
  EXPECT_EQ(places[18].by, TypographyRule::addresses_and_code);  // behind a://b/
  EXPECT_EQ(places[18].kind, Break::allowed);
}

TEST(BreakOpportunities, TwoAddresses) { EXPECT_EQ(marked("a://b c://d"), "a://b |c://d"); }

TEST(BreakOpportunities, NoBreakInsideACharacterOrACluster) {
  const std::string text = "👩‍👩‍👧中𠀀e\u0301";
  const BreakPlaces places = break_opportunities(text);
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(text);
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const bool ends_cluster = std::find(boundaries.begin(), boundaries.end(), i + 1) != boundaries.end();
    EXPECT_TRUE(ends_cluster || places[i].kind == Break::none) << i;
  }
}

}  // namespace
}  // namespace kanbao
