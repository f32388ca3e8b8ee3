#include "viewer/report_view.h"

#include <gtest/gtest.h>

#include <limits>

#include "document/completed_document.h"
#include "document/markdown_reader.h"
#include "fake_measurer.h"

namespace kanbao {
namespace {

class ReportViewTest : public testing::Test {
 protected:
  void open(std::string_view markdown, const ReportFacts& facts = {}) {
    view.open(completed(read_markdown(markdown), facts), facts);
  }

  std::uint32_t first_image() { return view.layout().images.at(0).image; }
  Rect image_rect() { return view.layout().images.at(0).rect; }

  // The prepared text of one of the root's blocks.
  const Paragraph* paragraph_of(std::size_t block) {
    return view.layout().root.children.at(block).texts.at(0).paragraph;
  }

  // What the measurer has been asked since it was asked for `asked` texts.
  std::vector<std::string> asked_since(std::size_t asked) const {
    return {measurer.texts().begin() + static_cast<std::ptrdiff_t>(asked), measurer.texts().end()};
  }

  // The words that are painted, from the top.
  std::string painted_words() {
    std::string words;
    for (const DisplayCommand& command : view.display().commands()) {
      if (const auto* text = std::get_if<TextCommand>(&command)) (words += text->text) += ' ';
    }
    return words;
  }

