// Our lines are Chromium's except where a rule (text/typography_rule.h) wants otherwise; how often each does is
// recorded in differences.txt. --update (or KANBAO_UPDATE=1) rewrites that file; its difference is then to be read.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"
#include "line_differences.h"
#include "recorded_measurer.h"

namespace kanbao {
namespace {

constexpr const char* differences_path = KANBAO_CHROME "/differences.txt";
constexpr std::size_t shown_failures = 20;

bool is_update = std::getenv("KANBAO_UPDATE") != nullptr;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const RecordedTable& table() {
  static const RecordedTable read = read_recorded_table(read_file(KANBAO_CHROME "/lines.txt"));
  return read;
}

const std::vector<LineDifference>& differences() {
  static RecordedMeasurer measurer(table());
  static const std::vector<LineDifference> found = line_differences(table(), measurer);
  return found;
}

// In words of our own, which tell what the rule did to a line (text/typography_rule.h has the rules themselves).
std::string_view rule_in_words(int rule) {
  constexpr std::array<std::string_view, 10> rules = {
      "no rule: this may not be",
      "grapheme clusters stay whole",
      "full-width marks that meet share their blank",
      "marks at a line's edges lose their blank half",
      "what may not begin or end a line, or be parted",
      "squeezed rather than carried down",
      "stretched",
      "Han and Latin stand apart",
      "double marks are two em wide and stay whole",
      "addresses and code break where a reader expects",
  };
  const bool is_known = rule >= 0 && rule < static_cast<int>(rules.size());
  return is_known ? rules[static_cast<std::size_t>(rule)] : "unknown";
}

using Counts = std::map<int, std::vector<const LineDifference*>>;

Counts by_rule(const std::string& setting) {
  Counts counts;
  for (const LineDifference& difference : differences()) {
    if (difference.lines->setting == setting) counts[rule_of(difference).value_or(0)].push_back(&difference);
  }
  return counts;
}

std::map<std::string, int> columns_by_setting() {
  std::map<std::string, int> columns;
  for (const RecordedText& text : table().texts) {
    for (const RecordedLines& lines : text.lines) ++columns[lines.setting];
  }
  return columns;
}

std::string counted(const std::string& setting, int columns) {
  const Counts counts = by_rule(setting);
  int different = 0;
  std::string rows;
  for (const auto& [rule, found] : counts) {
    different += static_cast<int>(found.size());
    rows += "  rule " + std::to_string(rule) + ": " + std::to_string(found.size()) + "  (" +
            std::string(rule_in_words(rule)) + ")\n    " + line_shown(*found.front()) + '\n';
  }
  return "\n" + setting + ": " + std::to_string(columns) + " columns, " + std::to_string(columns - different) +
         " as in Chromium\n" + rows;
}

std::string all_counted() {
  std::string text =
      "# Texts in a column of which a line ends elsewhere than in Chromium " + table().chromium +
      ", counted by the rule\n# (src/text/typography_rule.h) that ended our first such line, each with an example: ‖ "
      "is "
      "where ours ends, ¦ where\n# Chromium's does. The settings are those of lines.txt. Made by `chrome_lines_test "
      "--update`.\n";
  for (const auto& [setting, columns] : columns_by_setting()) text += counted(setting, columns);
  return text;
}

TEST(ChromeLines, TableIsReadWhole) {
  EXPECT_EQ(table().error, "");
  EXPECT_GE(table().texts.size(), 300U);
  EXPECT_FALSE(table().chromium.empty());
}

TEST(ChromeLines, TableHoldsEveryKindOfTextInEachSetting) {
  std::set<std::string> kinds;
  for (const RecordedText& text : table().texts) kinds.insert(text.kind);
  EXPECT_GE(kinds.size(), 10U);
  const std::map<std::string, int> columns = columns_by_setting();
  EXPECT_EQ(columns.size(), 2U);
  for (const auto& [setting, count] : columns) EXPECT_GE(count, 1000) << setting;
}

TEST(ChromeLines, MostTextsHaveTwoToSixLines) {
  int some_lines = 0;
  int all = 0;
  for (const RecordedText& text : table().texts) {
    all += static_cast<int>(text.lines.size());
    some_lines += static_cast<int>(std::count_if(text.lines.begin(), text.lines.end(), [](const RecordedLines& lines) {
      return lines.starts.size() >= 1 && lines.starts.size() <= 5;
    }));
  }
  EXPECT_GT(some_lines, all * 9 / 10);
}

// What is added here piece by piece is as wide as Chromium set it in one: differences are not those of widths.
TEST(ChromeLines, PiecesAddUpToChromiumsWidths) {
  RecordedMeasurer measurer(table());
  const BlockText block{.font = {.size = 1000}};
  for (const RecordedText& text : table().texts) {
    const Paragraph paragraph = prepare_paragraph(collect_text(text.text, block), measurer);
    double width = 0;
    for (const Item& item : paragraph.items) width += item.advance;
    // Emoji have fractions of a unit, which the table rounds.
    EXPECT_NEAR(width, text.width, text.kind == "mention" || text.kind == "any" ? 2 : 0.01) << text.text;
  }
}

TEST(ChromeLines, EveryDifferenceHasARule) {
  std::size_t unexplained = 0;
  for (const LineDifference& difference : differences()) {
    if (rule_of(difference) || ++unexplained > shown_failures) continue;
    ADD_FAILURE() << "no rule says why a line ends elsewhere: " << describe(difference);
  }
  EXPECT_EQ(unexplained, 0U);
}

TEST(ChromeLines, DifferencesByRuleAreAsRecorded) {
  if (is_update) std::ofstream(differences_path, std::ios::binary) << all_counted();
  EXPECT_EQ(all_counted(), read_file(differences_path));
}

}  // namespace

void update_differences() { is_update = true; }

}  // namespace kanbao

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (std::find(argv, argv + argc, std::string("--update")) != argv + argc) kanbao::update_differences();
  return RUN_ALL_TESTS();
}
