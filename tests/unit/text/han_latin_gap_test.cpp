#include "text/han_latin_gap.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

TEST(HanLatinGap, StandsBetweenHanAndLatinInBothDirections) {
  EXPECT_DOUBLE_EQ(han_latin_gap(U'中', U'a'), 0.125);
  EXPECT_DOUBLE_EQ(han_latin_gap(U'a', U'中'), 0.125);
  EXPECT_DOUBLE_EQ(han_latin_gap(U'第', U'5'), 0.125);
  EXPECT_DOUBLE_EQ(han_latin_gap(U'Ω', U'中'), 0.125);
}

TEST(HanLatinGap, IsNotBesidePunctuationSpacesOrTheSameScript) {
  EXPECT_EQ(han_latin_gap(U'，', U'a'), 0);
  EXPECT_EQ(han_latin_gap(U'a', U'）'), 0);
  EXPECT_EQ(han_latin_gap(U'中', U','), 0);
  EXPECT_EQ(han_latin_gap(U'中', U' '), 0);
  EXPECT_EQ(han_latin_gap(U' ', U'a'), 0);
  EXPECT_EQ(han_latin_gap(U'中', U'文'), 0);
  EXPECT_EQ(han_latin_gap(U'a', U'b'), 0);
}

}  // namespace
}  // namespace kanbao
