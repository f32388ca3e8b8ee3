#include "display/display_list.h"

#include <gtest/gtest.h>

#include <random>

#include "laid_out.h"

namespace kanbao {
namespace {

// Whether the range holds every command that touches the band, found by looking at each.
void expect_holds_all(const DisplayList& list, double top, double bottom) {
  const DisplayList::Range range = list.within(top, bottom);
  ASSERT_LE(range.first, range.last);
  ASSERT_LE(range.last, list.commands().size());
  for (std::size_t i = 0; i < list.commands().size(); ++i) {
    const Rect rect = bounds(list.commands()[i]);
    if (rect.bottom() <= top || rect.y >= bottom) continue;
    EXPECT_GE(i, range.first) << "band " << top << " to " << bottom;
    EXPECT_LT(i, range.last) << "band " << top << " to " << bottom;
  }
}

FillCommand fill(double y, double height) { return {{0, y, 10, height}, {}}; }

TEST(DisplayListWithin, OfNothing) {
  const DisplayList::Range range = DisplayList().within(0, 100);
  EXPECT_EQ(range.first, range.last);
}

TEST(DisplayListWithin, IsFewOfManyLines) {
  std::vector<DisplayCommand> commands;
  for (int i = 0; i < 10000; ++i) commands.emplace_back(fill(i * 28, 28));
  const DisplayList list(std::move(commands));
  for (const double top : {0.0, 5000.0, 140000.0, 279000.0}) {
    expect_holds_all(list, top, top + 800);
    const DisplayList::Range range = list.within(top, top + 800);
    EXPECT_LE(range.last - range.first, 200U);
  }
}

TEST(DisplayListWithin, IsNothingAboveAndBelow) {
  std::vector<DisplayCommand> commands;
  for (int i = 0; i < 200; ++i) commands.emplace_back(fill(i * 28, 28));
  const DisplayList list(std::move(commands));
  const DisplayList::Range above = list.within(-500, 0);
  const DisplayList::Range below = list.within(5600, 9000);
  EXPECT_EQ(above.first, above.last);
  EXPECT_EQ(below.first, below.last);
}

// Frames come before what they hold, and cells of a row begin again at its top.
TEST(DisplayListWithin, HoldsAllOfListsThatAreOnlyNearlySorted) {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](double limit) { return std::uniform_real_distribution<double>(0, limit)(random); };
    std::vector<DisplayCommand> commands;
    double y = 0;
    for (int i = 0; i < 600; ++i) {
      commands.emplace_back(fill(y, below(8) < 1 ? below(4000) : below(40)));
      y += below(10) < 1 ? -below(900) : below(40);
    }
    const DisplayList list(std::move(commands));
    for (int i = 0; i < 50; ++i) {
      const double top = below(14000) - 2000;
      expect_holds_all(list, top, top + below(1200));
    }
  }
}

TEST(DisplayListWithin, HoldsAllOfATableWithTallCells) {
  std::string table = "|a|b|c|\n|-|-|-|\n";
  for (int i = 0; i < 60; ++i) table += "|x|" + std::string(300, 'y') + " zz zz zz zz zz zz zz zz zz zz zz|w|\n";
  const LaidOut report("before\n\n" + table + "\nafter", 320);
  const DisplayList list = build_display_list(report.tree(), Palette(ColourScheme::light), report.theme());
  for (double top = -100; top < report.tree().height; top += 333) expect_holds_all(list, top, top + 700);
}

