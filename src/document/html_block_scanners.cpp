#include "document/html_block_scanners.h"

#include <cstring>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace kanbao {

namespace {

// Elements whose text is none of Markdown's, whatever it holds.
constexpr std::string_view verbatim_elements = " script pre textarea style ";

constexpr std::string_view block_elements =
    " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead "
    "title tr track ul ";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The name that `text` begins with; it may be empty.
std::string_view name_at(const char* text) {
  const char* end = text;
  while (is_ascii_alphanumeric(*end)) ++end;
  return {text, static_cast<std::size_t>(end - text)};
}

bool holds(std::string_view elements, std::string_view name) {
  return !name.empty() && elements.find(' ' + lower_case_ascii(name) + ' ') != std::string_view::npos;
}

// Of what stands behind <!.
int declaration_condition(const char* text) {
  if (text[0] == '-' && text[1] == '-') return 2;
  if (text[0] >= 'A' && text[0] <= 'Z') return 4;
  return text[0] == '[' && lower_case_ascii(name_at(text + 1)) == "cdata" && text[6] == '[' ? 5 : 0;
}

int tag_condition(const char* text) {
  const bool is_end_tag = *text == '/';
  const std::string_view name = name_at(is_end_tag ? text + 1 : text);
  const char* behind = name.data() + name.size();
  const bool is_named = is_space(*behind) || *behind == '>';
  if (is_named && !is_end_tag && holds(verbatim_elements, name)) return 1;
  const bool is_closed = behind[0] == '/' && behind[1] == '>';
  return (is_named || is_closed) && holds(block_elements, name) ? 6 : 0;
}

bool has(const unsigned char* line, std::string_view end) {
  const char* text = reinterpret_cast<const char*>(line);
  return std::string_view(text, std::strcspn(text, "\n")).find(end) != std::string_view::npos;
}

}  // namespace

}  // namespace kanbao

int kanbao_scan_html_block_start(const unsigned char* line) {
  const char* text = reinterpret_cast<const char*>(line);
  if (text[0] != '<') return 0;
  if (text[1] == '?') return 3;
  return text[1] == '!' ? kanbao::declaration_condition(text + 2) : kanbao::tag_condition(text + 1);
}

int kanbao_scan_html_block_end_1(const unsigned char* line) {
  for (const char* text = reinterpret_cast<const char*>(line); *text != '\0' && *text != '\n'; ++text) {
    if (text[0] != '<' || text[1] != '/') continue;
    const std::string_view name = kanbao::name_at(text + 2);
    if (text[2 + name.size()] == '>' && kanbao::holds(kanbao::verbatim_elements, name)) return 1;
  }
  return 0;
}

int kanbao_scan_html_block_end_2(const unsigned char* line) { return kanbao::has(line, "-->"); }
int kanbao_scan_html_block_end_3(const unsigned char* line) { return kanbao::has(line, "?>"); }
int kanbao_scan_html_block_end_4(const unsigned char* line) { return kanbao::has(line, ">"); }
int kanbao_scan_html_block_end_5(const unsigned char* line) { return kanbao::has(line, "]]>"); }
