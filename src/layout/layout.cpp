#include "layout/layout.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/column_measure.h"
#include "layout/block_gap.h"
#include "layout/inline_finalize.h"
#include "layout/row_layout.h"
#include "layout/table_layout.h"

namespace kanbao {

namespace {

constexpr double tolerance = 0.01;  // CSS px, for sums

Box box_of(const Block& block, Column column, double y) {
  Box box;
  box.block = block.id;
  box.kind = block.kind;
  box.rect = {column.x, y, column.width, 0};
  box.alert = block.alert;
  box.has_header = block.has_header;
  return box;
}

}  // namespace

Layouter::Layouter(const LayoutInput& input, double width)
    : input_(input),
      theme_(input.theme),
      column_size_(input.theme.column_size(width)),
      placer_(input),
      open_(std::make_unique<OpenBox>()) {
  open_->children = input.document.blocks;
  open_->box.rect = {0, 0, width, 0};
  open_->inner = {0, width};
  open_->gap = theme_.block_gap;
}

LayoutTree Layouter::finished() {
  tree_.images = placer_.take_images();
  tree_.width = tree_.root.rect.width;
  tree_.height = tree_.root.rect.height;
  return std::move(tree_);
}

void Layouter::step() {
  OpenBox& parent = *open_;
  if (!parent.is_sized) return size_columns(parent);
  if (parent.next == parent.children.size()) return close();
  const bool is_row = !parent.row.empty();
  const double y = is_row ? parent.box.rect.y : parent.y + gap_above_next(parent);
  const Column column = is_row ? parent.row[parent.next] : parent.inner;
  begin(parent.children[parent.next++], column, y);
}

double Layouter::gap_above_next(const OpenBox& open) const {
  return usual_gap_above_next(open) + added_room_above(open.children[open.next]);
}

double Layouter::added_room_above(const Block& block) const {
  const AddedRooms& rooms = input_.rooms;
  const auto own =
      std::find_if(rooms.begin(), rooms.end(), [&](const AddedRoom& room) { return room.block == block.id; });
  return own == rooms.end() ? 0 : own->height;
}

double Layouter::usual_gap_above_next(const OpenBox& open) const {
  if (open.next == 0) return 0;
  const BlockKind kind = open.box.kind;
  if (kind == BlockKind::table) return 0;
  if (kind == BlockKind::list || kind == BlockKind::footnotes) return open.gap;
  return block_gap(open.children[open.next - 1], open.children[open.next], open.gap, {theme_, column_size_});
}

void Layouter::begin(const Block& block, Column column, double y) {
  switch (block.kind) {
    case BlockKind::list:
      return open_list(block, column, y);
    case BlockKind::footnotes:
      return open_footnotes(block, column, y);
    case BlockKind::list_item:
    case BlockKind::footnote:
      return open_item(block, column, y);
    case BlockKind::block_quote:
    case BlockKind::alert:
      return open(block, column, column.inset(theme_.quote_indent), y);
    case BlockKind::table:
      return open_table(block, column, y);
    case BlockKind::row:
      return open_row(block, column, y);
    case BlockKind::container:
    case BlockKind::header:
      return open(block, column, column, y);
    case BlockKind::description_list:
    case BlockKind::figure:
      return open_close_together(block, column, column, y);
    case BlockKind::description_details:
      return open_close_together(block, column, column.inset(theme_.list_indent), y);
    case BlockKind::details:
      return open_details(block, column, y);
    case BlockKind::table_row:
      if (!block.is_hidden) append(laid_out_row(block, open_->widths, column.x, y));
      return;
    case BlockKind::code_block:
      return append(laid_out_code(block, column, y));
    case BlockKind::formula:
      return append(laid_out_formula(block, column, y));
    case BlockKind::thematic_break:
      return append(laid_out_rule(block, column, y));
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::table_cell:
    case BlockKind::byline:
    case BlockKind::notice:
    case BlockKind::alert_title:
    case BlockKind::description_term:
    case BlockKind::figure_caption:
    case BlockKind::details_summary:
    case BlockKind::code_caption:
      return append(laid_out_text(block, column, y));
  }
}

void Layouter::open(const Block& block, Column outer, Column inner, double y) {
  auto inside = std::make_unique<OpenBox>();
  inside->parent = std::move(open_);
  open_ = std::move(inside);
  OpenBox& opened = *open_;
  opened.block = &block;
  opened.children = block.children;
  opened.box = box_of(block, outer, y);
  opened.inner = inner;
  opened.gap = theme_.block_gap;
  opened.y = y;
}

void Layouter::open_close_together(const Block& block, Column outer, Column inner, double y) {
  open(block, outer, inner, y);
  open_->gap = theme_.item_gap;
}

void Layouter::open_list(const Block& block, Column column, double y) {
  ++list_depth_;
  open(block, column, column.inset(indent_of(block)), y);
  open_->gap = block.tight ? theme_.item_gap : theme_.list_gap;
}

void Layouter::open_footnotes(const Block& block, Column column, double y) {
  open(block, column, column.inset(indent_of(block)), y);
  open_->gap = theme_.item_gap;
  open_->y += theme_.block_gap;
}

// What an item holds stands as close together as the items do.
void Layouter::open_item(const Block& block, Column column, double y) {
  const double gap = open_->gap;
  open(block, column, column, y);
  open_->gap = gap;
}

void Layouter::open_row(const Block& block, Column column, double y) {
  open(block, column, column, y);
  open_->row = row_columns(block, column, theme_.row_gap);
}

void Layouter::open_details(const Block& block, Column column, double y) {
  open(block, column, column.inset(theme_.list_indent), y);
  const OpenedDetails& opened = input_.opened;
  open_->box.is_closed = std::find(opened.begin(), opened.end(), block.id) == opened.end();
  open_->images = placer_.image_count();
  open_->scrollers = tree_.scrollers.size();
}

void Layouter::open_table(const Block& block, Column column, double y) {
  open(block, column, column, y);
  const double padding = 2 * theme_.cell_padding_x;
  open_->is_sized = false;
  open_->columns = std::vector<ContentWidths>(block.alignments.size(), {padding, padding});
}

void Layouter::size_columns(OpenBox& table) const {
  if (table.next_sized < table.children.size()) return size_row(table, table.children[table.next_sized++]);
  table.widths = column_widths(table.columns, table.inner.width);
  for (const double width : table.widths) table.width += width;
  table.box.rect.width = std::min(table.width, table.inner.width);
  table.is_sized = true;
}

void Layouter::size_row(OpenBox& table, const Block& row) const {
  const double padding = 2 * theme_.cell_padding_x;
  for (std::size_t i = 0; i < row.children.size() && i < table.columns.size(); ++i) {
    ContentWidths& column = table.columns[i];
    const double least = cell_measure(row.children[i]) * theme_.font_size + padding;
    const ContentWidths cell = cell_widths(row.children[i], table.inner.width);
    column.min = std::max(column.min, std::max(least, cell.min + padding));
    // A hair more than the text, so that rounding never breaks a line that fits.
    column.max = std::max(column.max, std::max(least, std::ceil(cell.max) + padding));
  }
}

// An image shrinks to its column (CSS Sizing 3, 5.2.2: compressible), so it asks for no least width; a formula and
// a ruby do not.
ContentWidths Layouter::cell_widths(const Block& cell, double available) const {
  const Paragraph* paragraph = input_.prepared.text_of(cell.id, column_size_);
  if (paragraph == nullptr) return {};
  std::vector<Size> sizes = placer_.object_sizes(*paragraph, available);
  ContentWidths widths = content_widths(*paragraph, sizes);
  if (paragraph->objects.empty()) return widths;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    sizes[i].width = paragraph->objects[i].measured.value_or(MeasuredSize{}).width;
  }
  widths.min = content_widths(*paragraph, sizes).min;
  widths.max = std::max(widths.min, widths.max);
  return widths;
}

