#include "document/email_autolink.h"

#include <string_view>

#include "base/ascii.h"

namespace kanbao {

namespace {

constexpr int longest_label = 63;

bool is_of_name(char c) {
  constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
  return is_ascii_alphanumeric(c) || marks.find(c) != std::string_view::npos;
}

// Behind the label that `text` begins with; null where it begins with none.
const char* behind_label(const char* text) {
  const char* end = text;
  while (is_ascii_alphanumeric(*end) || *end == '-') ++end;
  const bool is_label = end > text && end - text <= longest_label && *text != '-' && end[-1] != '-';
  return is_label ? end : nullptr;
}

}  // namespace

}  // namespace kanbao

int kanbao_scan_email_autolink(const unsigned char* text) {
  const char* begin = reinterpret_cast<const char*>(text);
  const char* end = begin;
  while (kanbao::is_of_name(*end)) ++end;
  if (end == begin || *end != '@') return 0;
  do {
    end = kanbao::behind_label(end + 1);
  } while (end != nullptr && *end == '.');
  return end != nullptr && *end == '>' ? static_cast<int>(end + 1 - begin) : 0;
}
