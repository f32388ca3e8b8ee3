#include "text/mark_room.h"

#include <gtest/gtest.h>

namespace kanbao {
namespace {

constexpr double em = 16;
constexpr InkBlank left_ink{1, 10};   // as a comma has it
constexpr InkBlank right_ink{10, 1};  // as an opening bracket has it
constexpr InkBlank middle_ink{6, 6};  // as an interpunct has it

TEST(MarkRoom, AClosingMarkCanDoWithoutHalfItsCellBehindIt) {
  EXPECT_DOUBLE_EQ(mark_room(U'，', left_ink, em, em).after, 8);
  EXPECT_DOUBLE_EQ(mark_room(U'，', left_ink, em, em).before, 0);
}

TEST(MarkRoom, AnOpeningMarkBeforeIt) {
  EXPECT_DOUBLE_EQ(mark_room(U'（', right_ink, em, em).before, 8);
  EXPECT_DOUBLE_EQ(mark_room(U'（', right_ink, em, em).after, 0);
}

TEST(MarkRoom, AnInterpunctAQuarterOnEitherSide) {
  EXPECT_DOUBLE_EQ(mark_room(U'·', middle_ink, em, em).before, 4);
  EXPECT_DOUBLE_EQ(mark_room(U'·', middle_ink, em, em).after, 4);
}

// Marks in the middle of their cells, as Traditional Chinese fonts have them, and those of fonts that are narrow
// anyway.
TEST(MarkRoom, NeverMoreThanIsBlank) {
  EXPECT_NEAR(mark_room(U'，', middle_ink, em, em).after, 5.52, 1e-9);
  EXPECT_DOUBLE_EQ(mark_room(U'，', {7, 0}, em, em).after, 0);
  EXPECT_DOUBLE_EQ(mark_room(U'”', left_ink, 7, em).after, 0);
}

TEST(MarkRoom, OtherCharactersHaveNone) {
  EXPECT_DOUBLE_EQ(mark_room(U'中', left_ink, em, em).after, 0);
  EXPECT_DOUBLE_EQ(mark_room(U'—', middle_ink, em, em).after, 0);
}

TEST(MarkRoom, TwoMarksThatMeetGiveUpOneHalf) {
  EXPECT_DOUBLE_EQ(meeting_room(U'）', 8, U'（', 8), 8);
  EXPECT_DOUBLE_EQ(meeting_room(U'」', 7, U'，', 0), 7);
  EXPECT_DOUBLE_EQ(meeting_room(U'「', 0, U'（', 6), 6);
}

TEST(MarkRoom, AnInterpunctInACellMeetsBrackets) {
  EXPECT_DOUBLE_EQ(meeting_room(U'》', 8, U'·', 4), 8);
  EXPECT_DOUBLE_EQ(meeting_room(U'·', 4, U'《', 8), 8);
  EXPECT_DOUBLE_EQ(meeting_room(U'·', 0, U'《', 8), 0);  // a narrow one
}

TEST(MarkRoom, ALatinBracketMeetsOneOfItsKind) {
  EXPECT_DOUBLE_EQ(meeting_room(U'”', 8, U')', 0), 8);
  EXPECT_DOUBLE_EQ(meeting_room(U'(', 0, U'“', 8), 8);
  EXPECT_DOUBLE_EQ(meeting_room(U')', 0, U'（', 8), 0);
}

TEST(MarkRoom, AnOpeningAndAClosingOneDoNotMeet) {
  EXPECT_DOUBLE_EQ(meeting_room(U'（', 0, U'）', 0), 0);
  EXPECT_DOUBLE_EQ(meeting_room(U'，', 8, U'中', 0), 0);
  EXPECT_DOUBLE_EQ(meeting_room(U'中', 0, U'（', 8), 0);
}

TEST(MarkRoom, MarksAreSqueezedInTheirOrder) {
  EXPECT_LT(squeeze_step(U'·'), squeeze_step(U'（'));
  EXPECT_EQ(squeeze_step(U'（'), squeeze_step(U'”'));
  EXPECT_LT(squeeze_step(U'》'), squeeze_step(U'，'));
  EXPECT_EQ(squeeze_step(U'，'), squeeze_step(U'；'));
  EXPECT_LT(squeeze_step(U'、'), squeeze_step(U'。'));
  EXPECT_EQ(squeeze_step(U'？'), squeeze_step(U'！'));
  EXPECT_EQ(squeeze_step(U'中'), SqueezeStep::none);
}

}  // namespace
}  // namespace kanbao
