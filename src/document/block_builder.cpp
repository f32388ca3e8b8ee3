#include "document/block_builder.h"

#include <algorithm>
#include <utility>

namespace kanbao {

namespace {

constexpr std::array<std::string_view, 3> container_tags = {"div", "center", "p"};
constexpr int paragraph_tag = 2;

int container_index(std::string_view tag) {
  const auto found = std::find(container_tags.begin(), container_tags.end(), tag);
  return found == container_tags.end() ? -1 : static_cast<int>(found - container_tags.begin());
}

// Rows, cells and items make no sense without the block they belong to, so they share its fate.
bool belongs_to_parent(BlockKind kind) {
  return kind == BlockKind::list_item || kind == BlockKind::table_row || kind == BlockKind::table_cell;
}

// From the block's own first line to the last of its children; footnotes do not stand in the order of their lines.
SourceLines lines_around(const Block& block) {
  SourceLines lines{block.lines.first, block.children.back().lines.last};
  for (const Block& child : block.children) {
    lines.first = std::min(lines.first, child.lines.first);
    lines.last = std::max(lines.last, child.lines.last);
  }
  return lines;
}

// The ways back to the text stand at a footnote's end, behind its last words where there are some.
void end_in_paragraph(Block& footnote) {
  if (!footnote.children.empty() && footnote.children.back().kind == BlockKind::paragraph) return;
  Block paragraph;
  paragraph.kind = BlockKind::paragraph;
  paragraph.lines = {footnote.lines.last, footnote.lines.last};
  footnote.children.push_back(std::move(paragraph));
}

}  // namespace

BlockBuilder::BlockBuilder(EntityDecoder decode) : decode_(decode) {
  frames_.emplace_back();
  open_tags_.emplace_back();
}

void BlockBuilder::push(Block block, int container_tag) {
  const Frame& parent = frames_.back();
  const bool parent_is_flattened = parent.target != frames_.size() - 1;
  const bool is_too_deep = frames_.size() > deepest_block;
  const bool is_flattened = belongs_to_parent(block.kind) ? parent_is_flattened : is_too_deep;
  const std::size_t target = is_flattened ? parent.target : frames_.size();
  frames_.push_back({std::move(block), target, container_tag});
}

void BlockBuilder::pop() {
  const std::size_t index = frames_.size() - 1;
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  if (frame.target != index) return;
  const bool is_empty = frame.block.children.empty();
  if (is_empty && frame.container_tag >= 0) return;  // an empty div shows nothing
  // cmark-gfm counts the blank lines after a list to it, and a div may go on around Markdown.
  if (!is_empty) frame.block.lines = lines_around(frame.block);
  if (frame.block.kind == BlockKind::footnote) end_in_paragraph(frame.block);
  siblings().push_back(std::move(frame.block));
}

void BlockBuilder::open(Block block) {
  push(std::move(block), -1);
  open_tags_.emplace_back();
}

void BlockBuilder::close() {
  while (frames_.back().container_tag >= 0) pop();
  open_tags_.pop_back();
  pop();
}

void BlockBuilder::add(Block block) { siblings().push_back(std::move(block)); }

void BlockBuilder::add_html(std::string_view html, SourceLines lines) {
  std::size_t counted = 0;
  int line = lines.first;
  tokenize_html(html, [&](const HtmlToken& token) {
    const std::string_view passed = html.substr(counted, token.offset - counted);
    line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    counted = token.offset;
    if (add_html_boundary(token, lines)) return;
    if (!loose_) loose_.emplace(decode_);
    loose_->add_html_token(token, line);
  });
  flush_loose_inlines(lines);
}

// Whether the tag ends a paragraph instead of standing in one.
bool BlockBuilder::add_html_boundary(const HtmlToken& token, SourceLines lines) {
  if (token.kind == HtmlToken::Kind::text) return false;
  const HtmlRole role = role_of(token.name);
  if (role == HtmlRole::hidden) return true;  // the tokenizer has dropped the content
  if (role != HtmlRole::container && role != HtmlRole::block) return false;
  flush_loose_inlines(lines);
  if (role == HtmlRole::block) return true;
  if (token.kind == HtmlToken::Kind::start_tag) {
    open_container(token, lines);
  } else {
    close_container(container_index(token.name));
  }
  return true;
}

void BlockBuilder::open_container(const HtmlToken& token, SourceLines lines) {
  const int tag = container_index(token.name);
  if (tag == paragraph_tag && frames_.back().container_tag == paragraph_tag) close_container(paragraph_tag);
  Block container;
  container.kind = BlockKind::container;
  container.lines = lines;
  container.alignment = alignment_of(token);
  ++open_tags_.back()[static_cast<std::size_t>(tag)];
  push(std::move(container), tag);
}

void BlockBuilder::close_container(int tag) {
  if (open_tags_.back()[static_cast<std::size_t>(tag)] == 0) return;
  for (int closed = -1; closed != tag;) {
    closed = frames_.back().container_tag;
    --open_tags_.back()[static_cast<std::size_t>(closed)];
    pop();
  }
}

void BlockBuilder::flush_loose_inlines(SourceLines lines) {
  if (!loose_) return;
  Block paragraph;
  paragraph.lines = lines;
  paragraph.inlines = loose_->take();
  loose_.reset();
  if (!paragraph.inlines.empty()) add(std::move(paragraph));
}

std::vector<Block> BlockBuilder::take() {
  while (frames_.size() > 1) pop();
  open_tags_.assign(1, {});
  return std::exchange(frames_.front().block.children, {});
}

}  // namespace kanbao
