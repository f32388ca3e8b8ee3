#include "document/figures.h"

#include <utility>

namespace kanbao {

namespace {

bool is_titled_image(const Block& block) {
  if (block.kind != BlockKind::paragraph || block.inlines.size() != 1) return false;
  const Inline& node = block.inlines.front();
  return (node.kind == InlineKind::image || node.kind == InlineKind::media) && !node.title.empty();
}

Block figure_of(Block paragraph) {
  Block figure;
  figure.kind = BlockKind::figure;
  figure.lines = paragraph.lines;
  Block caption;
  caption.kind = BlockKind::figure_caption;
  caption.lines = paragraph.lines;
  caption.inlines.emplace_back().text = std::exchange(paragraph.inlines.front().title, {});
  figure.children.push_back(std::move(paragraph));
  figure.children.push_back(std::move(caption));
  return figure;
}

}  // namespace

Block with_caption(Block block) { return is_titled_image(block) ? figure_of(std::move(block)) : block; }

}  // namespace kanbao
