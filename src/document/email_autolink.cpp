#include "document/email_autolink.h"

#include <string_view>

namespace kanbao {

namespace {

constexpr int longest_label = 63;

bool is_letter_or_digit(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_of_name(unsigned char c) {
  constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
  return is_letter_or_digit(c) || (c != '\0' && marks.find(static_cast<char>(c)) != std::string_view::npos);
}

// Behind the label that `text` begins with; null where it begins with none.
const unsigned char* behind_label(const unsigned char* text) {
  const unsigned char* end = text;
  while (is_letter_or_digit(*end) || *end == '-') ++end;
  const bool is_label = end > text && end - text <= longest_label && *text != '-' && end[-1] != '-';
  return is_label ? end : nullptr;
}

}  // namespace

}  // namespace kanbao

int kanbao_scan_email_autolink(const unsigned char* text) {
  const unsigned char* end = text;
  while (kanbao::is_of_name(*end)) ++end;
  if (end == text || *end != '@') return 0;
  do {
    end = kanbao::behind_label(end + 1);
  } while (end != nullptr && *end == '.');
  return end != nullptr && *end == '>' ? static_cast<int>(end + 1 - text) : 0;
}