  FakeMeasurer measurer;
  ReportView view{measurer};
};

TEST_F(ReportViewTest, OpeningDetailsMeasuresNothing) {
  open("<details open><summary>a</summary>b</details>\n\n<details><summary>c</summary>d</details>");
  EXPECT_EQ(painted_words(), "a b c ");
  const std::size_t asked = measurer.texts().size();
  view.set_opened({view.document().blocks.at(1).id});
  EXPECT_EQ(painted_words(), "a c d ");
  EXPECT_TRUE(asked_since(asked).empty());
  open("<details><summary>e</summary>f</details>");
  EXPECT_EQ(painted_words(), "e ");
}

TEST_F(ReportViewTest, AddedRoomMeasuresNothingAndEndsWithItsReport) {
  open("a\n\nb");
  const double height = view.layout().height;
  const std::size_t asked = measurer.texts().size();
  view.set_rooms({{view.document().blocks.at(1).id, 40}});
  EXPECT_DOUBLE_EQ(view.layout().height, height + 40);
  EXPECT_TRUE(asked_since(asked).empty());
  open("a\n\nb");
  EXPECT_DOUBLE_EQ(view.layout().height, height);
}

TEST_F(ReportViewTest, AnEmptyReportIsEmpty) {
  EXPECT_TRUE(view.display().commands().empty());
  open("");
  EXPECT_DOUBLE_EQ(view.layout().height, 0);
}

TEST_F(ReportViewTest, NothingIsComputedTwice) {
  open("看报 a b c");
  const DisplayList* list = &view.display();
  const DisplayCommand* first = list->commands().data();
  const int calls = measurer.calls();
  view.set_column_width(640);
  view.set_colour_scheme(ColourScheme::light);
  EXPECT_EQ(view.display().commands().data(), first);
  EXPECT_EQ(measurer.calls(), calls);
}

TEST_F(ReportViewTest, AnotherWidthBreaksLinesAndMeasuresNothing) {
  open("aaa bbb ccc");
  view.set_column_width(88);
  EXPECT_DOUBLE_EQ(view.layout().height, 28);
  const int calls = measurer.calls();
  view.set_column_width(56);
  EXPECT_DOUBLE_EQ(view.layout().height, 56);
  EXPECT_DOUBLE_EQ(view.layout().width, 56);
  EXPECT_EQ(measurer.calls(), calls);
}

TEST_F(ReportViewTest, AnotherSizeOfTextIsLaidOutAnewAndComesBack) {
  open("看报，a b c\n\n## 进展");
  const std::string usual = dump(view.layout());
  const double height = view.layout().height;
  view.set_text_size(24);
  EXPECT_NEAR(view.layout().height / height, 1.5, 0.01);
  view.set_justified(true);
  view.set_text_size(16);
  view.set_justified(false);
  EXPECT_EQ(dump(view.layout()), usual);
}

TEST_F(ReportViewTest, AnotherSchemeOnlyPaintsAnew) {
  open("a");
  const std::string light = dump(view.display());
  const std::string layout = dump(view.layout());
  const Box* box = view.layout().root.children.data();
  const int calls = measurer.calls();
  view.set_colour_scheme(ColourScheme::dark);
  EXPECT_NE(dump(view.display()), light);
  EXPECT_EQ(view.layout().root.children.data(), box);
  EXPECT_EQ(measurer.calls(), calls);
  view.set_colour_scheme(ColourScheme::light);
  EXPECT_EQ(dump(view.display()), light);
  view.set_contrast(Contrast::more);
  EXPECT_NE(dump(view.display()), light);
  EXPECT_EQ(view.layout().root.children.data(), box);
}

TEST_F(ReportViewTest, ColoursOfTheSitesOwnOnlyPaintAnew) {
  open("[a](https://a.example) b");
  const std::string usual = dump(view.display());
  const Box* box = view.layout().root.children.data();
  view.set_own_colours({{ColourRole::link, {1, 2, 3}}});
  const std::string own = dump(view.display());
  EXPECT_NE(own.find("#010203"), std::string::npos) << own;
  EXPECT_EQ(view.layout().root.children.data(), box);
  view.set_own_colours({});
  EXPECT_EQ(dump(view.display()), usual);
}

TEST_F(ReportViewTest, AnotherReportTakesThePlaceOfTheFirst) {
  open("a\n\n![](i.png)");
  view.set_image_size(first_image(), {10, 10});
  view.display();
  open("b");
  EXPECT_TRUE(view.layout().images.empty());
  EXPECT_NE(dump(view.display()).find("\"b\""), std::string::npos);
  open("![](i.png)");
  EXPECT_DOUBLE_EQ(image_rect().width, 320) << "the other report's image";
}

TEST_F(ReportViewTest, RemembersHowFarEachBlockIsScrolledUntilAnotherReportComes) {
  view.set_scroll(3, 10);
  view.set_scroll(5, 7);
  view.set_scroll(3, 20.5);
  ASSERT_EQ(view.scroll().size(), 2U);
  EXPECT_EQ(view.scroll()[0].block, 3U);
  EXPECT_DOUBLE_EQ(view.scroll()[0].x, 20.5);
  EXPECT_DOUBLE_EQ(view.scroll()[1].x, 7);
  view.open({}, {});
  EXPECT_TRUE(view.scroll().empty());
}

TEST_F(ReportViewTest, TheSizeOfAnImageMovesWhatIsBelowAndMeasuresNothing) {
  open("![](i.png)\n\nb");
  const double before = view.layout().height;
  const int calls = measurer.calls();
  view.set_image_size(first_image(), {400, 100});
  EXPECT_DOUBLE_EQ(image_rect().height, 100);
  EXPECT_DOUBLE_EQ(view.layout().height, before - 80);
  EXPECT_EQ(measurer.calls(), calls);
  EXPECT_NE(dump(view.display()).find("width=400 height=100"), std::string::npos);
}

TEST_F(ReportViewTest, TheSameSizeAgainChangesNothing) {
  open("![](i.png)");
  view.set_image_size(first_image(), {400, 100});
  const Box* box = view.layout().root.children.data();
  view.set_image_size(first_image(), {400, 100});
  EXPECT_EQ(view.layout().root.children.data(), box);
}

TEST_F(ReportViewTest, SizesThatThePageKnowsAreThereFromTheStart) {
  ReportFacts facts;
  facts.images["i.png"] = {"images/1.png", 400, 100};
  facts.images["j.png"] = {"images/2.png", 0, 0};
  open("- *![](i.png)*\n\n![](j.png)", facts);
  EXPECT_DOUBLE_EQ(view.layout().images.at(0).rect.height, 100);
  EXPECT_DOUBLE_EQ(view.layout().images.at(1).rect.height, 180);  // unknown: a placeholder's
}

TEST_F(ReportViewTest, SizesThatNoPictureHasAreAsGoodAsNone) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
  open("![](i.png)");
  const std::string unknown = dump(view.layout());
  for (const double nonsense : {0.0, -5.0, infinity, -infinity, not_a_number}) {
    for (const Size size : {Size{nonsense, 100}, Size{400, nonsense}, Size{nonsense, nonsense}}) {
      ReportFacts facts;
      facts.images["i.png"] = {"images/1.png", size.width, size.height};
      open("![](i.png)", facts);
      EXPECT_EQ(dump(view.layout()), unknown) << size.width << " × " << size.height;
    }
  }
}

TEST_F(ReportViewTest, AnImageThatThePageMissesSaysWhy) {
  ReportFacts facts;
  facts.broken["i.png"] = "no such file";
  facts.broken["j.png"] = "too large";
  open("![A picture](i.png)\n\n![](j.png)", facts);
  const std::string painted = dump(view.display());
  for (const char* word : {"\"picture\"", "\"such\"", "\"large\""}) {
    EXPECT_NE(painted.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(painted.find("image id"), std::string::npos);
}

TEST_F(ReportViewTest, AnImageThatFailsLaterSaysWhyAndMeasuresOnlyThat) {
  open("aaa\n\n![](i.png)");
  const std::uint32_t image = first_image();
  const std::size_t asked = measurer.texts().size();
  view.set_image_failure(image, "broken");
  EXPECT_NE(dump(view.display()).find("\"broken\""), std::string::npos);
  EXPECT_EQ(asked_since(asked), std::vector<std::string>{"broken"});
}

TEST_F(ReportViewTest, AnImageThatFailsLaterPreparesNothingAgainButItsMessage) {
  open("aaa\n\n![](i.png)\n\n![](j.png)");
  const std::uint32_t image = first_image();
  const Paragraph* text = paragraph_of(0);
  const Item* items = text->items.data();
  view.set_image_failure(image, "broken");
  EXPECT_EQ(paragraph_of(0), text);
  EXPECT_EQ(paragraph_of(0)->items.data(), items);
  const std::size_t asked = measurer.texts().size();
  view.set_image_failure(image, "gone");
  EXPECT_EQ(painted_words(), "aaa gone ");
  EXPECT_EQ(asked_since(asked), std::vector<std::string>{"gone"});
}

TEST_F(ReportViewTest, MessagesOutliveFontsThatArrive) {
  open("![](i.png)");
  view.set_image_failure(first_image(), "broken");
  EXPECT_EQ(painted_words(), "broken ");
  view.measure_again();
  EXPECT_EQ(painted_words(), "broken ");
  open("![](i.png)");
  EXPECT_EQ(painted_words(), "") << "the other report's message";
}

TEST_F(ReportViewTest, AnImageThatFailsLaterSaysWhatWasWrittenInItsStead) {
  open("![Picture](i.png)");
  view.set_image_failure(first_image(), "broken");
  const std::string painted = dump(view.display());
  EXPECT_LT(painted.find("\"Picture\""), painted.find("\"broken\""));
  EXPECT_NE(painted.find("\"broken\""), std::string::npos);
}

TEST_F(ReportViewTest, ArrangedRowsArePaintedInTheirOrderAndMeasureNothing) {
  open("aa\n\n|h|\n|-|\n|bb|\n|cc|\n|dd|\n\nee");
  EXPECT_EQ(painted_words(), "aa h bb cc dd ee ");
  const Block& table = view.document().blocks.at(1);
  const Paragraph* text = paragraph_of(0);
  const double height = view.layout().height;
  const int calls = measurer.calls();
  view.arrange({{{table.id, {table.children.at(3).id, table.children.at(1).id}}}});
  EXPECT_EQ(painted_words(), "aa h dd bb cc ee ");
  EXPECT_DOUBLE_EQ(view.layout().height, height);
  EXPECT_EQ(paragraph_of(0), text);
  EXPECT_EQ(measurer.calls(), calls);
}

TEST_F(ReportViewTest, HiddenRowsTakeNoRoomAndLeaveColumnsAsWideAsTheyAre) {
  open("|h|i|\n|-|-|\n|bbbb|x|\n|c|y|\n\nee");
  const auto x_of = [&](const std::string& word) {
    for (const auto& command : view.display().commands()) {
      const auto* text = std::get_if<TextCommand>(&command);
      if (text != nullptr && text->text == word) return text->x;
    }
    return -1.0;
  };
  const double height = view.layout().height;
  const double second_column = x_of("y");
  const int calls = measurer.calls();
  const Block& table = view.document().blocks.at(0);
  view.arrange({{{table.id, {}, {table.children.at(1).id}}}});
  EXPECT_EQ(painted_words(), "h i c y ee ");
  EXPECT_LT(view.layout().height, height);
  EXPECT_DOUBLE_EQ(x_of("y"), second_column);
  EXPECT_EQ(measurer.calls(), calls);
  view.arrange({});
  EXPECT_EQ(painted_words(), "h i bbbb x c y ee ");
}

TEST_F(ReportViewTest, WhatIsArrangedIsTheDocumentUntilItIsUndone) {
  open("|h|\n|-|\n|bb|\n|cc|\n");
  const Block& table = view.document().blocks.at(0);
  const std::uint32_t last = table.children.at(2).id;
  const std::string document = dump(view.document());
  const std::string layout = dump(view.layout());
  const std::string display = dump(view.display());
  view.arrange({{{table.id, {last}}}});
  EXPECT_EQ(view.document().blocks.at(0).children.at(1).id, last);
  EXPECT_NE(dump(view.layout()), layout);
  view.arrange({});
  EXPECT_EQ(dump(view.document()), document);
  EXPECT_EQ(dump(view.layout()), layout);
  EXPECT_EQ(dump(view.display()), display);
}

TEST_F(ReportViewTest, AnotherReportIsNotArranged) {
  open("|h|\n|-|\n|bb|\n|cc|\n");
  const Block& table = view.document().blocks.at(0);
  view.arrange({{{table.id, {table.children.at(2).id}}}});
  EXPECT_EQ(painted_words(), "h cc bb ");
  open("|h|\n|-|\n|bb|\n|cc|\n");
  EXPECT_EQ(painted_words(), "h bb cc ");
}

TEST_F(ReportViewTest, FontsThatArriveAreMeasuredAgain) {
  open("AV b");
  const auto x_of_b = [&] { return std::get<TextCommand>(view.display().commands().back()).x; };
  EXPECT_DOUBLE_EQ(x_of_b(), 24);
  measurer.kern("AV", 0.25);
  EXPECT_DOUBLE_EQ(x_of_b(), 24);
  view.measure_again();
  EXPECT_DOUBLE_EQ(x_of_b(), 20);
}

}  // namespace
}  // namespace kanbao
