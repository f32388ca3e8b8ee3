#include "layout/inline_prepare.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "laid_out.h"
#include "layout/inline_collect.h"

namespace kanbao {
namespace {

using Texts = std::vector<std::string>;

class InlinePrepare : public testing::Test {
 protected:
  const Item& item_at(const Paragraph& paragraph, std::string_view text) const {
    for (const Item& item : paragraph.items) {
      if (paragraph.text.substr(item.first, item.last - item.first) == text) return item;
    }
    ADD_FAILURE() << "no item " << text;
    return paragraph.items.front();
  }

  FakeMeasurer measurer;
};

TEST_F(InlinePrepare, WordsSpacesAndHanCharactersAreItems) {
  const Paragraph paragraph = prepared("See 看报, 第5期", measurer);
  EXPECT_EQ(item_texts(paragraph), (Texts{"See", " ", "看", "报", ",", " ", "第", "5", "期"}));
  EXPECT_EQ(item_at(paragraph, "See").advance, 24);
  EXPECT_EQ(item_at(paragraph, " ").advance, 8);
  EXPECT_EQ(item_at(paragraph, "看").advance, 16);
}

TEST_F(InlinePrepare, ItemsCoverTheTextOnce) {
  const Paragraph paragraph = prepared("a **b**`c`![](i.png)[链接](https://a/b-c/d)！\n😀<br>x", measurer);
  std::uint32_t end = 0;
  for (const Item& item : paragraph.items) {
    EXPECT_EQ(item.first, end);
    end = item.last;
  }
  EXPECT_EQ(end, paragraph.text.size());
}

TEST_F(InlinePrepare, AWordIsCutWhereALineMayEndAndStaysOneWord) {
  const Paragraph paragraph = prepared("well-known x", measurer);
  EXPECT_EQ(item_texts(paragraph), (Texts{"well-", "known", " ", "x"}));
  EXPECT_EQ(paragraph.items[0].break_after, ItemBreak::allowed);
  EXPECT_EQ(paragraph.items[0].word, paragraph.items[1].word);
  EXPECT_NE(paragraph.items[1].word, paragraph.items[3].word);
}

// “ff-a” measured alone and as part of the whole differ: the difference belongs to the second piece.
TEST_F(InlinePrepare, AWordBrokenNowhereKeepsItsKerning) {
  measurer.kern("-V", 0.25);
  const Paragraph paragraph = prepared("A-VA", measurer);
  EXPECT_EQ(item_texts(paragraph), (Texts{"A-", "VA"}));
  EXPECT_EQ(paragraph.items[0].advance, 16);
  EXPECT_EQ(paragraph.items[1].advance, 12);
  EXPECT_EQ(measurer.texts(), (Texts{"A-", "A-VA"}));
}

TEST_F(InlinePrepare, StylesAreShapedApart) {
  measurer.kern("AV", 0.25);
  const Paragraph paragraph = prepared("A**V** AV", measurer);
  EXPECT_EQ(item_texts(paragraph), (Texts{"A", "V", " ", "AV"}));
  EXPECT_EQ(paragraph.items[1].advance, 8);
  EXPECT_EQ(paragraph.items[3].advance, 12);
  EXPECT_EQ(paragraph.items[0].break_after, ItemBreak::none);
}

TEST_F(InlinePrepare, ALinksEdgeIsKernedAsAnyOther) {
  measurer.kern("A,", 0.25);
  const Paragraph paragraph = prepared("[A](https://a/), b", measurer);
  EXPECT_EQ(item_texts(paragraph), (Texts{"A", ",", " ", "b"}));
  EXPECT_EQ(paragraph.items[1].advance, 4);
  EXPECT_EQ(paragraph.items[0].break_after, ItemBreak::none);
}

TEST_F(InlinePrepare, ALongWordMayBreakAtAnyClusterInNeed) {
  const Paragraph short_word = prepared("abcdef", measurer);
  EXPECT_EQ(short_word.items.size(), 1U);
  const Paragraph long_word = prepared("abcdefghije\u0301", measurer);
  ASSERT_EQ(long_word.items.size(), 11U);
  EXPECT_EQ(item_texts(long_word).back(), "e\u0301");
  EXPECT_EQ(long_word.items[4].break_after, ItemBreak::emergency);
  EXPECT_EQ(long_word.items[10].break_after, ItemBreak::mandatory);
  EXPECT_EQ(long_word.items[10].word, long_word.items[0].word);
}

TEST_F(InlinePrepare, CurlyQuotesBelongToLatinWordsAndStandAloneAmongHan) {
  EXPECT_EQ(item_texts(prepared("don’t “say” so", measurer)), (Texts{"don’t", " ", "“say”", " ", "so"}));
  EXPECT_EQ(item_texts(prepared("说“你”吧", measurer)), (Texts{"说", "“", "你", "”", "吧"}));
}

TEST_F(InlinePrepare, DoubleMarksAreOneItem) {
  EXPECT_EQ(item_texts(prepared("好——坏……", measurer)), (Texts{"好", "——", "坏", "……"}));
}

TEST_F(InlinePrepare, EmojiAreWhole) {
  EXPECT_EQ(item_texts(prepared("x👩‍👩‍👧y❤️🇨🇳", measurer)),
            (Texts{"x", "👩‍👩‍👧", "y", "❤️", "🇨🇳"}));
}

TEST_F(InlinePrepare, AGapStandsBetweenHanAndLatinUnlessASpaceDoes) {
  const Paragraph paragraph = prepared("用Paddle 写，a", measurer);
  EXPECT_EQ(item_at(paragraph, "Paddle").gap_before, 2);
  EXPECT_EQ(item_at(paragraph, "写").gap_before, 0);
  EXPECT_EQ(item_at(paragraph, "a").gap_before, 0);
  EXPECT_EQ(item_at(paragraph, "，").gap_before, 0);
}

TEST_F(InlinePrepare, FilledTextKeepsClearOfItsNeighbours) {
  const Paragraph paragraph = prepared("（`x`）中`y` z", measurer);
  EXPECT_EQ(item_at(paragraph, "x").gap_before, 3);
  EXPECT_EQ(item_at(paragraph, "）").gap_before, 3);
  EXPECT_EQ(item_at(paragraph, "y").gap_before, 2 + 3);
  EXPECT_EQ(item_at(paragraph, "z").gap_before, 0);
}

TEST_F(InlinePrepare, AdvancesAreWholeSixtyFourths) {
  measurer.kern("a", 0.1);
  const Paragraph paragraph = prepared("aa-aaa a", measurer);
  double sum = 0;
  for (const Item& item : paragraph.items) {
    EXPECT_EQ(item.advance * 64, std::round(item.advance * 64));
    sum += item.advance;
  }
  EXPECT_NEAR(sum, 8 * 8 - 6 * 1.6, 3.0 / 64);
}

TEST_F(InlinePrepare, ObjectsAreNumberedAndNotMeasured) {
  const Paragraph paragraph = prepared("![](a.png)x![](b.png)", measurer);
  ASSERT_EQ(paragraph.items.size(), 3U);
  EXPECT_EQ(paragraph.items[0].kind, ItemKind::object);
  EXPECT_EQ(paragraph.items[0].object, 0U);
  EXPECT_EQ(paragraph.items[2].object, 1U);
  EXPECT_EQ(measurer.texts(), Texts{"x"});
}

// The character that stands for an image may also be written: then it is no image.
TEST_F(InlinePrepare, AWrittenObjectCharacterIsText) {
  const Paragraph paragraph = prepared("a\uFFFC![](i.png)\uFFFCb", measurer);
  int objects = 0;
  for (const Item& item : paragraph.items) {
    if (item.kind != ItemKind::object) continue;
    EXPECT_EQ(item.object, 0U);
    ++objects;
  }
  EXPECT_EQ(objects, 1);
  Block block;
  block.literal = "\uFFFC\n";
  const Paragraph code = prepare_paragraph(collect_code(block, {}), measurer);
  EXPECT_EQ(code.items[0].kind, ItemKind::text);
}

TEST_F(InlinePrepare, LineFeedsAreMandatory) {
  const Paragraph paragraph = prepared("a<br>b", measurer);
  EXPECT_EQ(paragraph.items[1].kind, ItemKind::line_feed);
  EXPECT_EQ(paragraph.items[1].break_after, ItemBreak::mandatory);
}

TEST_F(InlinePrepare, MeasuresInOneCall) {
  prepared("a long paragraph **with** several `styles` 和汉字", measurer);
  EXPECT_EQ(measurer.calls(), 1);
}

// (28 − 14 − 4) / 2 above an ascent of 14; in a heading half a pixel goes down to the grid.
TEST_F(InlinePrepare, BaselinesLieOnTheDeviceGrid) {
  EXPECT_DOUBLE_EQ(prepared("a", measurer).baseline, 19);
  const BlockText heading{.font = {.size = 24}, .line_height = 36};
  const auto baseline = [&] { return prepare_paragraph(collect_text("a", heading), measurer).baseline; };
  EXPECT_DOUBLE_EQ(baseline(), 4 + 21);  // half-leading 4.5
  measurer.set_device_ratio(2);
  EXPECT_DOUBLE_EQ(baseline(), 4.5 + 21);
  measurer.set_device_ratio(1.25);
  EXPECT_DOUBLE_EQ(baseline(), 4 + 21);  // 5.625 device px
}

TEST_F(InlinePrepare, OfNothing) {
  const Paragraph paragraph = prepare_paragraph(collect_text("", {}), measurer);
  EXPECT_TRUE(paragraph.items.empty());
}

}  // namespace
}  // namespace kanbao
