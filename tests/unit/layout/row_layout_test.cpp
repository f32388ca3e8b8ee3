#include "layout/row_layout.h"

#include <gtest/gtest.h>

#include <string>

namespace kanbao {
namespace {

// "x+width" of each column, in a row that begins at 10 and is 200 wide, with gaps of at least 10.
std::string columns_of(std::initializer_list<int> shares, Alignment alignment = Alignment::none) {
  Block row;
  row.kind = BlockKind::row;
  row.alignment = alignment;
  for (const int share : shares) row.children.emplace_back().share = share;
  std::string columns;
  for (const Column& column : row_columns(row, {10, 200}, 10)) {
    columns += (columns.empty() ? "" : " ") + std::to_string(static_cast<int>(column.x)) + "+" +
               std::to_string(static_cast<int>(column.width));
  }
  return columns;
}

TEST(RowColumns, WithoutSharesAreEqual) {
  EXPECT_EQ(columns_of({0}), "10+200");
  EXPECT_EQ(columns_of({0, 0}), "10+95 115+95");
}

TEST(RowColumns, WithoutAShareTakeWhatIsLeft) { EXPECT_EQ(columns_of({40, 0}), "10+80 100+110"); }

TEST(RowColumns, AreSpreadOrStandWhereTheyAreWanted) {
  EXPECT_EQ(columns_of({30, 30, 20}), "10+60 90+60 170+40");
  EXPECT_EQ(columns_of({40}, Alignment::center), "70+80");
  EXPECT_EQ(columns_of({20, 20}, Alignment::left), "10+40 60+40");
  EXPECT_EQ(columns_of({20, 20}, Alignment::right), "120+40 170+40");
}

TEST(RowColumns, ThatWantTooMuchShrinkAlike) {
  EXPECT_EQ(columns_of({50, 50}), "10+95 115+95");
  EXPECT_EQ(columns_of({100, 50, 50}), "10+90 110+45 165+45");
}

}  // namespace
}  // namespace kanbao
