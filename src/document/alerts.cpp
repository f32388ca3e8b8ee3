#include "document/alerts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "document/soft_breaks.h"

namespace kanbao {

namespace {

constexpr std::array<std::pair<std::string_view, AlertKind>, 7> kinds = {{
    {"note", AlertKind::note},
    {"info", AlertKind::note},
    {"tip", AlertKind::tip},
    {"important", AlertKind::important},
    {"warning", AlertKind::warning},
    {"caution", AlertKind::caution},
    {"danger", AlertKind::caution},
}};

// What stands behind the first line; the line's text is taken from it.
std::vector<Inline> behind_first_line(std::vector<Inline> inlines) {
  const auto end = std::find_if(inlines.begin(), inlines.end(), ends_line);
  inlines.erase(inlines.begin(), end == inlines.end() ? end : end + 1);
  return inlines;
}

}  // namespace

std::optional<AlertKind> alert_kind_of(std::string_view name) {
  const std::string lower_name = lower_case_ascii(name);
  const auto is_named = [&](const auto& kind) { return kind.first == lower_name; };
  const auto found = std::find_if(kinds.begin(), kinds.end(), is_named);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

Block make_alert(std::string_view name, std::string_view title, SourceLines lines) {
  Block alert;
  alert.kind = BlockKind::alert;
  alert.alert = alert_kind_of(name).value_or(AlertKind::note);
  alert.lines = lines;
  Block& heading = alert.children.emplace_back();
  heading.kind = BlockKind::alert_title;
  heading.alert = alert.alert;
  heading.lines = {lines.first, lines.first};
  Inline& text = heading.inlines.emplace_back();
  text.text = title;
  if (text.text.empty()) {
    text.text = lower_case_ascii(name);
    text.text.front() = static_cast<char>(text.text.front() - 32);
  }
  return alert;
}

Block with_alert(Block quote) {
  if (quote.children.empty() || quote.children.front().kind != BlockKind::paragraph) return quote;
  Block& paragraph = quote.children.front();
  if (paragraph.inlines.empty() || paragraph.inlines.front().kind != InlineKind::text) return quote;
  const std::string_view mark = paragraph.inlines.front().text;
  const std::size_t end = mark.find(']');
  if (!mark.starts_with("[!") || end == std::string_view::npos) return quote;
  const std::string_view name = mark.substr(2, end - 2);
  if (!alert_kind_of(name)) return quote;
  Block alert = make_alert(name, trimmed(mark.substr(end + 1)), quote.lines);
  paragraph.inlines = behind_first_line(std::move(paragraph.inlines));
  if (paragraph.inlines.empty()) quote.children.erase(quote.children.begin());
  std::move(quote.children.begin(), quote.children.end(), std::back_inserter(alert.children));
  return alert;
}

}  // namespace kanbao
