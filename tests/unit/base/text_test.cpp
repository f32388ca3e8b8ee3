#include <gtest/gtest.h>

#include "base/cjk.h"
#include "base/utf8.h"

namespace kanbao {
namespace {

TEST(Utf8, RoundTrip) {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'中', U'𠀀', char32_t{0x10FFFF}}) append_utf8(text, c);
  EXPECT_EQ(text, "aé中𠀀\xF4\x8F\xBF\xBF");
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_EQ(decode_utf8(text, 3).codepoint, U'中');
  EXPECT_EQ(decode_utf8(text, 3).length, 3U);
  EXPECT_EQ(decode_utf8_before(text, 6).codepoint, U'中');
}

TEST(Utf8, IllFormedSequencesGiveOneReplacementEach) {
  EXPECT_EQ(to_valid_utf8("\xC0\xAF"), "\uFFFD\uFFFD");                      // overlong
  EXPECT_EQ(to_valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");            // surrogate
  EXPECT_EQ(to_valid_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond U+10FFFF
  EXPECT_EQ(to_valid_utf8("\xE4\xB8"), "\uFFFD");                            // cut off
  EXPECT_EQ(to_valid_utf8("\xE4\xB8x"), "\uFFFDx");
  EXPECT_FALSE(is_valid_utf8("\x80"));
}

TEST(Utf8, ReplacementCharacterItselfIsValid) { EXPECT_TRUE(is_valid_utf8("\uFFFD")); }

TEST(Utf8, BackwardsOverIllFormedBytes) {
  EXPECT_EQ(decode_utf8_before("a\x80", 2).codepoint, 0xFFFDU);
  EXPECT_EQ(decode_utf8_before("a\x80", 2).length, 1U);
  EXPECT_EQ(decode_utf8_before("\x80\x80\x80\x80\x80", 5).length, 1U);
}

TEST(Cjk, Letters) {
  for (const char32_t c : {U'中', U'あ', U'ア', U'ー', U'々', U'〇', U'𠀀', U'Ａ', U'９', U'㈱', U'ㄅ'}) {
    EXPECT_TRUE(is_cjk_letter(c)) << static_cast<unsigned>(c);
    EXPECT_FALSE(is_cjk_punctuation(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'é', U'한', U'，', U'“', U'🎉'}) EXPECT_FALSE(is_cjk_letter(c));
}

TEST(Cjk, Punctuation) {
  for (const char32_t c : {U'，', U'。', U'；', U'：', U'！', U'？', U'、', U'（', U'）', U'《',
                           U'》', U'【', U'】', U'「', U'」', U'～', U'・', U'　', U'￥', U'︰'}) {
    EXPECT_TRUE(is_cjk_punctuation(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U',', U'a', U'中', U'“', U'·'}) EXPECT_FALSE(is_cjk_punctuation(c));
  for (const char32_t c : {U'“', U'”', U'‘', U'’', U'—', U'…'}) EXPECT_TRUE(is_shared_punctuation(c));
  EXPECT_FALSE(is_shared_punctuation(U'–'));
}

TEST(Cjk, Hangul) {
  for (const char32_t c : {U'한', U'를', U'ㄱ', U'ᄀ', U'ﾡ'}) {
    EXPECT_TRUE(is_hangul(c)) << static_cast<unsigned>(c);
    EXPECT_FALSE(is_cjk_letter(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'a', U'中', U'あ', U'ア', U'ｱ', U'㈱'}) EXPECT_FALSE(is_hangul(c));
}

}  // namespace
}  // namespace kanbao
