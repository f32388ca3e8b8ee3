#include "text/atomic_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace kanbao {
namespace {

using Texts = std::vector<std::string>;

Texts atoms(const std::string& text) {
  Texts result;
  for (const Atom& atom : atomic_text(text)) {
    result.push_back(text.substr(atom.range.first, atom.range.last - atom.range.first));
  }
  return result;
}

TEST(AtomicText, NumbersAreWholeWithTheMarksInThem) {
  EXPECT_EQ(atoms("到2026-08-01共1,024.5个，72/110，12:30"), (Texts{"2026-08-01", "1,024.5", "72/110", "12:30"}));
  EXPECT_EQ(atoms("v2.4.1-"), (Texts{"2.4.1"}));
}

TEST(AtomicText, OneDigitIsNoAtom) { EXPECT_EQ(atoms("第5期。a1."), Texts{}); }

TEST(AtomicText, ShortRangesAreWhole) {
  EXPECT_EQ(atoms("1~2周，3～4天，11.4–12.1，11.4-12.1"), (Texts{"1~2", "3～4", "11.4–12.1", "11.4-12.1"}));
}

TEST(AtomicText, RangesOfDatesMayPart) {
  EXPECT_EQ(atoms("2026-08-01~2026-09-30"), (Texts{"2026-08-01", "2026-09-30"}));
}

TEST(AtomicText, UnitsStayWithTheirNumber) {
  EXPECT_EQ(atoms("90%、25℃、5 km、100 GB、16kHz"), (Texts{"90%", "25℃", "5 km", "100 GB", "16kHz"}));
  EXPECT_EQ(atoms("5 kmh 100 Great"), (Texts{"100"}));
}

TEST(AtomicText, DoubleMarksAreWhole) {
  EXPECT_EQ(atoms("好——坏……吧⋯⋯⸺⸺"), (Texts{"——", "……", "⋯⋯", "⸺⸺"}));
  EXPECT_EQ(atoms("a—b…"), Texts{});
}

TEST(AtomicText, EachAtomNamesItsRule) {
  const std::vector<Atom> both = atomic_text("50%——");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].rule, TypographyRule::prohibitions);
  EXPECT_EQ(both[1].rule, TypographyRule::double_marks);
}

TEST(AtomicText, NothingBreaksWithinOne) {
  const BreakPlaces places = with_atoms_whole(atomic_text("5 km"), BreakPlaces(4, {Break::allowed, {}}));
  EXPECT_EQ(places[0].kind, Break::none);
  EXPECT_EQ(places[1].kind, Break::none);
  EXPECT_EQ(places[2].by, TypographyRule::prohibitions);
  EXPECT_EQ(places[3].kind, Break::allowed);
}

}  // namespace
}  // namespace kanbao