void Layouter::append(Box box) {
  OpenBox& parent = *open_;
  parent.y = parent.row.empty() ? box.rect.bottom() : std::max(parent.y, box.rect.bottom());
  parent.box.children.push_back(std::move(box));
}

void Layouter::close() {
  const std::unique_ptr<OpenBox> closing = std::move(open_);
  OpenBox& closed = *closing;
  open_ = std::move(closed.parent);
  closed.box.rect.height = closed.y - closed.box.rect.y;
  if (closed.block == nullptr) {
    tree_.root = std::move(closed.box);
    return;
  }
  const BlockKind kind = closed.box.kind;
  if (kind == BlockKind::list) --list_depth_;
  if (kind == BlockKind::list_item || kind == BlockKind::footnote) finish_item(closed);
  if (kind == BlockKind::table) finish_table(closed);
  if (kind == BlockKind::details && closed.box.is_closed) finish_details(closed);
  append(std::move(closed.box));
}

// An item is as wide as its list; what it holds is indented.
void Layouter::finish_item(OpenBox& item) {
  const OpenBox& list = *open_;
  Box& box = item.box;
  box.task = item.block->task;
  box.bullet = list.box.kind == BlockKind::list && !list.block->ordered && box.task == TaskState::none;
  box.depth = list_depth_;
  box.rect.x = list.box.rect.x;
  box.rect.width = list.box.rect.width;
  box.rect.height = std::max(box.rect.height, theme_.line_height);
  if (const Paragraph* marker = input_.prepared.marker_of(box.block)) place_marker(*marker, item.inner.x, box);
}

