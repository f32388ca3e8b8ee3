#include "base/power.h"

#include <gtest/gtest.h>

#include <cmath>

namespace kanbao {
namespace {

TEST(Power, IsTheCLibrarysOverAllThatCurvesOfColoursAskFor) {
  for (const double exponent : {1.0, 1 / 2.4, 2.4, 2.2, 1.8, 0.45, 2.19921875, 1 / 1.8, 3.0, 0.1}) {
    for (int i = 1; i <= 4096; ++i) {
      const double base = i / 2048.0;
      EXPECT_NEAR(power(base, exponent) / std::pow(base, exponent), 1, 1e-13) << base << " " << exponent;
    }
  }
}

TEST(Power, OfNothingAndOfLessIsNothing) {
  EXPECT_EQ(power(0, 2.4), 0);
  EXPECT_EQ(power(-0.5, 2.4), 0);
  EXPECT_EQ(power(std::nan(""), 2.4), 0);
}

TEST(Power, BeyondAllNumbersIsNothingOrInfinite) {
  EXPECT_EQ(power(0.5, 30000), 0);
  EXPECT_EQ(power(2, 30000), HUGE_VAL);
  EXPECT_EQ(power(2, 0), 1);
}

}  // namespace
}  // namespace kanbao
