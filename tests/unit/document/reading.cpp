#include "reading.h"

#include <algorithm>
#include <regex>
#include <utility>

#include "document/completed_document.h"
#include "document/html_writer.h"
#include "document/markdown_reader.h"

namespace kanbao {

namespace {

void collect(const std::vector<Inline>& inlines, InlineKind kind, std::vector<const Inline*>& found) {
  for (const Inline& node : inlines) {
    if (node.kind == kind) found.push_back(&node);
    collect(node.children, kind, found);
  }
}

void collect(const std::vector<Block>& blocks, InlineKind kind, std::vector<const Inline*>& found) {
  for (const Block& block : blocks) {
    collect(block.inlines, kind, found);
    collect(block.children, kind, found);
  }
}

void collect(const std::vector<Block>& blocks, BlockKind kind, std::vector<const Block*>& found) {
  for (const Block& block : blocks) {
    if (block.kind == kind) found.push_back(&block);
    collect(block.children, kind, found);
  }
}

}  // namespace

std::string html_of(std::string_view markdown) { return html_of(read_markdown(markdown)); }

std::string html_of(Document document) {
  static const std::regex noise(
      R"re( (data-[bi]|rel|loading|decoding|aria-label|scope)="[^"]*"|\n(?=$|</?(?:p|ul|ol|li|h[1-6]|table|thead|tbody|tr|div|blockquote|pre|hr|dl|dt|dd|figure|figcaption|details|summary)\b))re");
  const std::string html = std::regex_replace(write_html(completed(std::move(document), {}), {}), noise, "");
  return html;
}

std::vector<const Inline*> all_inlines(const Document& document, InlineKind kind) {
  std::vector<const Inline*> found;
  collect(document.blocks, kind, found);
  return found;
}

std::vector<const Block*> all_blocks(const Document& document, BlockKind kind) {
  std::vector<const Block*> found;
  collect(document.blocks, kind, found);
  return found;
}

std::vector<std::string> link_urls(std::string_view markdown) {
  const Document document = read_markdown(markdown);
  std::vector<std::string> urls;
  for (const Inline* link : all_inlines(document, InlineKind::link)) urls.push_back(link->url);
  return urls;
}

int inline_depth(const std::vector<Inline>& inlines) {
  int deepest = 0;
  for (const Inline& node : inlines) deepest = std::max(deepest, 1 + inline_depth(node.children));
  return deepest;
}

int block_depth(const std::vector<Block>& blocks) {
  int deepest = 0;
  for (const Block& block : blocks) deepest = std::max(deepest, 1 + block_depth(block.children));
  return deepest;
}

}  // namespace kanbao
