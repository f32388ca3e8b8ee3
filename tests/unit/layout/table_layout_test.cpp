#include "layout/table_layout.h"

#include <gtest/gtest.h>

#include <numeric>

namespace kanbao {
namespace {

using Widths = std::vector<double>;

Widths widths_of(const std::vector<ContentWidths>& columns, double available) {
  return column_widths(columns, available);
}

TEST(ColumnWidths, OfNoColumns) { EXPECT_TRUE(widths_of({}, 640).empty()); }

TEST(ColumnWidths, AreTheContentsWhereAllFits) {
  EXPECT_EQ(widths_of({{20, 100}, {30, 200}}, 640), (Widths{100, 200}));
  EXPECT_EQ(widths_of({{20, 100}, {30, 200}}, 300), (Widths{100, 200}));
}

// 50 for the minima, 50 of the 250 that are wanted beyond: each gets a fifth of its own.
TEST(ColumnWidths, ShareWhatIsLeftByNeed) { EXPECT_EQ(widths_of({{20, 70}, {30, 230}}, 100), (Widths{30, 70})); }

TEST(ColumnWidths, FillTheTableWhenTheyShrink) {
  const Widths widths = widths_of({{24, 500}, {60, 60}, {40, 900}}, 640);
  EXPECT_NEAR(std::accumulate(widths.begin(), widths.end(), 0.0), 640, 1e-9);
  EXPECT_DOUBLE_EQ(widths[1], 60);
  EXPECT_GT(widths[2], widths[0]);
}

TEST(ColumnWidths, AreTheMinimaWhereNotEvenTheyFit) {
  EXPECT_EQ(widths_of({{100, 100}, {300, 900}}, 200), (Widths{100, 300}));
}

TEST(ColumnWidths, AtExactlyTheMinima) { EXPECT_EQ(widths_of({{100, 200}, {300, 900}}, 400), (Widths{100, 300})); }

}  // namespace
}  // namespace kanbao
