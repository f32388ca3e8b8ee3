#include "text/prohibitions.h"

#include <gtest/gtest.h>

#include <string>

namespace kanbao {
namespace {

// The text with a bar where rule 4 lets a line end, a cross where it forbids it; every place was allowed, or none was.
std::string judged(const std::string& text, Break before) {
  const BreakPlaces places = with_prohibitions(text, BreakPlaces(text.size(), {before, TypographyRule::none}));
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (places[i].by != TypographyRule::prohibitions) continue;
    result += places[i].kind == Break::allowed ? "|" : "×";
  }
  return result;
}

TEST(Prohibitions, AMarkThatMayNotBeginALineKeepsToWhatIsBeforeIt) {
  EXPECT_EQ(judged("好，的", Break::allowed), "好×，的");
  EXPECT_EQ(judged("一～二·三/四—五", Break::allowed), "一×～二×·三×/四×—五");
}

TEST(Prohibitions, AMarkThatMayNotEndALineKeepsToWhatIsBehindIt) {
  EXPECT_EQ(judged("好（的", Break::allowed), "好（×的");
  EXPECT_EQ(judged("值￥3", Break::allowed), "值￥×3");
}

TEST(Prohibitions, AnApostropheKeepsItsWord) { EXPECT_EQ(judged("don’t", Break::allowed), "don×’×t"); }

TEST(Prohibitions, AClosingQuoteBeforeChineseDoesNot) { EXPECT_EQ(judged("’的", Break::allowed), "’的"); }

TEST(Prohibitions, NamesWithAHyphenAPlusOrASlashAreWhole) {
  EXPECT_EQ(judged("UTF-8", Break::allowed), "UTF-×8");
  EXPECT_EQ(judged("C++", Break::allowed), "C+×+");
  EXPECT_EQ(judged("TCP/IP", Break::allowed), "TCP×/×IP");
}

TEST(Prohibitions, AnOpeningMarkMayBeginALineBehindAPercentSign) {
  EXPECT_EQ(judged("90%（甲", Break::none), "90×%|（×甲");
  EXPECT_EQ(judged("25℃“乙", Break::none), "25℃|“×乙");
}

TEST(Prohibitions, GuillemetsOpenAndClose) { EXPECT_EQ(judged("说«你»吧", Break::none), "说|«你»|吧"); }

TEST(Prohibitions, AMandatoryBreakStays) {
  const std::string text = "a\n，";
  BreakPlaces places(text.size());
  places[1] = {Break::mandatory, TypographyRule::none};
  EXPECT_EQ(with_prohibitions(text, places)[1].kind, Break::mandatory);
}

}  // namespace
}  // namespace kanbao
