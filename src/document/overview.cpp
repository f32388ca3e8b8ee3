#include "document/overview.h"

#include <string_view>
#include <utility>

#include "document/block_search.h"

namespace kanbao {

namespace {

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

void add_name(Block& row, const TrackFact& track) {
  std::vector<Inline>& words = add_cell(row).inlines;
  words.push_back(link_to(track.url, track.name));
  if (track.issue.empty()) return;
  words.emplace_back().kind = InlineKind::hard_break;
  Inline small = around(InlineKind::html_element, link_to(track.issue, track.issue_name));
  small.tag = "small";
  words.push_back(std::move(small));
}

void add_figures(Block& row, const std::vector<FigureFact>& figures) {
  Block& cell = add_cell(row);
  for (const FigureFact& figure : figures) {
    cell.inlines.push_back(text_of((cell.inlines.empty() ? "" : " → ") + figure.name + " "));
    cell.inlines.push_back(around(InlineKind::strong, text_of(figure.number)));
    if (!figure.note.empty()) cell.inlines.push_back(text_of(figure.note));
    if (figure.part > 0) cell.bar.push_back(figure.part);
  }
}

void add_finding(Block& row, const FindingFact& finding) {
  add_cell(row).inlines.push_back(link_to(finding.url, finding.number));
}

}  // namespace

Block overview_of(const OverviewFact& overview) {
  Block table;
  table.kind = BlockKind::table;
  table.info = overview.name;
  table.alignments.resize(overview.headings.size(), Alignment::none);
  Block& header = add_row(table);
  for (const std::string& heading : overview.headings) add_cell(header).inlines.push_back(text_of(heading));
  for (const TrackFact& track : overview.tracks) {
    Block& row = add_row(table);
    add_name(row, track);
    add_figures(row, track.figures);
    add_finding(row, track.highlights);
    add_finding(row, track.risks);
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
