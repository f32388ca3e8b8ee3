#include "layout/document_preparer.h"

#include <string>
#include <utility>

#include "document/bold_text.h"
#include "layout/alert_colour.h"
#include "layout/inline_prepare.h"
#include "layout/inline_spacing.h"
#include "layout/item_advances.h"

namespace kanbao {

namespace {

// So much text takes a few ms, and asking for its advances costs little beside measuring them.
constexpr std::size_t enough_bytes = 4096;

FontWeight weight_of(BlockKind kind) { return is_bold(kind) ? FontWeight::bold : FontWeight::regular; }

}  // namespace

DocumentPreparer::DocumentPreparer(const Document& document, const Theme& theme, TextMeasurer& measurer,
                                   const MeasuredSizes& measured)
    : theme_(theme), measurer_(measurer), measured_(measured), open_{{nullptr, document.blocks, {}}} {}

void DocumentPreparer::step() {
  if (!open_.empty() && batch_bytes_ < enough_bytes) return collect_next();
  if (itemised_ < batch_.size()) return itemise_next();
  if (!is_measured_) return measure_batch();
  if (spaced_ < batch_.size()) return space_next();
  finish_batch();
}

void DocumentPreparer::collect_next() {
  OpenBlock& parent = open_.back();
  if (parent.next == parent.children.size()) return open_.pop_back();
  const std::size_t index = parent.next++;
  const Block& block = parent.children[index];
  const Surroundings surroundings = surroundings_in(parent, index);
  collect_marker(parent, index);
  collect(block, surroundings);
  if (!block.children.empty()) open_.push_back({&block, block.children, surroundings});
}

void DocumentPreparer::collect(const Block& block, const Surroundings& surroundings) {
  if (block.kind == BlockKind::code_block) {
    add(collect_code(block, text_of(block, surroundings)), prepared_.place_for(Role::text, block.id));
  } else if (!block.inlines.empty()) {
    Paragraph paragraph = collect_inlines(block.inlines, text_of(block, surroundings), theme_, measured_);
    if (block.kind == BlockKind::formula) paragraph.white_space = WhiteSpace::preserve;  // its box scrolls
    add(std::move(paragraph), prepared_.place_for(Role::text, block.id));
  }
  if (block.kind != BlockKind::heading || block.level != 1) return;
  const BlockText narrow = heading_text(block, ColumnSize::narrow, surroundings);
  add(collect_inlines(block.inlines, narrow, theme_, measured_), prepared_.place_for(Role::narrow_title, block.id));
}

void DocumentPreparer::collect_marker(const OpenBlock& parent, std::size_t child) {
  if (parent.block == nullptr) return;
  const Block& item = parent.children[child];
  int number = item.number;
  if (parent.block->kind == BlockKind::list) {
    // A task's box stands where its number would.
    if (!parent.block->ordered || item.task != TaskState::none) return;
    number = parent.block->start + static_cast<int>(child);
  } else if (parent.block->kind != BlockKind::footnotes) {
    return;
  }
  add(collect_text(std::to_string(number) + ".", marker_text()), prepared_.place_for(Role::marker, item.id));
}

DocumentPreparer::Surroundings DocumentPreparer::surroundings_in(const OpenBlock& parent, std::size_t child) const {
  Surroundings inner = parent.surroundings;
  if (parent.block == nullptr) return inner;
  switch (parent.block->kind) {
    case BlockKind::table:
      inner.columns = parent.block->alignments;
      inner.is_header_row = child == 0 && parent.block->has_header;
      break;
    case BlockKind::table_row:
      if (child < inner.columns.size()) inner.alignment = inner.columns[child];
      break;
    case BlockKind::container:
    case BlockKind::row:
      inner.alignment = parent.block->alignment;
      break;
    case BlockKind::figure:
      inner.alignment = Alignment::center;
      break;
    case BlockKind::list:
    case BlockKind::footnotes:
    case BlockKind::list_item:
    case BlockKind::block_quote:
    case BlockKind::footnote:
    case BlockKind::header:
    case BlockKind::alert:
    case BlockKind::description_list:
    case BlockKind::description_details:
    case BlockKind::alert_title:  // these have no children
    case BlockKind::description_term:
    case BlockKind::figure_caption:
    case BlockKind::details:
    case BlockKind::details_summary:
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::code_block:
    case BlockKind::table_cell:
    case BlockKind::thematic_break:
    case BlockKind::formula:
    case BlockKind::byline:
    case BlockKind::notice:
    case BlockKind::code_caption:
      break;
  }
  return inner;
}

// How the block's own text is set.
BlockText DocumentPreparer::text_of(const Block& block, const Surroundings& surroundings) const {
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::description_term:
    case BlockKind::details_summary:
      return body_text(weight_of(block.kind), ColourRole::text, surroundings);
    case BlockKind::formula: {
      BlockText text = body_text(FontWeight::regular, ColourRole::text, surroundings);
      text.alignment = Alignment::center;
      return text;
    }
    case BlockKind::heading:
      return heading_text(block, ColumnSize::wide, surroundings);
    case BlockKind::code_block:
      return code_text();
    case BlockKind::table_cell:
      return body_text(surroundings.is_header_row ? FontWeight::bold : FontWeight::regular, ColourRole::text,
                       surroundings);
    case BlockKind::alert_title:
      return body_text(weight_of(block.kind), alert_colour(block.alert), surroundings);
    case BlockKind::byline:
    case BlockKind::notice:
    case BlockKind::figure_caption:
      return body_text(FontWeight::regular, ColourRole::muted, surroundings);
    case BlockKind::code_caption:
      return caption_text();
    case BlockKind::list:  // these have none
    case BlockKind::list_item:
    case BlockKind::block_quote:
    case BlockKind::table:
    case BlockKind::table_row:
    case BlockKind::thematic_break:
    case BlockKind::container:
    case BlockKind::row:
    case BlockKind::alert:
    case BlockKind::description_list:
    case BlockKind::description_details:
    case BlockKind::figure:
    case BlockKind::details:
    case BlockKind::footnotes:
    case BlockKind::footnote:
    case BlockKind::header:
      break;
  }
  return {};
}

