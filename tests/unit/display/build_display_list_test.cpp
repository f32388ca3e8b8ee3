#include <gtest/gtest.h>

#include <utility>

#include "display/display_list.h"
#include "laid_out.h"

namespace kanbao {
namespace {

// What is painted of a report, in the light palette unless another is asked for.
class Painted {
 public:
  explicit Painted(std::string_view markdown, ColourScheme scheme = ColourScheme::light,
                   const std::vector<ImageMessage>& messages = {}, double width = 640, const ReportFacts& facts = {})
      : report(markdown, width, messages, facts),
        list(build_display_list(report.tree(), Palette(scheme), report.theme())) {}

  template <typename Command>
  std::vector<Command> all() const {
    std::vector<Command> found;
    for (const DisplayCommand& command : list.commands()) {
      if (const auto* wanted = std::get_if<Command>(&command)) found.push_back(*wanted);
    }
    return found;
  }

  TextCommand text(std::string_view wanted) const {
    for (const TextCommand& command : all<TextCommand>()) {
      if (command.text == wanted) return command;
    }
    ADD_FAILURE() << "no text " << wanted;
    return {};
  }

  LaidOut report;
  DisplayList list;
};

const Palette light(ColourScheme::light);

void expect_rect(const Rect& rect, double x, double y, double width, double height) {
  EXPECT_NEAR(rect.x, x, 1e-9);
  EXPECT_NEAR(rect.y, y, 1e-9);
  EXPECT_NEAR(rect.width, width, 1e-9);
  EXPECT_NEAR(rect.height, height, 1e-9);
}

TEST(BuildDisplayList, TextStandsOnItsBaseline) {
  const TextCommand word = Painted("a bc").text("bc");
  EXPECT_DOUBLE_EQ(word.x, 16);
  EXPECT_DOUBLE_EQ(word.baseline, 19);
  EXPECT_DOUBLE_EQ(word.advance, 16);
  EXPECT_EQ(word.font, Font{});
  EXPECT_EQ(word.colour, light[ColourRole::text]);
}

TEST(BuildDisplayList, ColoursFollowTheScheme) {
  const char* report = "# t\n\na [b](https://a/) `c`\n\n###### d";
  for (const ColourScheme scheme : {ColourScheme::light, ColourScheme::dark}) {
    const Palette palette(scheme);
    const Painted painted(report, scheme);
    EXPECT_EQ(painted.text("t").colour, palette[ColourRole::heading]);
    EXPECT_EQ(painted.text("a").colour, palette[ColourRole::text]);
    EXPECT_EQ(painted.text("b").colour, palette[ColourRole::link]);
    EXPECT_EQ(painted.text("d").colour, palette[ColourRole::muted]);
    EXPECT_EQ(painted.all<FillCommand>()[0].colour, palette[ColourRole::code_fill]);
  }
}

TEST(BuildDisplayList, RaisedTextLeavesTheBaseline) {
  const Painted painted("a<sup>2</sup><sub>3</sub>");
  EXPECT_DOUBLE_EQ(painted.text("2").baseline, 19 - 6.4);
  EXPECT_DOUBLE_EQ(painted.text("3").baseline, 19 + 3.2);
}

// 14 px of code: 21 px high, 3 px beyond the text on either side, beneath it.
TEST(BuildDisplayList, CodeStandsOnAFill) {
  const Painted painted("a `bb cc` d");
  ASSERT_EQ(painted.all<FillCommand>().size(), 1U);
  const FillCommand fill = painted.all<FillCommand>()[0];
  expect_rect(fill.rect, 16, 19 - 14 * 0.36 - 10.5, 35 + 6, 21);
  EXPECT_GT(fill.radius, 0);
  EXPECT_GE(painted.text("bb").baseline, fill.rect.y);
}

TEST(BuildDisplayList, AFillLiesBeneathItsText) {
  const Painted painted("`b`");
  ASSERT_EQ(painted.list.commands().size(), 2U);
  EXPECT_TRUE(std::holds_alternative<FillCommand>(painted.list.commands()[0]));
}

TEST(BuildDisplayList, MarksStandOnTheirColour) {
  EXPECT_EQ(Painted("<mark>a</mark>").all<FillCommand>().at(0).colour, light[ColourRole::mark_fill]);
}

TEST(BuildDisplayList, DecorationsSpanTheWords) {
  const FillCommand through = Painted("a ~~bb cc~~").all<FillCommand>().at(0);
  expect_rect(through.rect, 16, 19 - 0.34 * 16, 40, 1);
  EXPECT_EQ(through.colour, light[ColourRole::text]);
  const FillCommand under = Painted("<u>a</u>").all<FillCommand>().at(0);
  EXPECT_GT(under.rect.y, 19);
  EXPECT_LT(under.rect.bottom(), 28);
}

TEST(BuildDisplayList, ADecorationLiesOverItsText) {
  const Painted painted("~~b~~");
  EXPECT_TRUE(std::holds_alternative<FillCommand>(painted.list.commands().back()));
}

TEST(BuildDisplayList, BulletsStandInTheMiddleOfTheFirstLine) {
  const Painted painted("- a\n  - b");
  ASSERT_EQ(painted.all<DiscCommand>().size(), 1U);
  const DiscCommand disc = painted.all<DiscCommand>()[0];
  EXPECT_DOUBLE_EQ(disc.centre.y, 14);
  EXPECT_LT(disc.centre.x + disc.radius, painted.text("a").x);
  ASSERT_EQ(painted.all<FrameCommand>().size(), 1U);  // the inner list's is hollow
  EXPECT_LT(painted.all<FrameCommand>()[0].rect.right(), painted.text("b").x);
}

TEST(BuildDisplayList, TasksShowTheirState) {
  const Painted painted("- [ ] a\n- [x] b");
  EXPECT_EQ(painted.all<FrameCommand>().size(), 2U);
  ASSERT_EQ(painted.all<TickCommand>().size(), 1U);
  EXPECT_DOUBLE_EQ(painted.all<TickCommand>()[0].rect.y, painted.all<FrameCommand>()[1].rect.y);
  EXPECT_TRUE(painted.all<DiscCommand>().empty());
}

TEST(BuildDisplayList, QuotesHaveABar) {
  const FillCommand bar = Painted("> a\n>\n> b").all<FillCommand>().at(0);
  expect_rect(bar.rect, 0, 0, 4, 28 + 20 + 28);
  EXPECT_EQ(bar.colour, light[ColourRole::quote_rule]);
}

ReportFacts facts_with_charts(bool has_trend) {
  TrackFact track;
  track.name = "a";
  track.figures = {{"总", "4", "", 1}, {"成", "1", "", 0.25}};
  if (has_trend) track.trend = {{0, 0}, {1, 1}};
  ReportFacts facts;
  facts.overview.headings = {"d", "e"};
  facts.overview.tracks = {track};
  return facts;
}

std::vector<FillCommand> shares_of(const Painted& painted) {
  std::vector<FillCommand> shares;
  for (const FillCommand& command : painted.all<FillCommand>()) {
    if (command.colour == light[ColourRole::bar_fill]) shares.push_back(command);
  }
  return shares;
}

TEST(BuildDisplayList, SharesLieOverOneAnotherAboveTheirText) {
  const Painted painted("text", ColourScheme::light, {}, 640, facts_with_charts(false));
  const std::vector<FillCommand> shares = shares_of(painted);
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_NEAR(shares[1].rect.width, shares[0].rect.width / 4, 1e-9);
  EXPECT_DOUBLE_EQ(shares[0].rect.x, painted.text("总").x);
  EXPECT_LT(shares[0].rect.bottom(), painted.text("总").line_y);
  EXPECT_TRUE(painted.all<LineCommand>().empty());
}

TEST(BuildDisplayList, ATrendStandsBesideTheSharesAndEndsInADisc) {
  const Painted painted("text", ColourScheme::light, {}, 640, facts_with_charts(true));
  ASSERT_EQ(painted.all<LineCommand>().size(), 1U);
  const LineCommand line = painted.all<LineCommand>()[0];
  EXPECT_GT(bounds(DisplayCommand(line)).x, shares_of(painted)[0].rect.right());
  EXPECT_GT(line.points[0].y, line.points[1].y);
  ASSERT_EQ(painted.all<DiscCommand>().size(), 1U);
  EXPECT_DOUBLE_EQ(painted.all<DiscCommand>()[0].centre.y, line.points[1].y);
}

TEST(BuildDisplayList, RulesAndCodeBlocks) {
  expect_rect(Painted("---").all<FillCommand>().at(0).rect, 0, 0, 640, 1);
  expect_rect(Painted("```\na\n```").all<FillCommand>().at(0).rect, 0, 0, 640, 56);
}

Painted painted_code(const std::string& markdown, std::vector<CodeRun> runs, std::vector<MarkedLine> lines) {
  ReportFacts facts;
  facts.code = {{.block = 1, .caption = {}, .text = {}, .runs = std::move(runs), .lines = std::move(lines)}};
  return Painted(markdown, ColourScheme::light, {}, 640, facts);
}

TEST(BuildDisplayList, CodeHasTheColoursOfItsRuns) {
  const Painted painted = painted_code("```\nif a\n```", {{2, CodeRole::keyword}}, {});
  EXPECT_EQ(painted.text("if").colour, light[ColourRole::code_keyword]);
  EXPECT_EQ(painted.text("a").colour, light[ColourRole::code]);
}

TEST(BuildDisplayList, MarkedLinesAreFilledFromEdgeToEdge) {
  const Painted painted =
      painted_code("```\na\n\nb\n```", {}, {{0, LineMark::highlighted}, {2, LineMark::removed}, {3, LineMark::added}});
  const std::vector<FillCommand> fills = painted.all<FillCommand>();
  ASSERT_EQ(fills.size(), 4U) << "the block, two lines and the bar of a minus; there is no fourth line";
  expect_rect(fills[1].rect, 0, 16, 640, 24);
  EXPECT_EQ(fills[1].colour, light[ColourRole::line_fill]);
  expect_rect(fills[2].rect, 0, 64, 640, 24);
  EXPECT_EQ(fills[2].colour, light[ColourRole::removed_fill]);
  expect_rect(fills[3].rect, 4, 75, 8, 2);
  EXPECT_EQ(fills[3].colour, light[ColourRole::code_keyword]);
}

TEST(BuildDisplayList, AnAddedLineHasAPlus) {
  const std::vector<FillCommand> fills = painted_code("```\na\n```", {}, {{0, LineMark::added}}).all<FillCommand>();
  ASSERT_EQ(fills.size(), 4U);
  EXPECT_EQ(fills[1].colour, light[ColourRole::added_fill]);
  expect_rect(fills[2].rect, 4, 27, 8, 2);
  expect_rect(fills[3].rect, 7, 24, 2, 8);
}

TEST(BuildDisplayList, WhatCodeIsCalledKeepsToIt) {
  ReportFacts facts;
  facts.code = {{.block = 2, .caption = "a.js", .text = {}, .runs = {}, .lines = {}}};
  const Painted painted("a\n\n```\nb\n```", ColourScheme::light, {}, 640, facts);
  EXPECT_EQ(painted.text("a.js").colour, light[ColourRole::muted]);
  EXPECT_DOUBLE_EQ(painted.text("a.js").line_y, 28 + 20);
  EXPECT_DOUBLE_EQ(painted.all<FillCommand>().at(0).rect.y, 28 + 20 + 24 + 6);
}

// The fill of a code block stays where it is, what is written on it moves.
TEST(BuildDisplayList, WideCodeMovesOnItsFill) {
  const Painted painted("a\n\n```\n" + std::string(60, 'b') + "\n```\n\nc", ColourScheme::light, {}, 320);
  ASSERT_EQ(painted.list.scrolled().size(), 1U);
  const ScrolledCommands& part = painted.list.scrolled()[0];
  expect_rect(part.clip, 0, 48, 320, 56);
  EXPECT_EQ(part.block, painted.report.tree().scrollers[0].block);
  ASSERT_EQ(part.last, part.first + 1);
  EXPECT_EQ(std::get<TextCommand>(painted.list.commands()[part.first]).text, std::string(60, 'b'));
  EXPECT_TRUE(std::holds_alternative<FillCommand>(painted.list.commands()[part.first - 1]));
}

TEST(BuildDisplayList, AWideTableMovesWithItsRulesAndFills) {
  const std::string word(30, 'w');
  const Painted painted("|a|b|\n|-|-|\n|" + word + "|" + word + "|", ColourScheme::light, {}, 320);
  ASSERT_EQ(painted.list.scrolled().size(), 1U);
  const ScrolledCommands& part = painted.list.scrolled()[0];
  expect_rect(part.clip, 0, 0, 320, 88 + 12);
  EXPECT_EQ(part.first, 0U);
  EXPECT_EQ(part.last, painted.list.commands().size());
  expect_rect(painted.all<FillCommand>()[0].rect, 0, 0, 2 * (240 + 24), 44);
}

// A box of which nothing is seen holds no place for the next one's.
TEST(BuildDisplayList, WideCodeWithoutInkMovesNothing) {
  const std::string blank = "```\n" + std::string(60, ' ') + "\n```\n\n";
  const Painted painted(blank + "```\n" + std::string(60, 'b') + "\n```", ColourScheme::light, {}, 320);
  ASSERT_EQ(painted.report.tree().scrollers.size(), 2U);
  ASSERT_EQ(painted.list.scrolled().size(), 1U);
  EXPECT_EQ(painted.list.scrolled()[0].block, painted.report.tree().scrollers[1].block);
}

TEST(BuildDisplayList, TablesHaveAHeaderAndALineUnderEachRow) {
  const std::vector<FillCommand> fills = Painted("|a|\n|-|\n|b|").all<FillCommand>();
  ASSERT_EQ(fills.size(), 3U);
  expect_rect(fills[0].rect, 0, 0, 32, 44);
  EXPECT_EQ(fills[0].colour, light[ColourRole::header_fill]);
  expect_rect(fills[1].rect, 0, 43, 32, 1);
  expect_rect(fills[2].rect, 0, 87, 32, 1);
}

TEST(BuildDisplayList, FootnotesStandUnderARule) {
  const std::vector<FillCommand> fills = Painted("a[^x]\n\n[^x]: n").all<FillCommand>();
  ASSERT_EQ(fills.size(), 1U);
  expect_rect(fills[0].rect, 0, 48, 640, 1);
}

TEST(BuildDisplayList, ImagesHaveTheirPlace) {
  const Painted painted("![a](i.png)");
  ASSERT_EQ(painted.all<ImageCommand>().size(), 1U);
  const ImageCommand image = painted.all<ImageCommand>()[0];
  EXPECT_EQ(image.image, painted.report.image_id("i.png"));
  expect_rect(image.rect, 0, 8, 320, 180);
}

TEST(BuildDisplayList, ABrokenImageIsAFrameWithItsReason) {
  const std::uint32_t id = LaidOut("![a](i.png)").image_id("i.png");
  const Painted painted("![a](i.png)", ColourScheme::light, {{id, "reason"}});
  EXPECT_TRUE(painted.all<ImageCommand>().empty());
  ASSERT_EQ(painted.all<FrameCommand>().size(), 1U);
  const TextCommand reason = painted.text("reason");
  EXPECT_TRUE(painted.all<FrameCommand>()[0].rect.contains({reason.x, reason.baseline}));
  EXPECT_EQ(reason.colour, light[ColourRole::muted]);
}

}  // namespace
}  // namespace kanbao
