#include "layout/line_breaker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "laid_out.h"
#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"

namespace kanbao {
namespace {

using Texts = std::vector<std::string>;

constexpr double endless = std::numeric_limits<double>::infinity();

class LineBreaker : public testing::Test {
 protected:
  Texts lines(std::string_view markdown, double width) { return line_texts(prepared(markdown, measurer), width); }

  Paragraph code(std::string_view text) {
    Block block;
    block.literal = text;
    return prepare_paragraph(collect_code(block, {.font = {.family = FontFamily::mono}}), measurer);
  }

  FakeMeasurer measurer;
};

TEST_F(LineBreaker, OfNothing) { EXPECT_TRUE(break_lines({}, {}, 100).empty()); }

// A letter is 8 px wide, a Han character 16.
TEST_F(LineBreaker, FillsEachLine) {
  EXPECT_EQ(lines("aaa bbb ccc", 88), (Texts{"aaa bbb ccc"}));
  EXPECT_EQ(lines("aaa bbb ccc", 87), (Texts{"aaa bbb", "ccc"}));
  EXPECT_EQ(lines("aaa bbb ccc", 55), (Texts{"aaa", "bbb", "ccc"}));
  EXPECT_EQ(lines("一二三四五", 48), (Texts{"一二三", "四五"}));
}

TEST_F(LineBreaker, SpacesAtALinesEndHang) {
  EXPECT_EQ(lines("aaa bbb", 24), (Texts{"aaa", "bbb"}));
  const Paragraph paragraph = prepared("aaa bbb", measurer);
  const std::vector<LineRange> ranges = break_lines(paragraph, {}, 24);
  EXPECT_EQ(ranges[0].visible, 1U);
  EXPECT_EQ(ranges[0].last, 2U);
  EXPECT_DOUBLE_EQ(ranges[0].width, 24);
}

TEST_F(LineBreaker, RangesFollowOneAnother) {
  const Paragraph paragraph = prepared("aaa bbb 一二，三四<br>c", measurer);
  std::uint32_t end = 0;
  for (const LineRange& range : break_lines(paragraph, {}, 40)) {
    EXPECT_EQ(range.first, end);
    EXPECT_LE(range.visible, range.last);
    end = range.last;
  }
  EXPECT_EQ(end, paragraph.items.size());
}

TEST_F(LineBreaker, MarksGoDownWithTheCharacterBeforeThem) {
  EXPECT_EQ(lines("一二三，四", 48), (Texts{"一二", "三，四"}));
  EXPECT_EQ(lines("一二（三四五）", 48), (Texts{"一二", "（三四", "五）"}));
}

// Rule 3: neither blank half counts.
TEST_F(LineBreaker, MarksAtALinesEdgesTakeHalfACell) {
  EXPECT_EQ(lines("一二，三", 40), (Texts{"一二，", "三"}));
  EXPECT_EQ(lines("（一二）三", 48), (Texts{"（一二）", "三"}));
  EXPECT_DOUBLE_EQ(break_lines(prepared("（一二）", measurer), {}, endless)[0].width, 48);
}

// Rule 2.
TEST_F(LineBreaker, MarksThatMeetTakeOneAndAHalf) {
  EXPECT_DOUBLE_EQ(break_lines(prepared("一）（二", measurer), {}, endless)[0].width, 56);
  EXPECT_DOUBLE_EQ(break_lines(prepared("一」』二", measurer), {}, endless)[0].width, 56);
  EXPECT_DOUBLE_EQ(break_lines(prepared("一「『二", measurer), {}, endless)[0].width, 56);
}

// Rule 5: only for the sake of a mark, and only as far as there is room to take.
TEST_F(LineBreaker, ALineIsSqueezedBeforeACharacterIsCarriedDown) {
  const Paragraph paragraph = prepared("（一）二三，四", measurer);
  const std::vector<LineRange> ranges = break_lines(paragraph, {}, 72);  // 4½ em; it takes 5 with ， at its end
  EXPECT_EQ(ranges[0].last, 6U);
  EXPECT_NEAR(ranges[0].squeeze, 8, 0.2);
  EXPECT_LE(ranges[0].width, 72);
  EXPECT_EQ(lines("（一）二三，四", 71), (Texts{"（一）二", "三，四"}));
  EXPECT_EQ(lines("一二三四，五", 71), (Texts{"一二三", "四，五"}));
}

TEST_F(LineBreaker, NoLineIsSqueezedForALetter) { EXPECT_EQ(lines("（一）二三四", 71), (Texts{"（一）二", "三四"})); }

TEST_F(LineBreaker, SeveralMarksInARowAreSqueezedIn) {
  EXPECT_EQ(lines("（一）二三”，四", 80), (Texts{"（一）二三”，", "四"}));
}

TEST_F(LineBreaker, ALinkBeginsWhereTheColumnDoes) {
  EXPECT_DOUBLE_EQ(break_lines(prepared("[（一）](u)", measurer), {}, endless)[0].width, 40);
}

TEST_F(LineBreaker, CodeWithinTextPartsOnlyInNeed) {
  EXPECT_EQ(lines("`a-b` `c-d`", 40), (Texts{"a-b", "c-d"}));
  EXPECT_EQ(lines("`aaaa-bbbb`", 40), (Texts{"aaaa-", "bbbb"}));
  EXPECT_EQ(lines("`aaa.bbb_ccc`", 60), (Texts{"aaa.bbb_", "ccc"}));
  EXPECT_EQ(lines("`aaaaaaaaaaaa`", 40), (Texts{"aaaaa", "aaaaa", "aa"}));
}

TEST_F(LineBreaker, TheGapBesideHanCountsExceptAtALinesStart) {
  EXPECT_EQ(lines("一二ab", 50), (Texts{"一二ab"}));
  EXPECT_EQ(lines("一二ab", 49), (Texts{"一二", "ab"}));
  EXPECT_DOUBLE_EQ(break_lines(prepared("一二ab", measurer), {}, 49)[1].width, 16);
  EXPECT_DOUBLE_EQ(break_lines(prepared("一二ab", measurer), {}, 50)[0].width, 50);
}

TEST_F(LineBreaker, LineFeedsEndLines) {
  EXPECT_EQ(lines("a<br>b", 640), (Texts{"a", "b"}));
  EXPECT_EQ(lines("a<br><br>b", 640), (Texts{"a", "", "b"}));
  EXPECT_EQ(lines("a<br>", 640), (Texts{"a"}));
}

TEST_F(LineBreaker, ALongWordBreaksOnlyInNeed) {
  EXPECT_EQ(lines("a abcdefghijkl", 96), (Texts{"a", "abcdefghijkl"}));
  EXPECT_EQ(lines("a abcdefghijkl", 40), (Texts{"a", "abcde", "fghij", "kl"}));
  EXPECT_EQ(lines("abcdefghijkl b", 40), (Texts{"abcde", "fghij", "kl b"}));
}

// Rule 1, even in need.
TEST_F(LineBreaker, NoEmojiIsParted) {
  EXPECT_EQ(lines("a👩🏽‍💻👨‍👩‍👧‍👦🇨🇳🇫🇷1️⃣e̋́", 1),
            (Texts{"a", "👩🏽‍💻", "👨‍👩‍👧‍👦", "🇨🇳", "🇫🇷", "1️⃣", "e̋́"}));
}

TEST_F(LineBreaker, AnItemWiderThanTheLineStandsAlone) {
  EXPECT_EQ(lines("a bbbbbb c", 16), (Texts{"a", "bbbbbb", "c"}));
  EXPECT_EQ(lines("一二", 1), (Texts{"一", "二"}));
  EXPECT_EQ(lines("一二", 0), (Texts{"一", "二"}));
}

// Where nothing may break, something must: a line never overflows but by one item.
TEST_F(LineBreaker, GluedItemsPartBeforeTheyOverflow) {
  EXPECT_EQ(lines("（（（（一））））", 40), (Texts{"（（（（", "一）））", "）"}));
  EXPECT_EQ(lines("aaaa**bbbb**", 40), (Texts{"aaaa", "bbbb"}));
}

TEST_F(LineBreaker, AnAddressBreaksAtItsMarks) {
  EXPECT_EQ(lines("<https://ab.cd/ef-gh>", 88), (Texts{"https://ab.", "cd/ef-gh"}));
}

TEST_F(LineBreaker, ObjectsBreakLikeWords) {
  const Paragraph paragraph = prepared("一![](a.png)二", measurer);
  const std::vector<Size> sizes{{100, 50}};
  EXPECT_EQ(break_lines(paragraph, sizes, 132).size(), 1U);
  EXPECT_EQ(break_lines(paragraph, sizes, 131).size(), 2U);
  EXPECT_EQ(break_lines(paragraph, sizes, 100).size(), 3U);
  EXPECT_DOUBLE_EQ(break_lines(paragraph, sizes, 100)[1].width, 100);
}

TEST_F(LineBreaker, TheSumOfManyAdvancesIsForgivenItsRounding) {
  measurer.kern("中", 0.3);  // 0.7 em is no whole number of 1/64 px
  std::string text;
  for (int i = 0; i < 40; ++i) text += "中";
  const Paragraph paragraph = prepared(text, measurer);
  const double width = break_lines(paragraph, {}, endless)[0].width;
  EXPECT_EQ(break_lines(paragraph, {}, width).size(), 1U);
}

TEST_F(LineBreaker, CodeThatNoLineHoldsWholeBeginsWhereItStands) {
  EXPECT_EQ(lines("字字`aa.bb.cc.dd.ee`", 80), (Texts{"字字aa.bb.", "cc.dd.ee"}));
  EXPECT_EQ(lines("字字`aa.bb`", 64), (Texts{"字字", "aa.bb"}));
}

TEST_F(LineBreaker, CodeKeepsItsSpaces) {
  EXPECT_EQ(line_texts(code("  a\n\nb  \n"), 640), (Texts{"  a", "", "b  "}));
  EXPECT_DOUBLE_EQ(break_lines(code("  a"), {}, 640)[0].width, 24);
}

// The least of several runs, in whatever the clock counts: only their ratio is looked at.
template <typename Work>
double least_time(const Work& work) {
  double least = endless;
  for (int i = 0; i < 7; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work();
    least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  return least;
}

// Quadratic work would take a hundred times as long.
TEST_F(LineBreaker, TenTimesTheTextTakesAboutTenTimesAsLong) {
  for (const char* piece : {"中", "word ", "abcdefghijklmnop", "（", "a**b**"}) {
    const auto time_of = [&](int repeats) {
      std::string text;
      for (int i = 0; i < repeats; ++i) text += piece;
      const Paragraph paragraph = prepared(text, measurer);
      return least_time([&] {
        break_lines(paragraph, {}, 640);
        content_widths(paragraph, {});
      });
    };
    EXPECT_LT(time_of(20000), 40 * time_of(2000)) << piece;
  }
}

TEST_F(LineBreaker, ContentWidthsAreTheWidestPieceAndTheWidestLine) {
  const ContentWidths words = content_widths(prepared("aa bbbb c<br>ddd", measurer), {});
  EXPECT_DOUBLE_EQ(words.min, 32);
  EXPECT_DOUBLE_EQ(words.max, 72);
  EXPECT_DOUBLE_EQ(content_widths(prepared("一，二", measurer), {}).min, 24);
  EXPECT_DOUBLE_EQ(content_widths(prepared("a ![](i.png)", measurer), std::vector<Size>{{200, 9}}).min, 200);
}

// What a column of that width holds breaks nowhere but where it may.
TEST_F(LineBreaker, TheWidestPieceFitsItsOwnWidth) {
  for (const char* markdown : {"（`x`）", "**中**`y`，z", "a ，b", "`x` ，b", "“`don’t`”——`x`……"}) {
    const Paragraph paragraph = prepared(markdown, measurer);
    for (const LineRange& range : break_lines(paragraph, {}, content_widths(paragraph, {}).min)) {
      EXPECT_GE(paragraph.items[range.last - 1].break_after, ItemBreak::allowed) << markdown;
    }
  }
}

}  // namespace
}  // namespace kanbao