BlockText DocumentPreparer::body_text(FontWeight weight, ColourRole colour, const Surroundings& surroundings) const {
  return {.font = {.weight = weight, .size = theme_.font_size},
          .colour = colour,
          .line_height = theme_.line_height,
          .alignment = surroundings.alignment};
}

BlockText DocumentPreparer::heading_text(const Block& heading, ColumnSize column,
                                         const Surroundings& surroundings) const {
  const HeadingStyle style = theme_.heading(heading.level, column);
  const bool is_aligned = heading.alignment != Alignment::none;
  return {.font = {.weight = FontWeight::bold, .size = style.size},
          .colour = heading.level == 6 ? ColourRole::muted : ColourRole::heading,
          .line_height = style.line_height,
          .alignment = is_aligned ? heading.alignment : surroundings.alignment};
}

BlockText DocumentPreparer::code_text() const {
  return {.font = {.family = FontFamily::mono, .size = theme_.font_size * theme_.code_scale},
          .colour = ColourRole::code,
          .line_height = theme_.code_line_height};
}

BlockText DocumentPreparer::caption_text() const {
  return {.font = {.size = theme_.font_size * theme_.code_scale},
          .colour = ColourRole::muted,
          .line_height = theme_.code_line_height};
}

BlockText DocumentPreparer::marker_text() const {
  return {.font = {.size = theme_.font_size}, .colour = ColourRole::muted, .line_height = theme_.line_height};
}

void DocumentPreparer::add(Paragraph collected, Paragraph& place) {
  batch_bytes_ += collected.text.size();
  place = std::move(collected);
  batch_.push_back(&place);
}

void DocumentPreparer::itemise_next() {
  Paragraph& paragraph = *batch_[itemised_];
  if (!itemiser_) {
    const bool is_short = paragraph.text.size() < enough_bytes;
    itemiser_ = std::make_unique<ParagraphItemiser>(std::move(paragraph));
    while (is_short && !itemiser_->is_done()) itemiser_->step();
  }
  itemiser_->step();
  if (!itemiser_->is_done()) return;
  paragraph = itemiser_->itemised();
  itemiser_.reset();
  ++itemised_;
}

void DocumentPreparer::measure_batch() {
  set_advances(batch_, measurer_);
  is_measured_ = true;
}

void DocumentPreparer::space_next() {
  Paragraph& paragraph = *batch_[spaced_];
  if (rooms_.empty()) {
    rooms_ = mark_rooms(paragraph, measurer_);
    if (paragraph.text.size() >= enough_bytes) return;
  }
  paragraph = with_metrics(std::move(paragraph), rooms_, measurer_);
  rooms_.clear();
  ++spaced_;
}

void DocumentPreparer::finish_batch() {
  batch_.clear();
  batch_bytes_ = 0;
  itemised_ = 0;
  is_measured_ = false;
  spaced_ = 0;
}

}  // namespace kanbao
