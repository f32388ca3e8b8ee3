#include "document/report_header.h"

#include <utility>

#include "document/overview.h"
#include "document/url_policy.h"

namespace kanbao {

namespace {

Inline text_of(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

Block block_of(BlockKind kind, std::vector<Inline> inlines) {
  Block block;
  block.kind = kind;
  block.inlines = std::move(inlines);
  return block;
}

Inline author_of(const AuthorFact& author) {
  Inline name = text_of(author.name.empty() ? author.github : author.name);
  if (author.github.empty()) return name;
  Inline link;
  link.kind = InlineKind::link;
  link.url = "https://github.com/" + percent_encoded(author.github);
  link.children.push_back(std::move(name));
  return link;
}

std::vector<Inline> byline_of(const ReportFacts& facts) {
  const bool is_chinese = facts.language.empty() || facts.language.compare(0, 2, "zh") == 0;
  std::vector<Inline> inlines;
  if (!facts.shown_date.empty()) inlines.push_back(text_of(facts.shown_date));
  for (std::size_t i = 0; i < facts.authors.size(); ++i) {
    if (i > 0) inlines.push_back(text_of(is_chinese ? "、" : ", "));
    if (i == 0 && !inlines.empty()) inlines.push_back(text_of(" "));
    inlines.push_back(author_of(facts.authors[i]));
  }
  return inlines;
}

Block title_of(const ReportFacts& facts) {
  Block title = block_of(BlockKind::heading, {text_of(facts.title)});
  title.level = 1;
  return title;
}

}  // namespace

Document with_header(Document document, const ReportFacts& facts) {
  Block header;
  header.kind = BlockKind::header;
  if (!facts.title.empty()) header.children.push_back(title_of(facts));
  std::vector<Inline> byline = byline_of(facts);
  if (!byline.empty()) header.children.push_back(block_of(BlockKind::byline, std::move(byline)));
  for (const std::string& notice : facts.notices) {
    header.children.push_back(block_of(BlockKind::notice, {text_of(notice)}));
  }
  if (!facts.overview.tracks.empty()) header.children.push_back(overview_of(facts.overview));
  if (header.children.empty()) return document;
  document.blocks.insert(document.blocks.begin(), std::move(header));
  return document;
}

}  // namespace kanbao
