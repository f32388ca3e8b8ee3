#include "recorded_table.h"

#include <charconv>
#include <utility>

namespace kanbao {

namespace {

// A row, taken apart from its start.
class Row {
 public:
  explicit Row(std::string_view row) : rest_(row) {}

  std::string_view word() {
    const std::string_view taken = rest_.substr(0, rest_.find(' '));
    rest_.remove_prefix(taken.size() == rest_.size() ? taken.size() : taken.size() + 1);
    return taken;
  }

  int number() {
    const std::string_view digits = word();
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    is_good_ = is_good_ && error == std::errc() && end == digits.data() + digits.size();
    return value;
  }

  std::string rest() {
    is_good_ = is_good_ && !rest_.empty();
    return std::string(rest_);
  }

  std::string piece() { return rest_ == "␣" ? " " : rest(); }

  bool is_empty() const { return rest_.empty(); }
  bool is_good() const { return is_good_; }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

class Reader {
 public:
  // Whether the row says what it should.
  bool read(std::string_view text) {
    Row row(text);
    const std::string_view kind = row.word();
    if (kind == "advance") return read_advance(row);
    if (kind == "blank") return read_blank(row);
    if (kind == "text") return read_text(row);
    if (kind == "lines") return read_lines(row);
    if (kind == "chromium") table_.chromium = row.rest();
    return kind == "chromium" || kind == "font" || kind == "date" || kind == "seed" || kind == "setting";
  }

  RecordedTable finished(std::string error) {
    table_.error = std::move(error);
    return std::move(table_);
  }

 private:
  bool read_advance(Row& row) {
    std::array<int, 3> advances{};
    for (int& advance : advances) advance = row.number();
    table_.advances[row.piece()] = advances;
    return row.is_good();
  }

  bool read_blank(Row& row) {
    const int before = row.number();
    const int after = row.number();
    table_.blanks[row.piece()] = {before, after};
    return row.is_good();
  }

  bool read_text(Row& row) {
    RecordedText text;
    text.kind = row.word();
    text.width = row.number();
    text.text = row.rest();
    table_.texts.push_back(std::move(text));
    return row.is_good();
  }

  bool read_lines(Row& row) {
    if (table_.texts.empty()) return false;
    RecordedLines lines;
    lines.setting = row.word();
    lines.width = row.number();
    while (!row.is_empty()) lines.starts.push_back(static_cast<std::uint32_t>(row.number()));
    table_.texts.back().lines.push_back(std::move(lines));
    return row.is_good();
  }

  RecordedTable table_;
};

}  // namespace

RecordedTable read_recorded_table(std::string_view rows) {
  Reader reader;
  for (int number = 1; !rows.empty(); ++number) {
    const std::string_view row = rows.substr(0, rows.find('\n'));
    rows.remove_prefix(row.size() == rows.size() ? row.size() : row.size() + 1);
    const bool says_something = !row.empty() && row.front() != '#';
    if (says_something && !reader.read(row)) {
      return reader.finished("row " + std::to_string(number) + ": " + std::string(row));
    }
  }
  return reader.finished("");
}

}  // namespace kanbao
