#include "document/front_matter.h"

namespace kanbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Line {
  std::string_view text;  // without its ending
  std::size_t next = 0;   // offset of the line after it
};

Line line_at(std::string_view text, std::size_t offset) {
  const std::size_t end = text.find_first_of("\r\n", offset);
  if (end == std::string_view::npos) return {text.substr(offset), text.size()};
  const bool is_crlf = text.substr(end, 2) == "\r\n";
  return {text.substr(offset, end - offset), end + (is_crlf ? 2 : 1)};
}

std::string_view without_trailing_blanks(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

bool opens(std::string_view line) { return without_trailing_blanks(line) == "---"; }

bool closes(std::string_view line) { return opens(line) || without_trailing_blanks(line) == "..."; }

FrontMatter only_body(std::string_view text) {
  FrontMatter result;
  result.body = text;
  result.lines = {1, 0};
  return result;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  const Line opening = line_at(text, 0);
  if (!opens(opening.text)) return only_body(text);

  int number = 2;
  for (std::size_t offset = opening.next; offset < text.size(); ++number) {
    const Line line = line_at(text, offset);
    if (closes(line.text)) {
      const std::string_view yaml = text.substr(opening.next, offset - opening.next);
      return {{2, number - 1}, yaml, text.substr(line.next), number + 1, true};
    }
    offset = line.next;
  }
  return only_body(text);
}

}  // namespace kanbao
