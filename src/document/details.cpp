#include "document/details.h"

#include <utility>
#include <vector>

#include "base/ascii.h"
#include "document/html_words.h"

namespace kanbao {

namespace {

bool is_summary(const Block& block) { return block.kind == BlockKind::details_summary; }

Block empty_summary(SourceLines lines) {
  Block summary;
  summary.kind = BlockKind::details_summary;
  summary.lines = {lines.first, lines.first};
  return summary;
}

void add_summary_words(std::vector<Block>& blocks, std::string_view words) {
  for (Block& block : blocks) {
    if (is_summary(block) && block.inlines.empty()) block.inlines.emplace_back().text = words;
    add_summary_words(block.children, words);
  }
}

}  // namespace

Block make_details(std::string_view title, SourceLines lines) {
  constexpr std::string_view open = "{open}";
  Block details;
  details.kind = BlockKind::details;
  details.lines = lines;
  details.is_open = title.ends_with(open);
  if (details.is_open) title = trimmed(title.substr(0, title.size() - open.size()));
  Block& summary = details.children.emplace_back(empty_summary(lines));
  summary.inlines.emplace_back().text = title.empty() ? "Details" : title;
  return details;
}

Block with_summary_first(Block details) {
  std::vector<Block> written = std::exchange(details.children, {});
  details.children.push_back(empty_summary(details.lines));
  bool has_summary = false;
  for (Block& child : written) {
    if (is_summary(child) && !has_summary) {
      details.children.front() = std::move(child);
      has_summary = true;
      continue;
    }
    if (is_summary(child)) child.kind = BlockKind::paragraph;
    details.children.push_back(std::move(child));
  }
  return details;
}

Document with_summary_words(Document document, std::string_view language) {
  add_summary_words(document.blocks, html_words(language).details);
  return document;
}

}  // namespace kanbao
