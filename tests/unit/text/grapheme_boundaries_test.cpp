#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/break_opportunities.h"

namespace kanbao {
namespace {

std::vector<std::string> clusters(const std::string& text) {
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(text);
  std::vector<std::string> result;
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
    result.push_back(text.substr(boundaries[i], boundaries[i + 1] - boundaries[i]));
  }
  return result;
}

using Clusters = std::vector<std::string>;

TEST(GraphemeBoundaries, OfNothing) { EXPECT_EQ(grapheme_boundaries(""), std::vector<std::uint32_t>{0}); }

TEST(GraphemeBoundaries, EachCharacterIsACluster) { EXPECT_EQ(clusters("a中。𠀀"), (Clusters{"a", "中", "。", "𠀀"})); }

TEST(GraphemeBoundaries, MarksStayWithTheirLetter) {
  EXPECT_EQ(clusters("e\u0301a\u0308\u0323"), (Clusters{"e\u0301", "a\u0308\u0323"}));
}

TEST(GraphemeBoundaries, EmojiOfSeveralCharactersAreOne) {
  EXPECT_EQ(clusters("👩‍👩‍👧‍👦👍🏽"), (Clusters{"👩‍👩‍👧‍👦", "👍🏽"}));
  EXPECT_EQ(clusters("❤️x"), (Clusters{"❤️", "x"}));
  EXPECT_EQ(clusters("1️⃣2️⃣"), (Clusters{"1️⃣", "2️⃣"}));
}

TEST(GraphemeBoundaries, FlagsArePairs) { EXPECT_EQ(clusters("🇨🇳🇫🇷"), (Clusters{"🇨🇳", "🇫🇷"})); }

TEST(GraphemeBoundaries, CarriageReturnAndLineFeedAreOne) {
  EXPECT_EQ(clusters("a\r\nb"), (Clusters{"a", "\r\n", "b"}));
}

}  // namespace
}  // namespace kanbao
