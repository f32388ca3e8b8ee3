#include "document/block_builder.h"

#include <algorithm>
#include <utility>

#include "document/alerts.h"
#include "document/details.h"
#include "document/image_row.h"

namespace kanbao {

namespace {

int container_index(std::string_view tag) {
  const auto found = std::find(container_tags.begin(), container_tags.end(), tag);
  return found == container_tags.end() ? -1 : static_cast<int>(found - container_tags.begin());
}

bool is_open_tag(int tag, std::string_view name) {
  return tag >= 0 && container_tags[static_cast<std::size_t>(tag)] == name;
}

bool is_place(const Inline& node) {
  return node.kind == InlineKind::html_element && !node.anchor.empty() && node.children.empty();
}

bool takes_inlines(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::table_cell ||
         kind == BlockKind::description_term || kind == BlockKind::figure_caption || kind == BlockKind::details_summary;
}

// Only paragraphs have what makes a list loose (CommonMark 5.3), and of elements only they are told by a style sheet.
bool holds_paragraphs(const Block& list) {
  const auto is_paragraph = [](const Block& block) { return block.kind == BlockKind::paragraph; };
  return std::any_of(list.children.begin(), list.children.end(), [&](const Block& item) {
    return std::any_of(item.children.begin(), item.children.end(), is_paragraph);
  });
}

// What stands in a list beside its items is an item, too, as browsers show it.
Block as_item(Block block) {
  Block item;
  item.kind = BlockKind::list_item;
  item.lines = block.lines;
  item.children.push_back(std::move(block));
  return item;
}

// A summary is one block of words: what would be blocks in it are lines of it.
bool is_line_in_summary(std::string_view tag) {
  const HtmlRole role = role_of(tag);
  const bool holds_text = role == HtmlRole::leaf || role == HtmlRole::container || role == HtmlRole::block;
  return holds_text && tag != "summary" && tag != "details";
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

// What its children make of it.
Block completed_parent(Block parent) {
  if (parent.kind == BlockKind::block_quote) return with_alert(std::move(parent));
  if (parent.kind == BlockKind::details) return with_summary_first(std::move(parent));
  if (parent.kind == BlockKind::row) return with_columns(std::move(parent));
  return parent;
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

BlockBuilder::BlockBuilder(EntityDecoder decode, std::vector<DroppedElement>& dropped,
                           const std::vector<Component>* components)
    : decode_(decode), dropped_(&dropped), components_(components, decode) {
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
  if (frame.block.kind == BlockKind::list && !holds_paragraphs(frame.block)) frame.block.tight = true;
  append(completed_parent(std::move(frame.block)));
}

void BlockBuilder::append(Block block) {
  last_line_ = block.lines.last;
  if (block.kind == BlockKind::heading) end_table();  // its end tag has been forgotten
  if (table_ && frames_.size() <= table_depth_) return table_->add(block);
  if (target().kind != BlockKind::row) block.share = 0;
  const bool is_loose = target().kind == BlockKind::list && block.kind != BlockKind::list_item;
  target().children.push_back(is_loose ? as_item(std::move(block)) : std::move(block));
}

void BlockBuilder::open(Block block) {
  push(std::move(block), -1);
  open_tags_.emplace_back();
  components_.begin_scope();
}

void BlockBuilder::close() {
  end_components();
  if (frames_.size() <= table_depth_) end_table();
  while (frames_.back().container_tag >= 0) pop();
  open_tags_.pop_back();
  pop();
}

// Markdown within a heading of raw HTML is that heading's; a summary takes the words of a heading, too.
void BlockBuilder::add(Block block) {
  if (leaf_ && (block.kind == BlockKind::paragraph || (is_in_summary() && block.kind == BlockKind::heading))) {
    leaf_->inlines = std::move(block.inlines);
    block = *std::exchange(leaf_, std::nullopt);
  }
  const bool has_only_places = std::all_of(block.inlines.begin(), block.inlines.end(), is_place);
  if (takes_inlines(block.kind) && (!has_only_places || block.kind == BlockKind::heading)) {
    block.inlines.insert(block.inlines.begin(), places_.begin(), places_.end());
    places_.clear();
  } else if (block.kind == BlockKind::paragraph && !block.inlines.empty()) {
    places_.insert(places_.end(), block.inlines.begin(), block.inlines.end());
    return;
  }
  append(std::move(block));
}

void BlockBuilder::add_html(std::string_view html, SourceLines lines) {
  std::size_t counted = 0;
  int line = lines.first;
  last_line_ = lines.last;
  tokenize_html(html, [&](const HtmlToken& token) {
    const std::string_view passed = html.substr(counted, token.offset - counted);
    line += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
    counted = token.offset;
    const bool is_code = leaf_ && leaf_->kind == BlockKind::code_block;
    const std::optional<std::string> shown = is_code ? std::nullopt : components_.html_for(token);
    shown ? add_shown(*shown, lines, line) : add_html_token(token, lines, line);
  });
  end_html(lines);
}

// The HTML that stands for tags of a component.
void BlockBuilder::add_shown(std::string_view html, SourceLines lines, int line) {
  tokenize_html(html, [&](const HtmlToken& token) { add_html_token(token, lines, line); });
}

void BlockBuilder::add_html_token(const HtmlToken& token, SourceLines lines, int line) {
  if (add_to_table(token, line) || add_preformatted(token)) return;
  const bool is_in_media = loose_ && loose_->belongs_to_media(token);
  if (!is_in_media && add_html_boundary(token, lines, line)) return;
  if (loose_ && !leaf_ && loose_->begins_paragraph(token)) flush_loose_inlines(lines);
  add_loose(token, line);
}

void BlockBuilder::add_loose(const HtmlToken& token, int line) {
  if (!loose_) loose_.emplace(decode_, *dropped_);
  loose_->add_html_token(token, line);
}

void BlockBuilder::end_html(SourceLines lines) {
  const bool is_code = leaf_ && leaf_->kind == BlockKind::code_block;
  is_code ? end_leaf(lines) : flush_loose_inlines(lines);
}

// Those that nobody has ended end with what they stand in.
void BlockBuilder::end_components() {
  const std::string html = components_.end_scope();
  const SourceLines end{last_line_, last_line_};
  add_shown(html, end, last_line_);
  if (!html.empty()) end_html(end);
}

// Whether the tag ends a paragraph instead of standing in one.
bool BlockBuilder::add_html_boundary(const HtmlToken& token, SourceLines lines, int line) {
  if (token.kind == HtmlToken::Kind::text) return false;
  const bool is_start = token.kind == HtmlToken::Kind::start_tag;
  if (is_in_summary() && is_line_in_summary(token.name)) return false;
  switch (role_of(token.name)) {
    case HtmlRole::hidden:  // the tokenizer has dropped the content
      if (is_start) dropped_->push_back({line, token.name});
      return true;
    case HtmlRole::container:
      end_leaf(lines);
      is_start ? open_container(token, lines) : close_container(container_index(token.name));
      return true;
    case HtmlRole::leaf:
    case HtmlRole::preformatted:
      end_leaf(lines);
      if (is_start) begin_leaf(token, lines, line);
      return true;
    case HtmlRole::rule:
      end_leaf(lines);
      if (is_start) add_rule(lines);
      return true;
    case HtmlRole::table:
      end_leaf(lines);
      if (is_start) begin_table(lines);
      return true;
    case HtmlRole::block:
      if (is_start) dropped_->push_back({line, token.name});
      end_leaf(lines);
      return true;
    case HtmlRole::embedded:
      end_leaf(lines);
      if (is_start) add_loose(token, line);
      end_leaf(lines);
      return true;
    case HtmlRole::line_break:
    case HtmlRole::image:
    case HtmlRole::media:
    case HtmlRole::link:
    case HtmlRole::inline_element:
    case HtmlRole::cell:
    case HtmlRole::ruby:
    case HtmlRole::unknown:
      break;
  }
  return false;
}

void BlockBuilder::begin_table(SourceLines lines) {
  close_item_before("table");
  table_.emplace(decode_, *dropped_, lines);
  table_depth_ = frames_.size();
}

bool BlockBuilder::add_to_table(const HtmlToken& token, int line) {
  if (!table_) return false;
  if (!table_->take(token, line)) end_table();
  return true;
}

void BlockBuilder::end_table() {
  if (!table_) return;
  const std::vector<Block> blocks = std::exchange(table_, std::nullopt)->finished();
  for (const Block& block : blocks) append(block);
}

void BlockBuilder::begin_leaf(const HtmlToken& token, SourceLines lines, int line) {
  close_item_before(token.name);
  leaf_ = block_of(token, decode_);
  leaf_->lines = lines;
  if (leaf_->kind != BlockKind::details_summary) return;
  if (frames_.back().block.kind != BlockKind::details) {
    dropped_->push_back({line, token.name, HtmlLoss::misplaced});
    leaf_.reset();
  } else if (target().kind != BlockKind::details) {
    leaf_.reset();  // what it is the summary of lies too deep
  }
}

bool BlockBuilder::is_in_summary() const { return leaf_ && leaf_->kind == BlockKind::details_summary; }

void BlockBuilder::add_rule(SourceLines lines) {
  Block rule;
  rule.kind = BlockKind::thematic_break;
  rule.lines = lines;
  add(std::move(rule));
}

// Within a `pre` text is kept as it is and tags mean nothing, but that a `code` may name the language.
bool BlockBuilder::add_preformatted(const HtmlToken& token) {
  if (!leaf_ || leaf_->kind != BlockKind::code_block) return false;
  if (token.kind == HtmlToken::Kind::text) {
    leaf_->literal += decode_(token.text);
    return true;
  }
  const bool is_start = token.kind == HtmlToken::Kind::start_tag;
  if (is_start && token.name == "br") leaf_->literal += '\n';
  if (is_start && token.name == "code") leaf_->info = code_language_of(token);
  return token.name != "pre";
}

void BlockBuilder::open_container(const HtmlToken& token, SourceLines lines) {
  close_item_before(token.name);
  const int tag = container_index(token.name);
  Block container = block_of(token, decode_);
  container.lines = lines;
  // An item without its list makes no sense.
  const BlockKind around = frames_.back().block.kind;
  if (container.kind == BlockKind::list_item && around != BlockKind::list) container.kind = BlockKind::container;
  ++open_tags_.back()[static_cast<std::size_t>(tag)];
  push(std::move(container), tag);
}

// HTML Standard 13.1.2.4: what an item, a term or a paragraph ends with where its end tag is left out.
void BlockBuilder::close_item_before(std::string_view tag) {
  if (is_open_tag(frames_.back().container_tag, "p")) close_container(frames_.back().container_tag);
  const std::string_view ended = tag == "li" ? "li" : tag == "dt" || tag == "dd" ? "dd" : "";
  for (std::size_t i = frames_.size(); !ended.empty() && i-- > 0 && frames_[i].container_tag >= 0;) {
    const std::string_view open = container_tags[static_cast<std::size_t>(frames_[i].container_tag)];
    if (open == "ul" || open == "ol" || open == "dl") return;
    if (open == ended) return close_container(container_index(ended));
  }
}

void BlockBuilder::close_container(int tag) {
  if (open_tags_.back()[static_cast<std::size_t>(tag)] == 0) return;
  for (int closed = -1; closed != tag;) {
    closed = frames_.back().container_tag;
    --open_tags_.back()[static_cast<std::size_t>(closed)];
    pop();
  }
}

void BlockBuilder::end_leaf(SourceLines lines) {
  if (leaf_ && leaf_->kind == BlockKind::code_block) return end_preformatted();
  flush_loose_inlines(lines);
  leaf_.reset();
}

void BlockBuilder::end_preformatted() {
  Block code = *std::exchange(leaf_, std::nullopt);
  if (code.literal.starts_with('\n')) code.literal.erase(0, 1);
  if (!code.literal.ends_with('\n')) code.literal += '\n';
  add(std::move(code));
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
  end_components();
  end_table();
  while (frames_.size() > 1) pop();
  open_tags_.assign(1, {});
  return std::exchange(frames_.front().block.children, {});
}

}  // namespace kanbao
