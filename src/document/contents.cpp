#include "document/contents.h"

#include <utility>

#include "document/outline.h"

namespace kanbao {

namespace {

constexpr int first_level = 2;
constexpr int last_level = 3;

bool is_contents(const Block& block) {
  if (block.kind != BlockKind::paragraph || block.inlines.size() != 1) return false;
  const Inline& node = block.inlines.front();
  if (node.kind != InlineKind::text) return false;
  return node.text == "[[toc]]" || node.text == "[[TOC]]" || node.text == "[toc]" || node.text == "[TOC]";
}

bool holds_contents(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (is_contents(block) || holds_contents(block.children)) return true;
  }
  return false;
}

Block list_at(SourceLines lines) {
  Block list;
  list.kind = BlockKind::list;
  list.lines = lines;
  list.tight = true;
  return list;
}

Block item_of(const OutlineEntry& entry, SourceLines lines) {
  Block item;
  item.kind = BlockKind::list_item;
  item.lines = lines;
  Block& paragraph = item.children.emplace_back();
  paragraph.lines = lines;
  Inline& link = paragraph.inlines.emplace_back();
  link.kind = InlineKind::link;
  link.url = "#" + entry.anchor;
  link.line = lines.first;
  link.children.emplace_back().text = entry.text;
  return item;
}

// Entries of the second level stand below the one of the first before them.
Block contents_of(const std::vector<OutlineEntry>& outline, SourceLines lines) {
  Block contents = list_at(lines);
  for (const OutlineEntry& entry : outline) {
    if (entry.level < first_level || entry.level > last_level) continue;
    if (entry.level == first_level || contents.children.empty()) {
      contents.children.push_back(item_of(entry, lines));
      continue;
    }
    std::vector<Block>& above = contents.children.back().children;
    if (above.back().kind != BlockKind::list) above.push_back(list_at(lines));
    above.back().children.push_back(item_of(entry, lines));
  }
  return contents;
}

void put_contents(std::vector<Block>& blocks, const std::vector<OutlineEntry>& outline) {
  for (Block& block : blocks) {
    if (is_contents(block)) {
      block = contents_of(outline, block.lines);
    } else {
      put_contents(block.children, outline);
    }
  }
  std::erase_if(blocks, [](const Block& block) { return block.kind == BlockKind::list && block.children.empty(); });
}

}  // namespace

Document with_contents(Document document) {
  if (holds_contents(document.blocks)) put_contents(document.blocks, outline_of(document));
  return document;
}

}  // namespace kanbao
