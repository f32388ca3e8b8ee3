#include "document/report_facts.h"

#include <array>
#include <cmath>
#include <cstdlib>

namespace kanbao {

namespace {

using Fields = std::array<std::string, 5>;

Fields split(std::string_view line) {
  Fields fields;
  for (std::string& field : fields) {
    const std::size_t end = line.find('\t');
    field = line.substr(0, end);
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
  }
  return fields;
}

double parse_size(const std::string& text) {
  const double value = std::strtod(text.c_str(), nullptr);
  return std::isfinite(value) && value > 0 ? value : 0;
}

void read_fact(const Fields& fields, ReportFacts& facts) {
  const std::string& name = fields[0];
  if (name == "title") facts.title = fields[1];
  if (name == "date") {
    facts.date = fields[1];
    facts.shown_date = fields[2].empty() ? fields[1] : fields[2];
  }
  if (name == "author") facts.authors.push_back({fields[1], fields[2]});
  if (name == "language") facts.language = fields[1];
  if (name == "notice") facts.notices.push_back(fields[1]);
  if (name == "image") facts.images[fields[1]] = {fields[2], parse_size(fields[3]), parse_size(fields[4])};
  if (name == "link") facts.links[fields[1]] = fields[2];
  if (name == "broken") facts.broken[fields[1]] = fields[2];
}

}  // namespace

ReportFacts parse_report_facts(std::string_view text) {
  ReportFacts facts;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    read_fact(split(line), facts);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return facts;
}

}  // namespace kanbao
