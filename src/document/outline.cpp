#include "document/outline.h"

#include "document/plain_text.h"

namespace kanbao {

namespace {

void collect_headings(const std::vector<Block>& blocks, std::vector<OutlineEntry>& entries) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::header) continue;
    if (block.kind == BlockKind::heading) {
      entries.push_back(outline_entry(block));
    }
    collect_headings(block.children, entries);
  }
}

}  // namespace

OutlineEntry outline_entry(const Block& heading) {
  return {heading.level, heading.anchor, as_one_line(plain_text(heading.inlines)), heading.lines.first, heading.id};
}

std::vector<OutlineEntry> outline_of(const Document& document) {
  std::vector<OutlineEntry> entries;
  collect_headings(document.blocks, entries);
  return entries;
}

}  // namespace kanbao
