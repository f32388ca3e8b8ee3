#include "document/nesting_limit.h"

#include <optional>
#include <string_view>

namespace kanbao {

namespace {

constexpr int most_markers = 64;               // on one line
constexpr std::size_t most_indentation = 200;  // bytes at the line's start

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The offset after a container's marker that begins at `offset`, or nothing.
std::optional<std::size_t> after_marker(std::string_view line, std::size_t offset) {
  const auto at = [&](std::size_t i) { return i < line.size() ? line[i] : '\n'; };
  const auto ends = [&](std::size_t i) { return is_blank(at(i)) || at(i) == '\n'; };
  const char c = at(offset);
  if (c == '>') return offset + 1;
  if ((c == '-' || c == '+' || c == '*') && ends(offset + 1)) return offset + 1;
  std::size_t digits = offset;
  while (digits < offset + 9 && is_digit(at(digits))) ++digits;
  const bool is_number = digits > offset && (at(digits) == '.' || at(digits) == ')') && ends(digits + 1);
  return is_number ? std::optional(digits + 1) : std::nullopt;
}

std::size_t skip_blanks(std::string_view line, std::size_t offset) {
  while (offset < line.size() && is_blank(line[offset])) ++offset;
  return offset;
}

// Where the first marker too many stands. `* * * …` is a thematic break, however long.
std::optional<std::size_t> excess_marker(std::string_view line) {
  if (line.find_first_not_of("-* \t\r") == std::string_view::npos) return std::nullopt;
  std::size_t offset = skip_blanks(line, 0);
  for (int count = 0; offset < line.size(); ++count) {
    const std::optional<std::size_t> next = after_marker(line, offset);
    if (!next) return std::nullopt;
    if (count == most_markers) return is_digit(line[offset]) ? *next - 1 : offset;
    offset = skip_blanks(line, *next);
  }
  return std::nullopt;
}

void append_limited(std::string& result, std::string_view line) {
  const std::size_t indentation = skip_blanks(line, 0);
  if (indentation > most_indentation && indentation < line.size()) line.remove_prefix(indentation - most_indentation);
  const std::optional<std::size_t> excess = excess_marker(line);
  if (!excess) {
    result += line;
    return;
  }
  result += line.substr(0, *excess);
  result += '\\';
  result += line.substr(*excess);
}

bool is_suspicious(std::string_view line) {
  if (line.size() <= static_cast<std::size_t>(most_markers)) return false;
  return skip_blanks(line, 0) > most_indentation || excess_marker(line).has_value();
}

template <typename Visit>
void for_each_line(std::string_view text, Visit visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    const std::size_t next = end == std::string_view::npos ? text.size() : end + 1;
    visit(text.substr(begin, next - begin));
    begin = next;
  }
}

}  // namespace

std::string with_limited_nesting(std::string text) {
  bool is_limited = true;
  for_each_line(text, [&](std::string_view line) { is_limited = is_limited && !is_suspicious(line); });
  if (is_limited) return text;
  std::string result;
  result.reserve(text.size() + 64);
  for_each_line(text, [&](std::string_view line) { append_limited(result, line); });
  return result;
}

}  // namespace kanbao
