#include "layout/image_size.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

using Unit = HtmlLength::Unit;

constexpr HtmlLength automatic{};
HtmlLength px(double value) { return {Unit::px, value}; }
HtmlLength percent(double value) { return {Unit::percent, value}; }

void expect_size(const Size& size, double width, double height) {
  EXPECT_DOUBLE_EQ(size.width, width);
  EXPECT_DOUBLE_EQ(size.height, height);
}

constexpr Size natural{400, 200};

TEST(ImageSize, IsItsOwnWhereItFits) { expect_size(image_size({}, natural, 640), 400, 200); }

TEST(ImageSize, ShrinksToTheColumnAndKeepsItsShape) {
  expect_size(image_size({}, natural, 300), 300, 150);
  expect_size(image_size({}, Size{2000, 500}, 640), 640, 160);
}

TEST(ImageSize, IsNeverEnlargedByTheColumn) { expect_size(image_size({}, Size{16, 16}, 640), 16, 16); }

TEST(ImageSize, FollowsAWidthOrAHeight) {
  expect_size(image_size({1, px(200), automatic}, natural, 640), 200, 100);
  expect_size(image_size({1, automatic, px(50)}, natural, 640), 100, 50);
  expect_size(image_size({1, px(100), px(100)}, natural, 640), 100, 100);
}

TEST(ImageSize, APercentageIsOfTheColumn) {
  expect_size(image_size({1, percent(50), automatic}, natural, 640), 320, 160);
  expect_size(image_size({1, percent(150), automatic}, natural, 640), 640, 320);
  // A percentage of an automatic height is automatic.
  expect_size(image_size({1, automatic, percent(50)}, natural, 640), 400, 200);
}

TEST(ImageSize, AZoomIsOfItsOwn) {
  expect_size(image_size({1, {HtmlLength::Unit::zoom, 25}, automatic}, natural, 640), 100, 50);
  expect_size(image_size({1, {HtmlLength::Unit::zoom, 300}, automatic}, natural, 640), 640, 320);
}

TEST(ImageSize, WhileUnknownIsAPlaceholders) {
  expect_size(image_size({}, std::nullopt, 640), 320, 180);
  expect_size(image_size({}, std::nullopt, 160), 160, 90);
  expect_size(image_size({1, px(200), px(40)}, std::nullopt, 640), 200, 40);
}

TEST(ImageSize, IsWholeStepsOfLayout) { expect_size(image_size({}, Size{1204, 612}, 640), 640, 325.3125); }

TEST(ImageSize, IsNeverNothing) {
  expect_size(image_size({1, px(0), automatic}, natural, 640), 1, 1);
  expect_size(image_size({}, Size{0, 0}, 640), 1, 1);
  expect_size(image_size({}, Size{10000, 1}, 640), 640, 1);
}

}  // namespace
}  // namespace kanbao
