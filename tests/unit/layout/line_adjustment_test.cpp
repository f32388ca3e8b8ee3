#include "layout/line_adjustment.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <cmath>
#include <limits>
#include <numeric>

#include "laid_out.h"

namespace kanbao {
namespace {

constexpr double endless = std::numeric_limits<double>::infinity();

class LineAdjustment : public testing::Test {
 protected:
  std::vector<float> squeezed(std::string_view markdown, double amount) {
    paragraph = prepared(markdown, measurer);
    LineRange range = break_lines(paragraph, {}, endless)[0];
    range.squeeze = amount;
    return squeezed_rooms(paragraph, range);
  }

  std::vector<float> stretched(std::string_view markdown, double free) {
    paragraph = prepared(markdown, measurer);
    return stretched_rooms(paragraph, break_lines(paragraph, {}, endless)[0], free);
  }

  // The change of room before the item with that text.
  float before(const std::vector<float>& changes, std::string_view text) const {
    const std::vector<std::string> texts = item_texts(paragraph);
    const auto found = std::find(texts.begin(), texts.end(), text);
    return found == texts.end() || changes.empty() ? NAN : changes[static_cast<std::size_t>(found - texts.begin())];
  }

  static double sum(const std::vector<float>& changes) { return std::accumulate(changes.begin(), changes.end(), 0.0); }

  FakeMeasurer measurer;
  Paragraph paragraph;
};

TEST_F(LineAdjustment, NothingChangesWhereNothingMust) {
  EXPECT_TRUE(squeezed("一，二", 0).empty());
  EXPECT_TRUE(stretched("一，二", 0).empty());
}

// Word spaces first (they have ½ em here and keep ¼), then brackets, commas, the author's gaps, full stops.
TEST_F(LineAdjustment, SqueezesStepByStep) {
  constexpr std::string_view text = "。一 aa bb（二）三，四";
  EXPECT_FLOAT_EQ(before(squeezed(text, 3), "bb"), -3);
  EXPECT_FLOAT_EQ(before(squeezed(text, 4), "bb"), -4);
  EXPECT_FLOAT_EQ(before(squeezed(text, 12), "（"), -4);
  EXPECT_FLOAT_EQ(before(squeezed(text, 12), "三"), -4);
  EXPECT_FLOAT_EQ(before(squeezed(text, 24), "四"), -4);
  EXPECT_FLOAT_EQ(before(squeezed(text, 24), "aa"), 0);
  EXPECT_FLOAT_EQ(before(squeezed(text, 31), "aa"), -3);
  EXPECT_FLOAT_EQ(before(squeezed(text, 36), "一"), -2);
}

TEST_F(LineAdjustment, SqueezesWhatItIsAskedFor) {
  for (const double amount : {1.0, 7.5, 20.0, 33.0}) {
    EXPECT_NEAR(sum(squeezed("。一 aa bb（二）三，四", amount)), -amount, 1e-4);
  }
}

// Word spaces up to ½ em, then gaps beside Latin up to ⅓ em, then everything alike.
TEST_F(LineAdjustment, StretchesStepByStep) {
  measurer.kern(" ", 0.25);  // a space of ¼ em
  constexpr std::string_view text = "一aa bb二三";
  EXPECT_NEAR(before(stretched(text, 3.125), "bb"), 3, 1e-4);
  const std::vector<float> gaps = stretched(text, 4 + 4 + 0.125);
  EXPECT_NEAR(before(gaps, "bb"), 4, 1e-4);
  EXPECT_NEAR(before(gaps, "aa"), 2, 1e-4);
  EXPECT_NEAR(before(gaps, "二"), 2, 1e-4);
  const std::vector<float> all = stretched(text, 20);
  EXPECT_GT(before(all, "三"), 1);
  EXPECT_NEAR(sum(all), 20 - 0.125, 1e-3);
}

TEST_F(LineAdjustment, StretchesNothingWithinAnAtom) {
  const std::vector<float> changes = stretched("一二……三100 km四", 12);
  EXPECT_GT(before(changes, "二"), 0);
  EXPECT_GT(before(changes, "四"), 0);
  EXPECT_FLOAT_EQ(before(changes, "km"), 0);
}

TEST_F(LineAdjustment, ALineWithTooFewRoomsStaysRagged) {
  EXPECT_TRUE(stretched("一二", 10).empty());
  EXPECT_TRUE(stretched("word", 10).empty());
}

}  // namespace
}  // namespace kanbao
