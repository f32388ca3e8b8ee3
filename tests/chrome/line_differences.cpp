#include "line_differences.h"

#include <algorithm>
#include <charconv>

#include "base/number_text.h"
#include "layout/layout.h"

namespace kanbao {

namespace {

// The size at which the table was recorded: a thousandth of an em is a layout step.
constexpr double font_size = 15.625;

double in_px(int thousandths) { return thousandths * font_size / 1000; }

Document document_of(const std::string& text) {
  Inline words;
  words.text = text;
  Block paragraph;
  paragraph.id = 1;
  paragraph.inlines.push_back(words);
  return {{paragraph}, {}, {}};
}

// The rows of the dump that are lines, in order.
std::vector<std::string> dumped_lines(const LayoutTree& tree) {
  const std::string dumped = dump(tree);
  std::vector<std::string> lines;
  for (std::size_t first = 0; first < dumped.size();) {
    const std::size_t last = std::min(dumped.find('\n', first), dumped.size());
    const std::string row = dumped.substr(first, last - first);
    if (row.substr(std::min(row.find_first_not_of(' '), row.size())).starts_with("line ")) lines.push_back(row);
    first = last + 1;
  }
  return lines;
}

std::vector<OurLine> lines_of(const LayoutTree& tree) {
  const PlacedText& placed = tree.root.children.front().texts.front();
  const std::vector<std::string> rows = dumped_lines(tree);
  std::vector<OurLine> lines;
  for (std::size_t i = 0; i < placed.lines.size(); ++i) {
    lines.push_back({placed.paragraph->items[placed.lines[i].first_item].first, rule_of(rows[i])});
  }
  return lines;
}

// Line `i` of n begins there; behind the last line the text ends.
std::uint32_t our_start(const LineDifference& difference, std::size_t i) {
  const auto end = static_cast<std::uint32_t>(difference.text->text.size());
  return i < difference.ours.size() ? difference.ours[i].start : end;
}

std::uint32_t chromium_start(const LineDifference& difference, std::size_t i) {
  const std::vector<std::uint32_t>& starts = difference.lines->starts;
  if (i == 0) return 0;
  return i - 1 < starts.size() ? starts[i - 1] : static_cast<std::uint32_t>(difference.text->text.size());
}

// Sets `line` to the one that ends elsewhere.
bool find_line(LineDifference& difference) {
  const std::size_t count = std::max(difference.ours.size(), difference.lines->starts.size() + 1);
  while (difference.line < count) {
    const std::size_t next = difference.line + 1;
    if (our_start(difference, next) != chromium_start(difference, next)) return true;
    difference.line = next;
  }
  return false;
}

template <typename StartOf>
std::string whole_text_shown(const LineDifference& difference, std::size_t count, StartOf start_of) {
  std::string shown;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t first = start_of(difference, i);
    shown += "\n    " + difference.text->text.substr(first, start_of(difference, i + 1) - first);
  }
  return shown;
}

}  // namespace

std::optional<int> rule_of(std::string_view dumped_line) {
  constexpr std::string_view name = " rule=";
  const std::size_t at = dumped_line.find(name);
  if (at == std::string_view::npos) return std::nullopt;
  const char* first = dumped_line.data() + at + name.size();
  int rule = 0;
  const auto [end, error] = std::from_chars(first, dumped_line.data() + dumped_line.size(), rule);
  return error == std::errc() ? std::optional(rule) : std::nullopt;
}

std::vector<std::vector<OurLine>> our_lines(const RecordedText& text, TextMeasurer& measurer) {
  const Theme theme{.font_size = font_size};
  const Document document = document_of(text.text);
  const PreparedDocument prepared = prepare_document(document, theme, measurer);
  std::vector<std::vector<OurLine>> result;
  for (const RecordedLines& lines : text.lines) {
    result.push_back(lines_of(lay_out({document, prepared, {}, {}, {}, theme}, in_px(lines.width))));
  }
  return result;
}

std::vector<LineDifference> line_differences(const RecordedTable& table, TextMeasurer& measurer) {
  std::vector<LineDifference> differences;
  for (const RecordedText& text : table.texts) {
    const std::vector<std::vector<OurLine>> ours = our_lines(text, measurer);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      LineDifference difference{&text, &text.lines[i], ours[i]};
      if (find_line(difference)) differences.push_back(std::move(difference));
    }
  }
  return differences;
}

std::optional<int> rule_of(const LineDifference& difference) { return difference.ours[difference.line].rule; }

std::string line_shown(const LineDifference& difference) {
  const std::string& text = difference.text->text;
  const std::uint32_t first = our_start(difference, difference.line);
  const std::uint32_t ours = our_start(difference, difference.line + 1);
  const std::uint32_t chromium = chromium_start(difference, difference.line + 1);
  const auto [nearer, farther] = std::minmax(ours, chromium);
  const std::uint32_t last = std::max(our_start(difference, difference.line + 2), farther);
  const bool is_ours_nearer = ours < chromium;
  return text.substr(first, nearer - first) + (is_ours_nearer ? "‖" : "¦") + text.substr(nearer, farther - nearer) +
         (is_ours_nearer ? "¦" : "‖") + text.substr(farther, last - farther);
}

std::string describe(const LineDifference& difference) {
  return difference.lines->setting + ", " + number_text(difference.lines->width / 1000.0) +
         " em\n  ours:" + whole_text_shown(difference, difference.ours.size(), our_start) +
         "\n  Chromium's:" + whole_text_shown(difference, difference.lines->starts.size() + 1, chromium_start);
}

}  // namespace kanbao
