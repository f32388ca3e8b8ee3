// Lays the texts of the table out and says where our lines end elsewhere than Chromium's. Of a text in one column only
// the first difference counts: the lines behind it follow from it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "recorded_table.h"
#include "text/text_measurer.h"

namespace kanbao {

struct OurLine {
  std::uint32_t start = 0;  // byte of the text
  std::optional<int> rule;  // text/typography_rule.h, that moved the line's end
};

struct LineDifference {
  const RecordedText* text = nullptr;
  const RecordedLines* lines = nullptr;
  std::vector<OurLine> ours;
  std::size_t line = 0;  // the one that ends elsewhere
};

// The rule that a row of dump(LayoutTree) names for its line.
std::optional<int> rule_of(std::string_view dumped_line);

// Our lines of the text in each of the columns for which Chromium's are recorded, in their order.
std::vector<std::vector<OurLine>> our_lines(const RecordedText& text, TextMeasurer& measurer);

std::vector<LineDifference> line_differences(const RecordedTable& table, TextMeasurer& measurer);

std::optional<int> rule_of(const LineDifference& difference);

// The line that ends elsewhere and the one behind it: ‖ is where ours ends, ¦ where Chromium's does.
std::string line_shown(const LineDifference& difference);

// Column, both ways to set the whole text.
std::string describe(const LineDifference& difference);

}  // namespace kanbao
