#include "text/character_class.h"

#include <gtest/gtest.h>

#include <string_view>

namespace kanbao {
namespace {

template <typename Predicate>
void expect_all(std::u32string_view characters, Predicate holds, bool expected) {
  for (const char32_t c : characters) EXPECT_EQ(holds(c), expected) << "U+" << std::hex << static_cast<unsigned>(c);
}

TEST(CharacterClass, Han) {
  expect_all(U"中鿿㐀豈𠀀〇々", is_han, true);
  expect_all(U"aあア한，。1 —“", is_han, false);
}

TEST(CharacterClass, WideCharactersFillACell) {
  expect_all(U"中あア한，。「！Ａ９㈱、", is_wide, true);
  expect_all(U"aé1 ,.“”—…·€", is_wide, false);
}

TEST(CharacterClass, CellMarksStandAmongHan) {
  expect_all(U"，。：；！？、「」《》【】（）～“”‘’—…·‧⸺⋯", is_cell_mark, true);
  expect_all(U"中a1,.!?()", is_cell_mark, false);
}

TEST(CharacterClass, LatinGreekCyrillicAndDigitsTakeAGapBesideHan) {
  expect_all(U"aZ09éßΩЖ", takes_han_gap, true);
  expect_all(U" ,.()%$-中あ，“—×÷", takes_han_gap, false);
}

TEST(CharacterClass, MarksTakeTheScriptOfTheLettersAroundThem) {
  expect_all(U"—⸺…⋯，。：；！？「」《》（）", takes_script, true);
  expect_all(U"中a1 ,.!?()“’", takes_script, false);
}

TEST(CharacterClass, MarksThatNeverBeginALine) {
  expect_all(U"。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～–—·・‧/／,.:;!?)]}%", is_not_line_start, true);
  expect_all(U"「『“‘（《〈【〖〔［｛([{$￥中a1", is_not_line_start, false);
}

TEST(CharacterClass, MarksThatNeverEndALine) {
  expect_all(U"「『“‘（《〈【〖〔［｛([{$￥", is_not_line_end, true);
  expect_all(U"。，、」』”’）》中a1%", is_not_line_end, false);
}

TEST(CharacterClass, MarksWithABlankHalf) {
  expect_all(U"「『“‘（《〈【〖〔［｛", is_opening_mark, true);
  expect_all(U"」』”’）》〉】〗〕］｝、。，．：；！？", is_closing_mark, true);
  expect_all(U"」，中([", is_opening_mark, false);
  expect_all(U"「（中),—…·～", is_closing_mark, false);
  expect_all(U"·‧・", is_interpunct, true);
  expect_all(U".、中", is_interpunct, false);
}

TEST(CharacterClass, UnitSigns) {
  expect_all(U"%‰°℃℉", is_unit_sign, true);
  expect_all(U"$￥中a", is_unit_sign, false);
}

TEST(CharacterClass, DoubleMarks) {
  expect_all(U"—⸺…⋯", is_double_mark, true);
  expect_all(U"-–.。", is_double_mark, false);
}

TEST(CharacterClass, ANoBreakSpaceDoesNotCollapse) {
  expect_all(U" \t\n\r", is_collapsible_space, true);
  expect_all(U"\u00A0\u3000\u200B", is_collapsible_space, false);
}

}  // namespace
}  // namespace kanbao