void Layouter::finish_table(OpenBox& table) {
  const bool scrolls = table.width > table.box.rect.width + tolerance;
  if (scrolls) table.box.rect.height += theme_.scroll_bar_room;
  note_scroller(*table.block, table.box.rect, table.width);
}

// What is closed has its places all the same: once it is opened, its elements lie in them at once.
void Layouter::finish_details(OpenBox& details) {
  details.box.rect.height = details.box.children.front().rect.height;
  placer_.forget_images_from(details.images);
  tree_.scrollers.resize(details.scrollers);
}

Box Layouter::laid_out_rule(const Block& block, Column column, double y) {
  Box box = box_of(block, column, y);
  box.rect.height = Theme::line_thickness;
  return box;
}

Box Layouter::laid_out_text(const Block& block, Column column, double y) {
  Box box = box_of(block, column, y);
  if (const Paragraph* paragraph = input_.prepared.text_of(block.id, column_size_)) {
    const bool is_justified = theme_.justified && block.kind == BlockKind::paragraph;
    box.texts = placer_.place(*paragraph, {column.x, y}, column.width, is_justified);
    box.rect.height = box.texts.front().column.height;
  }
  return box;
}

// No scroll bar is shown: nobody could tell before that there will be one, and how high.
Box Layouter::laid_out_formula(const Block& block, Column column, double y) {
  Box box = laid_out_text(block, column, y);
  if (box.texts.empty()) return box;
  note_scroller(block, box.rect, box.texts.front().lines.front().width);
  return box;
}

// Lines are as long as they were written; the scroll bar, where there is one, lies in the padding.
Box Layouter::laid_out_code(const Block& block, Column column, double y) {
  Box box = box_of(block, column, y);
  const Column inner = column.inset(theme_.code_padding, theme_.code_padding);
  box.rect.height = 2 * theme_.code_padding;
  if (const Paragraph* paragraph = input_.prepared.text_of(block.id, column_size_)) {
    box.texts = placer_.place(*paragraph, {inner.x, y + theme_.code_padding}, inner.width);
    box.marked_lines = block.marked_lines;
    box.rect.height += box.texts.front().column.height;
    double longest = 0;
    for (const Line& line : box.texts.front().lines) longest = std::max(longest, line.width);
    note_scroller(block, box.rect, longest + 2 * theme_.code_padding);
  }
  return box;
}

Box Layouter::laid_out_cell(const Block& block, Column column, double y) {
  if (block.chart.empty()) return laid_out_text(block, column, y);
  const double room = theme_.chart_height + theme_.chart_gap;
  Box box = laid_out_text(block, column, y + room);
  box.rect.height += room;
  box.chart = &block.chart;
  return box;
}

Box Layouter::laid_out_row(const Block& block, const std::vector<double>& widths, double x, double y) {
  Box box = box_of(block, {x, 0}, y);
  box.rect.height = theme_.line_height + 2 * theme_.cell_padding_y;
  for (std::size_t i = 0; i < block.children.size() && i < widths.size(); ++i) {
    const Column inner = Column{x, widths[i]}.inset(theme_.cell_padding_x, theme_.cell_padding_x);
    Box cell = laid_out_cell(block.children[i], inner, y + theme_.cell_padding_y);
    box.rect.height = std::max(box.rect.height, cell.rect.height + 2 * theme_.cell_padding_y);
    cell.rect = {x, y, widths[i], 0};
    x += widths[i];
    box.children.push_back(std::move(cell));
  }
  box.rect.width = x - box.rect.x;
  for (Box& cell : box.children) cell.rect.height = box.rect.height;
  return box;
}

// Wide enough for the widest number, so that all items of a list begin at one x.
double Layouter::indent_of(const Block& list) const {
  double indent = theme_.list_indent;
  for (const Block& item : list.children) {
    if (const Paragraph* marker = input_.prepared.marker_of(item.id)) {
      indent = std::max(indent, std::ceil(content_widths(*marker, {}).max + theme_.number_gap));
    }
  }
  return indent;
}

// A number stands right-aligned before the text, on the first line's baseline.
void Layouter::place_marker(const Paragraph& marker, double text_x, Box& item) const {
  const auto ranges = break_lines(marker, {}, marker.line_height * 100);
  const double x = text_x - theme_.number_gap - ranges.front().width;
  item.texts.push_back(place_lines(marker, ranges, {}, {{x, item.rect.y}, ranges.front().width}));
}

void Layouter::note_scroller(const Block& block, const Rect& rect, double content_width) {
  if (content_width > rect.width + tolerance) tree_.scrollers.push_back({block.id, rect, content_width});
}

LayoutTree lay_out(const LayoutInput& input, double width) {
  Layouter layouter(input, width);
  while (!layouter.is_done()) layouter.step();
  return layouter.finished();
}

}  // namespace kanbao
