#include "document/formula_delimiters.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kanbao {

namespace {

constexpr std::string_view white_space = " \t\r\n";

bool is_white(char c) { return white_space.find(c) != std::string_view::npos; }

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char at(std::string_view text, std::size_t offset) { return offset < text.size() ? text[offset] : '\n'; }

bool holds_only(std::string_view text, std::string_view characters) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return characters.find(c) != std::string_view::npos; });
}

std::size_t dollars_at(std::string_view text, std::size_t offset) {
  std::size_t count = 0;
  while (at(text, offset + count) == '$') ++count;
  return count;
}

// The next dollar or backtick that no backslash escapes; the text's end when there is none.
std::size_t next_mark(std::string_view text, std::size_t offset) {
  while (offset < text.size() && text[offset] != '$' && text[offset] != '`') offset += text[offset] == '\\' ? 2 : 1;
  return offset;
}

// Of Chinese, between what it says; its brackets are typed in formulas, too.
bool holds_pause(std::string_view text) {
  constexpr std::string_view pauses[] = {"，", "。", "；", "、", "！", "？"};
  return std::any_of(std::begin(pauses), std::end(pauses),
                     [&](std::string_view pause) { return text.find(pause) != std::string_view::npos; });
}

std::optional<std::size_t> end_in_line(std::string_view text, std::size_t begin) {
  if (is_white(at(text, begin))) return std::nullopt;
  const std::size_t end = next_mark(text, begin);
  const bool closes = dollars_at(text, end) == 1 && !is_white(text[end - 1]) && !is_word(at(text, end + 1));
  const bool is_prose = closes && holds_pause(text.substr(begin, end - begin));
  return closes && !is_prose ? std::optional(end + 1) : std::nullopt;
}

std::optional<std::size_t> end_of_code(std::string_view text, std::size_t begin) {
  const std::size_t end = text.find('`', begin);
  const bool closes = end != std::string_view::npos && end > begin && at(text, end + 1) == '$';
  return closes ? std::optional(end + 2) : std::nullopt;
}

// Dollars within, as of \text{…}, stand alone.
std::optional<std::size_t> end_of_display(std::string_view text, std::size_t begin) {
  std::size_t end = next_mark(text, begin);
  while (dollars_at(text, end) == 1) end = next_mark(text, end + 1);
  if (dollars_at(text, end) != 2) return std::nullopt;
  const bool is_blank = holds_only(text.substr(begin, end - begin), white_space);
  return is_blank ? std::nullopt : std::optional(end + 2);
}

// The place of a line's `$$`, where there is one and no other.
std::optional<std::size_t> only_fence(std::string_view line) {
  const std::size_t fence = line.find("$$");
  if (fence == std::string_view::npos || dollars_at(line, fence) != 2) return std::nullopt;
  const bool is_escaped = fence > 0 && line[fence - 1] == '\\';
  const bool is_only = line.find("$$", fence + 2) == std::string_view::npos;
  return is_only && !is_escaped ? std::optional(fence) : std::nullopt;
}

// Before it stands nothing but what may be marks of quotes, list items and tasks.
bool may_open(std::string_view line, std::size_t fence) {
  return holds_only(line.substr(0, fence), " \t>-+*.)[]x0123456789");
}

bool may_close(std::string_view line, std::size_t fence) { return holds_only(line.substr(fence + 2), white_space); }

bool is_blank(std::string_view line) { return holds_only(line, " \t>"); }

class FormulaBlockFinder {
 public:
  void read(std::string_view line) {
    ++line_;
    const std::optional<std::size_t> fence = only_fence(line);
    if (is_blank(line)) opened_ = 0;
    if (opened_ > 0 && fence && may_close(line, *fence)) {
      blocks_.push_back({opened_, line_});
      opened_ = 0;
    } else if (fence || line.find("$$") != std::string_view::npos) {
      opened_ = fence && may_open(line, *fence) ? line_ : 0;
    }
  }

  std::vector<SourceLines> found() { return std::move(blocks_); }

 private:
  int line_ = 0;
  int opened_ = 0;  // the line on which a block may have begun; 0 for none
  std::vector<SourceLines> blocks_;
};

}  // namespace

std::optional<std::size_t> end_of_formula(std::string_view text, std::size_t dollar) {
  // A run of dollars is read as a whole.
  if (dollar > 0 && text[dollar - 1] == '$') return std::nullopt;
  const std::size_t count = dollars_at(text, dollar);
  if (count == 2) return end_of_display(text, dollar + 2);
  if (count != 1 || (dollar > 0 && is_word(text[dollar - 1]))) return std::nullopt;
  return at(text, dollar + 1) == '`' ? end_of_code(text, dollar + 2) : end_in_line(text, dollar + 1);
}

// Lines end as cmark-gfm ends them.
std::vector<SourceLines> formula_blocks(std::string_view text) {
  FormulaBlockFinder finder;
  if (text.find("$$") == std::string_view::npos) return {};
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    finder.read(text.substr(begin, end - begin));
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return finder.found();
}

bool is_displayed(std::string_view written) { return written.starts_with("$$") || written.starts_with("```"); }

}  // namespace kanbao
