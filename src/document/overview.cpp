#include "document/overview.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "document/block_search.h"

namespace kanbao {

namespace {

constexpr const char* no_break_space = "\u00a0";
constexpr std::size_t column_count = 2;

Inline text_of(std::string_view text) {
  Inline node;
  node.text = text;
  return node;
}

Inline around(InlineKind kind, Inline content) {
  Inline node;
  node.kind = kind;
  node.children.push_back(std::move(content));
  return node;
}

// Plain words where there is nowhere to go.
Inline link_to(const std::string& url, std::string_view text) {
  if (url.empty()) return text_of(text);
  Inline link = around(InlineKind::link, text_of(text));
  link.url = url;
  return link;
}

Block& add_cell(Block& row) {
  Block& cell = row.children.emplace_back();
  cell.kind = BlockKind::table_cell;
  return cell;
}

Block& add_row(Block& table) {
  Block& row = table.children.emplace_back();
  row.kind = BlockKind::table_row;
  return row;
}

void add_text(std::vector<Inline>& words, std::string_view text) { words.push_back(text_of(text)); }

void add_small_link(std::vector<Inline>& words, const std::string& url, std::string_view text) {
  Inline small = around(InlineKind::html_element, link_to(url, text));
  small.tag = "small";
  words.push_back(std::move(small));
}

void add_name(Block& row, const TrackFact& track) {
  std::vector<Inline>& words = add_cell(row).inlines;
  words.push_back(link_to(track.url, track.name));
  if (track.issue.empty()) return;
  words.emplace_back().kind = InlineKind::hard_break;
  add_small_link(words, track.issue, track.issue_name);
}

void add_figures(Block& cell, const std::vector<FigureFact>& figures) {
  for (const FigureFact& figure : figures) {
    add_text(cell.inlines, (cell.inlines.empty() ? "" : " → ") + figure.name + no_break_space);
    cell.inlines.push_back(around(InlineKind::strong, text_of(figure.number)));
    if (!figure.note.empty()) add_text(cell.inlines, figure.note);
    if (figure.part > 0) cell.chart.shares.push_back(figure.part);
  }
}

void add_findings(std::vector<Inline>& words, const std::vector<FindingFact>& findings) {
  if (!words.empty() && !findings.empty()) words.emplace_back().kind = InlineKind::hard_break;
  for (const FindingFact& finding : findings) {
    add_text(words, (&finding == &findings.front() ? "" : " · ") + finding.name + no_break_space);
    words.push_back(link_to(finding.url, finding.number));
  }
}

void add_progress(Block& row, const TrackFact& track) {
  Block& cell = add_cell(row);
  add_figures(cell, track.figures);
  cell.chart.trend = track.trend;
  add_findings(cell.inlines, track.findings);
}

void add_headings(Block& row, const OverviewFact& overview) {
  for (const std::string& heading : overview.headings) add_text(add_cell(row).inlines, heading);
  if (overview.months_url.empty()) return;
  std::vector<Inline>& last = row.children.back().inlines;
  add_text(last, " ");
  add_small_link(last, overview.months_url, overview.months);
}

}  // namespace

Block overview_of(const OverviewFact& overview) {
  Block table;
  table.kind = BlockKind::table;
  table.info = overview.name;
  table.alignments.resize(column_count, Alignment::none);
  table.has_header = !overview.headings.empty();
  if (table.has_header) add_headings(add_row(table), overview);
  for (const TrackFact& track : overview.tracks) {
    Block& row = add_row(table);
    add_name(row, track);
    add_progress(row, track);
  }
  return table;
}

Document with_overview_places(Document document, const ReportFacts& facts) {
  for (const PlaceFact& place : facts.overview.places) {
    Block* block = found_block(document, place.block);
    if (block != nullptr && block->anchor.empty()) block->anchor = place.anchor;
  }
  return document;
}

}  // namespace kanbao
