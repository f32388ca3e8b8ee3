#include "layout/layout.h"

#include <gtest/gtest.h>

#include "document/completed_document.h"
#include "document/markdown_reader.h"
#include "laid_out.h"

namespace kanbao {
namespace {

// The distance from the end of each of the root's blocks to the next.
std::vector<double> gaps(const LayoutTree& tree) {
  std::vector<double> result;
  const std::vector<Box>& blocks = tree.root.children;
  for (std::size_t i = 1; i < blocks.size(); ++i) result.push_back(blocks[i].rect.y - blocks[i - 1].rect.bottom());
  return result;
}

const Fragment& first_fragment(const Box& box) { return box.texts.at(0).lines.at(0).fragments.at(0); }

TEST(Layout, OfNothing) {
  const LaidOut report("");
  EXPECT_TRUE(report.tree().root.children.empty());
  EXPECT_DOUBLE_EQ(report.tree().height, 0);
}

TEST(Layout, ParagraphsStandApart) {
  const LaidOut report("a\n\nb\n\nc", 640);
  EXPECT_EQ(gaps(report.tree()), (std::vector<double>{20, 20}));
  EXPECT_DOUBLE_EQ(report.tree().height, 3 * 28 + 2 * 20);
  EXPECT_DOUBLE_EQ(report.tree().root.children[1].rect.width, 640);
}

TEST(Layout, HeadingsStandWithWhatFollows) {
  const LaidOut report("a\n\n## b\n\nc\n\n### d\n\ne", 640);
  EXPECT_EQ(gaps(report.tree()), (std::vector<double>{52, 16, 36, 12}));
}

TEST(Layout, AHeadingRightUnderAnotherKeepsToIt) {
  EXPECT_EQ(gaps(LaidOut("# a\n\n## b\n\n### c").tree()), (std::vector<double>{40, 32}));
}

TEST(Layout, ATitleIsSmallerInANarrowColumn) {
  LaidOut report("# a\n\nb", 480);
  EXPECT_DOUBLE_EQ(report.tree().root.children[0].rect.height, 44);
  report.set_width(479);
  EXPECT_DOUBLE_EQ(report.tree().root.children[0].rect.height, 36);
  EXPECT_EQ(gaps(report.tree()), std::vector<double>{16});
}

TEST(Layout, AListStandsCloserToItsParagraph) {
  EXPECT_EQ(gaps(LaidOut("a\n\n- b\n\nc").tree()), (std::vector<double>{12, 20}));
}

TEST(Layout, ARuleIsOnePixelWithRoomAround) {
  const LaidOut report("a\n\n---\n\nb");
  EXPECT_EQ(gaps(report.tree()), (std::vector<double>{32, 32}));
  EXPECT_DOUBLE_EQ(report.tree().root.children[1].rect.height, 1);
}

TEST(Layout, BulletedItems) {
  const LaidOut report("- a\n- b\n\n  c");
  const auto items = boxes(report.tree(), BlockKind::list_item);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_TRUE(items[0]->bullet);
  EXPECT_DOUBLE_EQ(items[0]->rect.x, 0);
  EXPECT_DOUBLE_EQ(first_fragment(items[0]->children[0]).x, 24);
  EXPECT_DOUBLE_EQ(items[1]->rect.y - items[0]->rect.bottom(), 12);
  EXPECT_DOUBLE_EQ(items[1]->children[1].rect.y - items[1]->children[0].rect.bottom(), 12);
}

TEST(Layout, ATightListIsTight) {
  const auto report = LaidOut("- a\n- b");
  const auto items = boxes(report.tree(), BlockKind::list_item);
  EXPECT_DOUBLE_EQ(items[1]->rect.y - items[0]->rect.bottom(), 6);
}

TEST(Layout, NestedListsStepIn) {
  const LaidOut report("- a\n  - b\n    - c\n- d");
  const auto items = boxes(report.tree(), BlockKind::list_item);
  ASSERT_EQ(items.size(), 4U);
  for (int i = 0; i < 3; ++i) {
    EXPECT_DOUBLE_EQ(items[i]->rect.x, 24 * i);
    EXPECT_EQ(items[i]->depth, i + 1);
  }
  EXPECT_EQ(items[3]->depth, 1);
}

TEST(Layout, AnEmptyItemIsALineHigh) {
  const LaidOut report("-\n- a");
  EXPECT_DOUBLE_EQ(boxes(report.tree(), BlockKind::list_item)[0]->rect.height, 28);
}

// "9." is 16 px wide, "10." 24: both end 8 px before the text, which begins at one x.
TEST(Layout, NumbersAreAlignedOnTheirRight) {
  const LaidOut report("9. a\n10. b");
  const auto items = boxes(report.tree(), BlockKind::list_item);
  EXPECT_EQ(text_of(*items[0]), "9.");
  EXPECT_EQ(text_of(*items[1]), "10.");
  EXPECT_FALSE(items[0]->bullet);
  EXPECT_DOUBLE_EQ(first_fragment(*items[0]).x, 32 - 8 - 16);
  EXPECT_DOUBLE_EQ(first_fragment(*items[1]).x, 32 - 8 - 24);
  for (const Box* item : items) {
    EXPECT_DOUBLE_EQ(first_fragment(item->children[0]).x, 32);
    EXPECT_DOUBLE_EQ(item->texts[0].lines[0].baseline, item->children[0].texts[0].lines[0].baseline);
  }
}

TEST(Layout, TasksHaveABoxAndNoOtherMarker) {
  const LaidOut report("- [ ] a\n- [x] b\n- c\n\n1. [ ] d\n2. e");
  const auto items = boxes(report.tree(), BlockKind::list_item);
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[0]->task, TaskState::open);
  EXPECT_EQ(items[1]->task, TaskState::done);
  EXPECT_FALSE(items[0]->bullet);
  EXPECT_TRUE(items[2]->bullet);
  EXPECT_EQ(items[3]->task, TaskState::open);
  EXPECT_TRUE(items[3]->texts.empty()) << "a number where the box stands";
  EXPECT_EQ(text_of(*items[4]), "2.");
}

TEST(Layout, QuotesStepInAndKeepTheirBarsPlace) {
  const LaidOut report("> a\n>\n> > b");
  const auto quotes = boxes(report.tree(), BlockKind::block_quote);
  EXPECT_DOUBLE_EQ(quotes[0]->rect.x, 0);
  EXPECT_DOUBLE_EQ(quotes[0]->rect.width, 640);
  EXPECT_DOUBLE_EQ(quotes[0]->rect.height, 28 + 20 + 28);
  EXPECT_DOUBLE_EQ(quotes[1]->rect.x, 20);
  EXPECT_DOUBLE_EQ(first_fragment(quotes[1]->children[0]).x, 40);
}

TEST(Layout, CodeBlocksArePadded) {
  const LaidOut report("```\na\n  b\n```");
  const Box& code = report.tree().root.children[0];
  EXPECT_DOUBLE_EQ(code.rect.height, 2 * 16 + 2 * 24);
  EXPECT_EQ(text_of(code), "a\nb");
  EXPECT_DOUBLE_EQ(first_fragment(code).x, 16);
  EXPECT_DOUBLE_EQ(code.texts[0].lines[1].fragments[0].x, 16 + 2 * 7);
}

TEST(Layout, TablesAreAsWideAsTheirContent) {
  const LaidOut report("|a|bb|\n|-|-|\n|cccc|d|");
  const auto cells = boxes(report.tree(), BlockKind::table_cell);
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_DOUBLE_EQ(cells[0]->rect.width, 32 + 24);
  EXPECT_DOUBLE_EQ(cells[1]->rect.x, 56);
  EXPECT_DOUBLE_EQ(cells[1]->rect.width, 16 + 24);
  EXPECT_DOUBLE_EQ(cells[0]->rect.height, 28 + 16);
  EXPECT_DOUBLE_EQ(cells[2]->rect.y, 44);
  EXPECT_DOUBLE_EQ(first_fragment(*cells[3]).x, 56 + 12);
  EXPECT_EQ(first_fragment(*cells[0]).style, 0U);
  EXPECT_EQ(cells[0]->texts[0].paragraph->styles[0].font.weight, FontWeight::bold);
  EXPECT_EQ(cells[2]->texts[0].paragraph->styles[0].font.weight, FontWeight::regular);
}

TEST(Layout, CellsAlignAsTheirColumn) {
  const LaidOut report("|aaaa|bbbb|cccc|\n|:-|:-:|-:|\n|a|b|c|");
  const auto cells = boxes(report.tree(), BlockKind::table_cell);
  EXPECT_DOUBLE_EQ(first_fragment(*cells[3]).x - cells[3]->rect.x, 12);
  EXPECT_DOUBLE_EQ(first_fragment(*cells[4]).x - cells[4]->rect.x, 12 + 12);
  EXPECT_DOUBLE_EQ(first_fragment(*cells[5]).x - cells[5]->rect.x, 12 + 24);
}

TEST(Layout, AWideTableIsAsWideAsTheColumn) {
  const LaidOut report("|a|b|\n|-|-|\n|aaa aaa aaa aaa|bbb bbb bbb|", 260);
  const Box& table = report.tree().root.children[0];
  EXPECT_TRUE(report.tree().scrollers.empty());
  EXPECT_NEAR(table.rect.width, 260, 1e-9);
  const Box& row = table.children[1];
  for (const Box& cell : row.children) EXPECT_DOUBLE_EQ(cell.rect.height, row.rect.height);
  EXPECT_GT(row.rect.height, 28 + 16);
}

TEST(Layout, CentredContainers) {
  const LaidOut report("<div align=\"center\">\n\naaaa\n\n</div>\n\nb", 640);
  EXPECT_DOUBLE_EQ(first_fragment(*boxes(report.tree(), BlockKind::paragraph)[0]).x, 320 - 16);
  EXPECT_DOUBLE_EQ(first_fragment(*boxes(report.tree(), BlockKind::paragraph)[1]).x, 0);
}

TEST(Layout, FootnotesAreNumbered) {
  const LaidOut report("a[^x] b[^y]\n\n[^x]: note\n[^y]: other\n\n    more");
  const auto notes = boxes(report.tree(), BlockKind::footnote);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(text_of(*notes[0]), "1.");
  EXPECT_EQ(text_of(*notes[1]), "2.");
  EXPECT_EQ(notes[1]->children.size(), 2U);
  EXPECT_DOUBLE_EQ(notes[0]->rect.y, boxes(report.tree(), BlockKind::footnotes)[0]->rect.y + 20);
}

TEST(Layout, TheReportsHeaderStandsApart) {
  ReportFacts facts;
  facts.title = "T";
  facts.shown_date = "2023年12月1日";
  facts.date = "2023-12-01";
  const Document document = completed(read_markdown("a"), facts);
  FakeMeasurer measurer;
  const Theme theme;
  const PreparedDocument prepared = prepare_document(document, theme, measurer);
  const LayoutTree tree = lay_out({document, prepared, {}, {}, {}, theme}, 640);
  ASSERT_EQ(tree.root.children.size(), 2U);
  EXPECT_EQ(gaps(tree), std::vector<double>{40});
  const Box& byline = *boxes(tree, BlockKind::byline).at(0);
  EXPECT_EQ(byline.texts[0].paragraph->styles[0].colour, ColourRole::muted);
}

TEST(Layout, AnImageTakesItsPlaceBeforeAndAfterItsSizeIsKnown) {
  LaidOut report("![a](i.png)\n\nb", 640);
  ASSERT_EQ(report.tree().images.size(), 1U);
  EXPECT_EQ(report.tree().images[0].image, report.image_id("i.png"));
  EXPECT_DOUBLE_EQ(report.tree().images[0].rect.height, 180);
  report.set_image_size("i.png", {1280, 320});
  EXPECT_DOUBLE_EQ(report.tree().images[0].rect.width, 640);
  EXPECT_DOUBLE_EQ(report.tree().images[0].rect.height, 160);
  EXPECT_DOUBLE_EQ(report.tree().images[0].rect.y, 8);
  EXPECT_DOUBLE_EQ(report.tree().root.children[0].rect.height, 176);
}

TEST(Layout, ImagesAreInReadingOrder) {
  const LaidOut report("![](a.png)\n\n- ![](b.png)\n\n|x|\n|-|\n|![](c.png)|\n\n![](d.png)");
  std::uint32_t last = 0;
  for (const PlacedImage& image : report.tree().images) {
    EXPECT_GT(image.image, last);
    last = image.image;
  }
  EXPECT_EQ(report.tree().images.size(), 4U);
}

TEST(Layout, ABrokenImageIsABoxWithItsWords) {
  const std::uint32_t image = LaidOut("a\n\n![x](i.png)").image_id("i.png");
  const LaidOut report("a\n\n![x](i.png)", 640, {{image, "alt\nnot found"}});
  const Box& box = report.tree().root.children[1];
  ASSERT_EQ(box.texts.size(), 2U);
  const Rect rect = report.tree().images[0].rect;
  EXPECT_DOUBLE_EQ(rect.width, 640);
  EXPECT_DOUBLE_EQ(rect.height, 2 * 16 + 2 * 24);
  EXPECT_TRUE(first_fragment(box).is_message);
  const PlacedText& words = box.texts[1];
  ASSERT_EQ(words.lines.size(), 2U);
  EXPECT_DOUBLE_EQ(words.lines[0].y, rect.y + 16);
  EXPECT_DOUBLE_EQ(words.lines[0].fragments[0].x, rect.x + 16);
  EXPECT_EQ(words.paragraph->styles[0].colour, ColourRole::muted);
}

TEST(Layout, ALongMessageGrowsItsBox) {
  const std::uint32_t image = LaidOut("![](i.png)").image_id("i.png");
  const LaidOut report("![](i.png)", 32 + 70, {{image, "aaaa bbbb cccc dddd"}});
  EXPECT_DOUBLE_EQ(report.tree().images[0].rect.height, 2 * 16 + 2 * 24);
}

TEST(LayoutDump, NamesBoxesLinesAndFragments) {
  EXPECT_EQ(dump(LaidOut("a b\n\n![](i.png)", 640).tree()),
            "root x=0 y=0 width=640 height=244\n"
            "  paragraph x=0 y=0 width=640 height=28\n"
            "    line y=0 height=28 baseline=19 0:a 16:b\n"
            "  paragraph x=0 y=48 width=640 height=196\n"
            "    line y=48 height=196 baseline=151 0:image(320x180)\n");
}

}  // namespace
}  // namespace kanbao
