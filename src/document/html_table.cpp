#include "document/html_table.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace kanbao {

namespace {

// HTML Standard 4.9.11: more columns than this count as this many.
constexpr int most_columns = 1000;
constexpr int most_rows = 65534;

int span_in(const HtmlToken& tag, std::string_view name, int most) {
  for (const HtmlAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return std::clamp(std::atoi(std::string(attribute.value).c_str()), 1, most);
  }
  return 1;
}

Inline text_of(std::string_view text) {
  Inline node;
  node.text = text;
  return node;
}

Inline line_break() {
  Inline node;
  node.kind = InlineKind::hard_break;
  return node;
}

bool is_cell(std::string_view tag) { return tag == "td" || tag == "th"; }

bool is_group(std::string_view tag) {
  return tag == "thead" || tag == "tbody" || tag == "tfoot" || tag == "caption" || tag == "colgroup" || tag == "col";
}

// The inlines of a block and of all that it holds, each block on a line of its own.
void append_lines(const Block& block, std::vector<Inline>& words) {
  const bool has_text = !block.inlines.empty() || !block.literal.empty();
  if (has_text && !words.empty()) words.push_back(line_break());
  if (!block.literal.empty()) {
    Inline code = text_of(block.literal.substr(0, block.literal.size() - 1));
    code.kind = InlineKind::code;
    std::replace(code.text.begin(), code.text.end(), '\n', ' ');
    words.push_back(std::move(code));
  }
  words.insert(words.end(), block.inlines.begin(), block.inlines.end());
  for (const Block& child : block.children) {
    const std::size_t before = words.size();
    append_lines(child, words);
    if (child.kind != BlockKind::list_item || words.size() == before) continue;
    const std::size_t first = before + (words[before].kind == InlineKind::hard_break ? 1 : 0);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(first), text_of("• "));
  }
}

}  // namespace

HtmlTable::HtmlTable(EntityDecoder decode, std::vector<DroppedElement>& dropped, SourceLines lines)
    : decode_(decode), dropped_(&dropped) {
  table_.kind = BlockKind::table;
  table_.lines = lines;
}

bool HtmlTable::take(const HtmlToken& token, int line) {
  const bool is_start = token.kind == HtmlToken::Kind::start_tag;
  const bool is_tag = token.kind != HtmlToken::Kind::text;
  if (is_tag && token.name == "table") {
    inner_tables_ += is_start ? 1 : -1;
    return inner_tables_ >= 0;
  }
  const bool is_own = is_tag && inner_tables_ == 0;
  if (is_own && (token.name == "tr" || is_cell(token.name) || is_group(token.name))) {
    end_cell();
    if (is_start && token.name == "tr") begin_row(line);
    if (is_start && is_cell(token.name)) begin_cell(token, line);
    if (is_start && token.name == "caption") begin_caption();
  } else {
    const bool is_blank = !is_tag && token.text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
    if (!cell_ && (is_start || !is_tag) && !is_blank) begin_caption();
    if (cell_) cell_->add_html_token(token, line);
  }
  return true;
}

void HtmlTable::add(const Block& block) {
  if (!cell_) return fostered_.push_back(block);
  std::vector<Inline> before = cell_->take();
  words_.insert(words_.end(), before.begin(), before.end());
  append_lines(block, words_);
}

void HtmlTable::begin_row(int line) {
  Block& row = table_.children.emplace_back();
  row.kind = BlockKind::table_row;
  row.lines = {line, line};
}

void HtmlTable::begin_cell(const HtmlToken& token, int line) {
  if (table_.children.empty()) begin_row(line);
  if (table_.children.size() == 1 && token.name == "td") is_header_ = false;
  fill_from_above();
  span_ = {span_in(token, "colspan", most_columns), span_in(token, "rowspan", most_rows)};
  table_.has_spans |= span_.columns > 1 || span_.rows > 1;
  alignment_ = alignment_of(token);
  cell_.emplace(decode_, *dropped_);
}

// Cells of rows above that reach down to this one.
void HtmlTable::fill_from_above() {
  std::vector<Block>& cells = table_.children.back().children;
  while (cells.size() < reserved_.size() && reserved_[cells.size()] > 0) {
    --reserved_[cells.size()];
    cells.emplace_back().kind = BlockKind::table_cell;
  }
}

void HtmlTable::begin_caption() {
  is_caption_ = true;
  cell_.emplace(decode_, *dropped_);
}

void HtmlTable::end_cell() {
  if (!cell_) return;
  std::vector<Inline> words = std::exchange(words_, {});
  for (Inline& node : cell_->take()) words.push_back(std::move(node));
  while (!words.empty() && words.back().kind == InlineKind::hard_break) words.pop_back();
  cell_.reset();
  if (std::exchange(is_caption_, false)) {
    if (!caption_.inlines.empty() && !words.empty()) caption_.inlines.push_back(line_break());
    for (Inline& node : words) caption_.inlines.push_back(std::move(node));
  } else {
    append_cell(std::move(words));
  }
}

void HtmlTable::append_cell(std::vector<Inline> words) {
  Block& row = table_.children.back();
  const std::size_t first = row.children.size();
  Block& cell = row.children.emplace_back();
  cell.kind = BlockKind::table_cell;
  cell.inlines = std::move(words);
  for (int i = 1; i < span_.columns && row.children.size() < most_columns; ++i) {
    row.children.emplace_back().kind = BlockKind::table_cell;
  }
  reserved_.resize(std::max(reserved_.size(), row.children.size()));
  for (std::size_t i = first; i < row.children.size(); ++i) reserved_[i] = span_.rows - 1;
  if (table_.children.size() == 1) table_.alignments.resize(row.children.size(), alignment_);
}

std::vector<Block> HtmlTable::finished() {
  end_cell();
  std::erase_if(table_.children, [](const Block& row) { return row.children.empty(); });
  std::size_t columns = 0;
  for (const Block& row : table_.children) columns = std::max(columns, row.children.size());
  for (Block& row : table_.children) {
    while (row.children.size() < columns) row.children.emplace_back().kind = BlockKind::table_cell;
    for (Block& cell : row.children) cell.lines = row.lines;
  }
  table_.alignments.resize(columns);
  table_.has_header = is_header_;
  caption_.lines = table_.lines;
  std::vector<Block> blocks;
  if (!caption_.inlines.empty()) blocks.push_back(std::move(caption_));
  for (Block& block : fostered_) blocks.push_back(std::move(block));
  if (columns > 0) blocks.push_back(std::move(table_));
  return blocks;
}

}  // namespace kanbao
