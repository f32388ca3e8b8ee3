#include "document/column_measure.h"

#include <gtest/gtest.h>

#include "document/markdown_reader.h"

namespace kanbao {
namespace {

std::vector<int> measures_of(std::string_view table) { return column_measures(read_markdown(table).blocks.at(0)); }

TEST(ColumnMeasures, AreThoseOfTheLongestCells) {
  EXPECT_EQ(measures_of("|任务|数|\n|-|-|\n|一|三三三|\n|四四四四||"), (std::vector<int>{4, 3}));
}

TEST(ColumnMeasures, CountLatinAsNarrow) {
  EXPECT_EQ(measures_of("|a|bb|ccc|2023-12|\n|-|-|-|-|"), (std::vector<int>{0, 1, 1, 4}));
}

TEST(ColumnMeasures, AreAtMostSix) {
  EXPECT_EQ(measures_of("|很长的说明会在单元格里换行|2023-12-01|\n|-|-|"), (std::vector<int>{6, 6}));
}

TEST(ColumnMeasures, LetAnImageHaveAllThereIs) {
  EXPECT_EQ(measures_of("|a|b|\n|-|-|\n|![](i.png)|[![](j.png)](https://a/)|"), (std::vector<int>{6, 6}));
}

TEST(ColumnMeasures, ReadThroughMarkup) {
  EXPECT_EQ(measures_of("|**任务** [说明](https://a/) `代码`|\n|-|"), (std::vector<int>{6}));
  EXPECT_EQ(measures_of("|**任** [明](https://a/very/long)|\n|-|"), (std::vector<int>{2}));
}

}  // namespace
}  // namespace kanbao
