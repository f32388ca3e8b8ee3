// ASCII letters, digits and white space, in which the names of Markdown and HTML are written whatever the text around
// them is.
#pragma once

#include <string>
#include <string_view>

namespace kanbao {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

inline std::string lower_case_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = to_lower(c);
  return result;
}

// Without the white space (HTML's ASCII whitespace, Infra Standard 4.6) at either end.
constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\r\n\f";
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

}  // namespace kanbao
