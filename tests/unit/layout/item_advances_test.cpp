// What is measured of a word, and how much: of endless words, no more when they grow.
#include "layout/item_advances.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "laid_out.h"

namespace kanbao {
namespace {

// A word of `length` letters and digits in no order, by the minimal standard generator.
std::string mixed_word(std::size_t length) {
  constexpr std::string_view characters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string word;
  std::uint64_t state = 1;
  while (word.size() < length) {
    state = state * 48271 % 2147483647;
    word += characters[state % characters.size()];
  }
  return word;
}

std::size_t measured_bytes(const std::string& markdown) {
  FakeMeasurer measurer;
  prepared(markdown, measurer);
  std::size_t bytes = 0;
  for (const std::string& text : measurer.texts()) bytes += text.size();
  return bytes;
}

double width_of(const Paragraph& paragraph) {
  double width = 0;
  for (const Item& item : paragraph.items) width += item.advance;
  return width;
}

TEST(ItemAdvances, AnEndlessWordIsMeasuredByItsPairs) {
  constexpr std::size_t rest = 64 * 64;  // prefixes of what is left behind the last full part
  EXPECT_LE(measured_bytes(std::string(100'000, 'a')), 3 * 100'000 + rest);
  EXPECT_LE(measured_bytes(mixed_word(100'000)), 3 * 100'000 + rest);
}

// The measurer remembers what it was asked: a word that grows asks for no pair anew.
TEST(ItemAdvances, ThePairsOfAnEndlessWordRecur) {
  FakeMeasurer measurer;
  prepared(mixed_word(64 * 1000), measurer);
  EXPECT_LE(std::set<std::string>(measurer.texts().begin(), measurer.texts().end()).size(), 36U * 36 + 36);
}

TEST(ItemAdvances, TheLettersOfAnEndlessWordAreKernedAsThoseOfAShortOne) {
  FakeMeasurer measurer;
  measurer.kern("AV", 0.25);
  std::string word;
  for (int i = 0; i < 32; ++i) word += "AV";
  const Paragraph endless = prepared(word, measurer);
  ASSERT_EQ(endless.items.size(), 64U);
  EXPECT_EQ(endless.items[0].advance, 8);
  EXPECT_EQ(endless.items[1].advance, 4);
  EXPECT_EQ(endless.items[2].advance, 8);
  EXPECT_EQ(width_of(endless), 32 * 12);
  EXPECT_EQ(width_of(prepared(word.substr(2), measurer)), 31 * 12);
}

TEST(ItemAdvances, PairsOfTwoStylesAreMeasuredInBoth) {
  FakeMeasurer measurer;
  const std::string word(64, 'a');
  const Paragraph paragraph = prepared(word + " **" + word + "**", measurer);
  EXPECT_EQ(width_of(paragraph), 129 * 8);
}

// Joined scripts: a letter's form depends on both its neighbours, so the word is measured as it stands.
TEST(ItemAdvances, AnEndlessWordOfOtherScriptsIsMeasuredInPartsOfBoundedLength) {
  std::string word;
  for (int i = 0; i < 1000; ++i) word += "م";
  EXPECT_LE(measured_bytes(word), 1000U * 2 * 33);
  EXPECT_GT(measured_bytes(word), 1000U * 2 * 16);
}

}  // namespace
}  // namespace kanbao
