#include "layout/prepared_document.h"

#include <utility>

#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"

namespace kanbao {

namespace {

const Paragraph* found_in(const std::unordered_map<std::uint32_t, Paragraph>& paragraphs, std::uint32_t id) {
  const auto entry = paragraphs.find(id);
  return entry == paragraphs.end() ? nullptr : &entry->second;
}

Inline text_inline(std::string_view text) {
  Inline node;
  node.text = text;
  return node;
}

Inline back_link(int footnote, int occurrence) {
  Inline link;
  link.kind = InlineKind::link;
  link.url = "#fnref:" + std::to_string(footnote) + ":" + std::to_string(occurrence);
  link.children.push_back(text_inline("↩\uFE0E"));  // U+FE0E: as text, not as an emoji
  return link;
}

}  // namespace

const Paragraph* PreparedDocument::text_of(std::uint32_t block, ColumnSize column) const {
  if (column == ColumnSize::narrow) {
    if (const Paragraph* title = found_in(narrow_titles_, block)) return title;
  }
  return found_in(texts_, block);
}

const Paragraph* PreparedDocument::marker_of(std::uint32_t block) const { return found_in(markers_, block); }

const Paragraph* PreparedDocument::message_of(std::uint32_t image) const { return found_in(messages_, image); }

// Walks the blocks and prepares the text of each.
class DocumentPreparer {
 public:
  DocumentPreparer(const Theme& theme, TextMeasurer& measurer) : theme_(theme), measurer_(measurer) {}

  void visit(const Block& block) {
    if (block.kind == BlockKind::code_block) {
      prepared_.texts_[block.id] = prepared(collect_code(block.literal, code_text()));
    } else if (const std::vector<Inline> inlines = inlines_of(block); !inlines.empty()) {
      prepared_.texts_[block.id] = prepared(collect_inlines(inlines, text_of(block), theme_));
    }
    if (block.kind == BlockKind::heading && block.level == 1) add_narrow_title(block);
    visit_children(block);
  }

  void add_messages(const ImageMessages& messages) {
    for (const auto& [image, message] : messages) {
      const BlockText text{.font = {.size = theme_.font_size * theme_.code_scale},
                           .colour = ColourRole::muted,
                           .line_height = theme_.code_line_height};
      prepared_.messages_[image] = prepared(collect_text(message, text));
    }
  }

  PreparedDocument finished() { return std::move(prepared_); }

 private:
  void visit_children(const Block& block) {
    int number = block.start;
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      const Block& child = block.children[i];
      const Alignment outer_alignment = alignment_;
      const bool outer_header = in_header_row_;
      if (block.kind == BlockKind::container) alignment_ = block.alignment;
      if (block.kind == BlockKind::table) in_header_row_ = i == 0;
      if (block.kind == BlockKind::table) column_alignments_ = block.alignments;
      if (block.kind == BlockKind::table_row && i < column_alignments_.size()) alignment_ = column_alignments_[i];
      // A task's box stands where its number would.
      if (block.kind == BlockKind::list && block.ordered && child.task == TaskState::none) add_marker(child.id, number);
      ++number;
      if (child.kind == BlockKind::footnote) add_marker(child.id, child.number);
      const bool ends_footnote = block.kind == BlockKind::footnote && i + 1 == block.children.size();
      ended_footnote_ = ends_footnote ? &block : nullptr;
      visit(child);
      ended_footnote_ = nullptr;
      alignment_ = outer_alignment;
      in_header_row_ = outer_header;
    }
  }

  // A footnote's last paragraph ends with the way back, as it does in the HTML.
  std::vector<Inline> inlines_of(const Block& block) const {
    std::vector<Inline> inlines = block.inlines;
    if (ended_footnote_ == nullptr) return inlines;
    for (int occurrence = 1; occurrence <= ended_footnote_->references; ++occurrence) {
      inlines.push_back(text_inline(" "));
      inlines.push_back(back_link(ended_footnote_->number, occurrence));
    }
    return inlines;
  }

  BlockText text_of(const Block& block) const {
    BlockText text{.font = {.size = theme_.font_size}, .line_height = theme_.line_height, .alignment = alignment_};
    if (block.kind == BlockKind::heading) return heading_text(block.level, ColumnSize::wide);
    if (block.kind == BlockKind::byline || block.kind == BlockKind::notice) text.colour = ColourRole::muted;
    if (block.kind == BlockKind::table_cell && in_header_row_) text.font.weight = FontWeight::bold;
    return text;
  }

  BlockText heading_text(int level, ColumnSize column) const {
    const HeadingStyle style = theme_.heading(level, column);
    return {.font = {.weight = FontWeight::bold, .size = style.size},
            .colour = level == 6 ? ColourRole::muted : ColourRole::heading,
            .line_height = style.line_height,
            .alignment = alignment_};
  }

  BlockText code_text() const {
    return {.font = {.family = FontFamily::mono, .size = theme_.font_size * theme_.code_scale},
            .colour = ColourRole::code,
            .line_height = theme_.code_line_height};
  }

  void add_narrow_title(const Block& block) {
    const BlockText text = heading_text(block.level, ColumnSize::narrow);
    prepared_.narrow_titles_[block.id] = prepared(collect_inlines(block.inlines, text, theme_));
  }

  void add_marker(std::uint32_t item, int number) {
    const BlockText text{
        .font = {.size = theme_.font_size}, .colour = ColourRole::muted, .line_height = theme_.line_height};
    prepared_.markers_[item] = prepared(collect_text(std::to_string(number) + ".", text));
  }

  Paragraph prepared(Paragraph collected) const { return prepare_paragraph(std::move(collected), measurer_); }

  const Theme& theme_;
  TextMeasurer& measurer_;
  Alignment alignment_ = Alignment::none;
  std::vector<Alignment> column_alignments_;  // of the table that is being visited
  bool in_header_row_ = false;
  const Block* ended_footnote_ = nullptr;  // while its last child is visited
  PreparedDocument prepared_;
};

PreparedDocument prepare_document(const Document& document, const ImageMessages& messages, const Theme& theme,
                                  TextMeasurer& measurer) {
  DocumentPreparer preparer(theme, measurer);
  for (const Block& block : document.blocks) preparer.visit(block);
  preparer.add_messages(messages);
  return preparer.finished();
}

}  // namespace kanbao