TEST(DisplayListBounds, OfEachCommand) {
  const auto expect_bounds = [](const DisplayCommand& command, Rect expected) {
    const Rect rect = bounds(command);
    EXPECT_DOUBLE_EQ(rect.x, expected.x);
    EXPECT_DOUBLE_EQ(rect.y, expected.y);
    EXPECT_DOUBLE_EQ(rect.width, expected.width);
    EXPECT_DOUBLE_EQ(rect.height, expected.height);
  };
  TextCommand text;
  text.x = 5;
  text.baseline = 19;
  text.advance = 30;
  text.line_height = 28;
  expect_bounds(text, {5, 0, 30, 28});
  expect_bounds(DiscCommand{{10, 20}, 3, {}}, {7, 17, 6, 6});
  expect_bounds(FrameCommand{{1, 2, 3, 4}, {}}, {1, 2, 3, 4});
  expect_bounds(TickCommand{{1, 2, 3, 4}, {}}, {1, 2, 3, 4});
  expect_bounds(LineCommand{{{4, 9}, {1, 5}, {6, 7}}, 2, {}}, {0, 4, 7, 6});
  expect_bounds(ImageCommand{7, {1, 2, 3, 4}}, {1, 2, 3, 4});
}

TEST(DisplayListDump, EachCommandIsALine) {
  TextCommand text;
  text.x = 5.5;
  text.baseline = 19;
  text.advance = 30;
  text.text = "看";
  EXPECT_EQ(dump(DisplayList({text, fill(1, 2), FrameCommand{{1, 2, 3, 4}, {1, 2, 3}, 6},
                              DiscCommand{{10, 20}, 2.5, {255, 0, 0}}, TickCommand{{1, 2, 3, 4}, {}},
                              LineCommand{{{1, 2}, {3.5, 4}}, 1.5, {}}, ImageCommand{7, {1, 2, 3, 4}}})),
            "text x=5.5 baseline=19 advance=30 font=\"400 16px sans\" color=#000000 \"看\"\n"
            "fill x=0 y=1 width=10 height=2 radius=0 color=#000000\n"
            "frame x=1 y=2 width=3 height=4 radius=6 color=#010203\n"
            "disc x=7.5 y=17.5 width=5 height=5 color=#ff0000\n"
            "tick x=1 y=2 width=3 height=4 color=#000000\n"
            "line x=0.25 y=1.25 width=4 height=3.5 thickness=1.5 color=#000000 1,2 3.5,4\n"
            "image id=7 x=1 y=2 width=3 height=4\n");
}

TEST(DisplayListDump, TellsTheScriptOfAMark) {
  TextCommand text;
  text.text = "—";
  EXPECT_EQ(dump(DisplayCommand(text)).find("script="), std::string::npos);
  text.font.script = FontScript::han;
  EXPECT_NE(dump(DisplayCommand(text)).find("sans\" script=han color="), std::string::npos);
  text.font.script = FontScript::latin;
  EXPECT_NE(dump(DisplayCommand(text)).find("sans\" script=latin color="), std::string::npos);
}

TEST(DisplayListDump, TellsTheDirectionThatATextDoesNotTell) {
  TextCommand text;
  text.text = "(";
  EXPECT_EQ(dump(DisplayCommand(text)).find("direction="), std::string::npos);
  text.font.direction = RunDirection::right_to_left;
  EXPECT_NE(dump(DisplayCommand(text)).find("sans\" direction=rtl color="), std::string::npos);
  text.font.direction = RunDirection::left_to_right;
  EXPECT_NE(dump(DisplayCommand(text)).find("sans\" direction=ltr color="), std::string::npos);
}

TEST(DisplayListDump, TellsWhatScrolls) {
  const DisplayList list({fill(1, 2), fill(3, 2), fill(5, 2), fill(7, 2)}, {{9, 1, 3, {0, 3, 5, 4}}});
  const std::string line = " width=10 height=2 radius=0 color=#000000\n";
  EXPECT_EQ(dump(list), "fill x=0 y=1" + line + "scroll block=9 x=0 y=3 width=5 height=4\n" + "fill x=0 y=3" + line +
                            "fill x=0 y=5" + line + "end\n" + "fill x=0 y=7" + line);
}

TEST(DisplayListDump, QuotesAndBackslashesAreEscaped) {
  TextCommand text;
  text.text = R"(a"b\c)";
  EXPECT_NE(dump(DisplayCommand(text)).find(R"("a\"b\\c")"), std::string::npos);
}

}  // namespace
}  // namespace kanbao
