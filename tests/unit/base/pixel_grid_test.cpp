#include "base/pixel_grid.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(pixel_grid, lengths_are_rounded_down_to_64ths) {
  EXPECT_EQ(whole_layout_steps(325.3156), 325.3125);
  EXPECT_EQ(whole_layout_steps(325.3125), 325.3125);
  EXPECT_EQ(whole_layout_steps(320), 320);
  EXPECT_EQ(whole_layout_steps(0.1 * 3 / 0.3 * 320), 320);  // less than 320 by a rounding error, or more
}

TEST(pixel_grid, edges_go_to_the_nearest_pixel) {
  EXPECT_EQ(nearest_device_pixel(7.49), 7);
  EXPECT_EQ(nearest_device_pixel(7.51), 8);
  EXPECT_EQ(nearest_device_pixel(-7.51), -8);
}

// Seen from a canvas that begins above or below, an edge in the middle of a pixel must go the same way.
TEST(pixel_grid, halves_go_up_wherever_they_are_seen_from) {
  EXPECT_EQ(nearest_device_pixel(1561.5), 1562);
  EXPECT_EQ(nearest_device_pixel(-1561.5), -1561);
  EXPECT_EQ(nearest_device_pixel(1561.5 - 1e-4), 1562);
  for (int origin = -3000; origin < 3000; ++origin)
    EXPECT_EQ(nearest_device_pixel((1041.0F - static_cast<float>(origin / 1.5)) * 1.5), 1562 - origin);
}

}  // namespace
}  // namespace kanbao
