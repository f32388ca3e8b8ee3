// A layout that is made little by little is the one that is made at once, whatever happens in between.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "document/completed_document.h"
#include "document/front_matter.h"
#include "document/markdown_reader.h"
#include "fake_measurer.h"
#include "viewer/report_view.h"

namespace kanbao {
namespace {

// A view with all that it looks at.
struct OpenReport {
  explicit OpenReport(std::string_view markdown) { open(markdown); }

  void open(std::string_view markdown) {
    const FrontMatter parts = split_front_matter(markdown);
    view.open(completed(read_markdown(parts.body), {}), {});
  }

  // How many parts were left.
  int finish() {
    int parts = 1;
    while (!view.continue_layout()) ++parts;
    return parts;
  }

  FakeMeasurer measurer;
  ReportView view{measurer};
};

using Change = std::function<void(OpenReport&)>;

std::uint32_t first_block(const OpenReport& report, BlockKind kind) {
  const std::vector<Block>& blocks = report.view.document().blocks;
  const auto is_kind = [kind](const Block& block) { return block.kind == kind; };
  return std::find_if(blocks.begin(), blocks.end(), is_kind)->id;
}

constexpr const char* with_everything =
    "# Title a\n\nText with a [link](https://a.b/) and ![a](i.png) there, and words enough to fill a line or two of "
    "the "
    "column.\n\n- a\n- b\n\n  > c\n\n3. a\n   1. ![](j.png)\n4. "
    "b[^n]\n\n|a|b|\n|-|:-:|\n|1|2|\n|3|4|\n|5|![](k.png)|\n\n"
    "```\nint a;\n```\n\n---\n\n## a\n\n### "
    "b\n\n<center>a</center>\n\n<details><summary>a</summary>b</details>\n\n[^n]: a note\n";

std::uint32_t image_of_everything(std::size_t index) {
  return OpenReport(with_everything).view.layout().images.at(index).image;
}

// Everything that a reader or the page may do.
const std::map<std::string, Change>& changes() {
  static const std::map<std::string, Change> all{
      {"nothing", [](OpenReport&) {}},
      {"width", [](OpenReport& report) { report.view.set_column_width(333); }},
      {"justified", [](OpenReport& report) { report.view.set_justified(true); }},
      {"scheme", [](OpenReport& report) { report.view.set_colour_scheme(ColourScheme::dark); }},
      {"contrast", [](OpenReport& report) { report.view.set_contrast(Contrast::more); }},
      {"image's size",
       [](OpenReport& report) {
         report.view.set_image_size(image_of_everything(1), {100, 50});
       }},
      {"image's failure",
       [](OpenReport& report) { report.view.set_image_failure(image_of_everything(0), "not there"); }},
      {"arrangement",
       [](OpenReport& report) {
         const std::uint32_t table = first_block(report, BlockKind::table);
         report.view.arrange({{{table, {table + 7, table + 4}}}});
       }},
      {"details", [](OpenReport& report) { report.view.set_opened({first_block(report, BlockKind::details)}); }},
      {"rooms",
       [](OpenReport& report) {
         report.view.set_rooms({{first_block(report, BlockKind::table), 40}});
       }},
      {"fonts",
       [](OpenReport& report) {
         report.measurer.kern("a", 0.25);
         report.view.measure_again();
       }},
      {"device ratio",
       [](OpenReport& report) {
         report.measurer.set_device_ratio(1.5);
         report.view.measure_again();
       }},
      {"another report", [](OpenReport& report) { report.open("# b\n\n![](i.png) c\n\n> d\n"); }},
  };
  return all;
}

std::string everything(OpenReport& report) { return dump(report.view.layout()) + dump(report.view.display()); }

std::vector<std::filesystem::path> markdown_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(GradualLayout, ChangesInTheMiddleLeaveNoTrace) {
  const int parts = OpenReport(with_everything).finish();
  ASSERT_GT(parts, 40);
  OpenReport unchanged(with_everything);
  for (const auto& [name, change] : changes()) {
    OpenReport expected(with_everything);
    change(expected);
    EXPECT_EQ(everything(expected) == everything(unchanged), name == "nothing") << name;
    for (int done = 0; done <= parts; ++done) {
      OpenReport report(with_everything);
      for (int i = 0; i < done; ++i) report.view.continue_layout();
      change(report);
      report.finish();
      ASSERT_EQ(everything(report), everything(expected)) << name << " after " << done << " parts";
    }
  }
}

TEST(GradualLayout, TwoChangesInTheMiddleLeaveNoTrace) {
  for (const auto& [first_name, first] : changes()) {
    for (const auto& [second_name, second] : changes()) {
      if (first_name == "another report") continue;
      OpenReport expected(with_everything);
      first(expected);
      second(expected);
      OpenReport report(with_everything);
      for (int i = 0; i < 35; ++i) report.view.continue_layout();
      first(report);
      for (int i = 0; i < 17; ++i) report.view.continue_layout();
      second(report);
      report.finish();
      ASSERT_EQ(everything(report), everything(expected)) << first_name << ", " << second_name;
    }
  }
}

TEST(GradualLayout, EveryCaseAndSampleIsLaidOutAsAtOnce) {
  int compared = 0;
  for (const char* folder : {KANBAO_CASES, KANBAO_SAMPLES}) {
    for (const std::filesystem::path& path : markdown_in(folder)) {
      const std::string markdown = contents(path);
      OpenReport at_once(markdown);
      const std::string expected = dump(at_once.view.layout());
      OpenReport report(markdown);
      const int parts = report.finish();
      EXPECT_EQ(dump(report.view.layout()), expected) << path;
      report.view.set_column_width(400);
      for (int i = 0; i < parts / 4; ++i) report.view.continue_layout();
      report.view.set_column_width(Theme().measure * Theme().font_size);
      report.finish();
      EXPECT_EQ(dump(report.view.layout()), expected) << path;
      ++compared;
    }
  }
  EXPECT_GT(compared, 30);
}

TEST(GradualLayout, WhatIsAskedForIsFinishedAtOnce) {
  OpenReport expected(with_everything);
  OpenReport report(with_everything);
  for (int i = 0; i < 30; ++i) EXPECT_FALSE(report.view.continue_layout());
  EXPECT_EQ(everything(report), everything(expected));
  EXPECT_TRUE(report.view.continue_layout());
}

TEST(GradualLayout, NothingIsDoneWhereNothingIsOutOfDate) {
  OpenReport report("a\n\nb\n");
  report.finish();
  const Box* box = report.view.layout().root.children.data();
  const int calls = report.measurer.calls();
  EXPECT_EQ(report.finish(), 1);
  EXPECT_EQ(report.view.layout().root.children.data(), box);
  report.view.set_colour_scheme(ColourScheme::dark);
  EXPECT_EQ(report.finish(), 1);
  EXPECT_EQ(report.measurer.calls(), calls);
}

TEST(GradualLayout, PartsAreSmallWhateverTheReportIsMadeOf) {
  const std::string table = "|a|\n|-|\n" + repeated("|b|\n", 100);
  const std::string quotes = repeated("> a\n> > b\n\n", 50);
  for (const std::string& markdown :
       {repeated("a\n\n", 100), repeated("# a\n\n", 100), repeated("1. a\n", 100), table, quotes}) {
    OpenReport report(markdown);
    EXPECT_GT(report.finish(), 200) << markdown.substr(0, 20);
    report.view.set_column_width(300);
    EXPECT_GT(report.finish(), 100) << markdown.substr(0, 20);
  }
}

TEST(GradualLayout, ALongTextIsPreparedInParts) {
  const int parts_of_short = OpenReport("word").finish();
  EXPECT_GT(OpenReport(repeated("word ", 2000)).finish(), parts_of_short + 4);
}

TEST(GradualLayout, ManyTextsAreMeasuredAtOnce) {
  std::string markdown;
  for (int i = 1000; i < 1400; ++i) markdown += "w" + std::to_string(i) + "\n\n";
  OpenReport report(markdown);
  report.finish();
  EXPECT_GE(report.measurer.texts().size(), 400U);
  EXPECT_LE(report.measurer.calls(), 3);
}

}  // namespace
}  // namespace kanbao
