// Above a block there is as much more blank as the page asks for; nothing else of the report moves against its
// neighbours.
#include <gtest/gtest.h>

#include "laid_out.h"

namespace kanbao {
namespace {

constexpr const char* two_sections = "# a\n\nb\n\n## c\n\nd\n\n## e\n\nf";

std::vector<double> tops_of(const LaidOut& report) {
  std::vector<double> tops;
  for (const BlockKind kind : {BlockKind::heading, BlockKind::paragraph}) {
    for (const Box* box : boxes(report.tree(), kind)) tops.push_back(box->rect.y);
  }
  return tops;
}

std::uint32_t heading(const LaidOut& report, std::size_t index) {
  return boxes(report.tree(), BlockKind::heading).at(index)->block;
}

TEST(AddedRoom, MovesItsBlockAndAllBelow) {
  LaidOut report(two_sections);
  const std::vector<double> before = tops_of(report);
  const double height = report.tree().height;
  report.set_rooms({{heading(report, 1), 100.25}, {heading(report, 2), 50}});
  const std::vector<double> moved{0, 100.25, 150.25, 0, 100.25, 150.25};
  const std::vector<double> after = tops_of(report);
  ASSERT_EQ(after.size(), moved.size());
  for (std::size_t i = 0; i < moved.size(); ++i) EXPECT_DOUBLE_EQ(after[i], before[i] + moved[i]) << i;
  EXPECT_DOUBLE_EQ(report.tree().height, height + 150.25);
  report.set_rooms({});
  EXPECT_EQ(tops_of(report), before);
}

TEST(AddedRoom, StandsAboveTheFirstBlockToo) {
  LaidOut report("# a\n\nb");
  report.set_rooms({{heading(report, 0), 30}});
  EXPECT_DOUBLE_EQ(boxes(report.tree(), BlockKind::heading).at(0)->rect.y, 30);
}

TEST(AddedRoom, ThatOfABlockWhichIsNotThereIsNone) {
  LaidOut report(two_sections);
  const std::vector<double> before = tops_of(report);
  report.set_rooms({{9999, 30}});
  EXPECT_EQ(tops_of(report), before);
}

}  // namespace
}  // namespace kanbao
