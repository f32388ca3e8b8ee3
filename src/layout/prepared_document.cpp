#include "layout/prepared_document.h"

#include <span>
#include <utility>

#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"

namespace kanbao {

namespace {

const Paragraph* found_in(const std::unordered_map<std::uint32_t, Paragraph>& paragraphs, std::uint32_t id) {
  const auto entry = paragraphs.find(id);
  return entry == paragraphs.end() ? nullptr : &entry->second;
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

// Prepares the text of each block in reading order.
class DocumentPreparer {
 public:
  DocumentPreparer(const Theme& theme, TextMeasurer& measurer) : theme_(theme), measurer_(measurer) {}

  void prepare(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) prepare(block);
  }

  PreparedDocument finished() { return std::move(prepared_); }

 private:
  // What the blocks around a block say of how its text is set.
  struct Surroundings {
    Alignment alignment = Alignment::none;
    std::span<const Alignment> columns;  // of the table
    bool is_header_row = false;
  };

  void prepare(const Block& block) {
    if (block.kind == BlockKind::code_block) {
      prepared_.texts_[block.id] = prepared(collect_code(block.literal, text_of(block)));
    } else if (!block.inlines.empty()) {
      prepared_.texts_[block.id] = prepared(collect_inlines(block.inlines, text_of(block), theme_));
    }
    if (block.kind == BlockKind::heading && block.level == 1) add_narrow_title(block);
    const Surroundings outer = surroundings_;
    for (std::size_t i = 0; i < block.children.size(); ++i) {
      enter_child(block, i);
      prepare(block.children[i]);
      surroundings_ = outer;
    }
  }

  void enter_child(const Block& block, std::size_t index) {
    const Block& child = block.children[index];
    switch (block.kind) {
      case BlockKind::list:
        // A task's box stands where its number would.
        if (block.ordered && child.task == TaskState::none) add_marker(child.id, block.start + static_cast<int>(index));
        return;
      case BlockKind::footnotes:
        return add_marker(child.id, child.number);
      case BlockKind::table:
        surroundings_.columns = block.alignments;
        surroundings_.is_header_row = index == 0;
        return;
      case BlockKind::table_row:
        if (index < surroundings_.columns.size()) surroundings_.alignment = surroundings_.columns[index];
        return;
      case BlockKind::container:
        surroundings_.alignment = block.alignment;
        return;
      case BlockKind::list_item:
      case BlockKind::block_quote:
      case BlockKind::footnote:
      case BlockKind::header:
      case BlockKind::paragraph:  // these have no children
      case BlockKind::heading:
      case BlockKind::code_block:
      case BlockKind::table_cell:
      case BlockKind::thematic_break:
      case BlockKind::byline:
      case BlockKind::notice:
        return;
    }
  }

  // How the block's own text is set.
  BlockText text_of(const Block& block) const {
    switch (block.kind) {
      case BlockKind::paragraph:
        return body_text(FontWeight::regular, ColourRole::text);
      case BlockKind::heading:
        return heading_text(block.level, ColumnSize::wide);
      case BlockKind::code_block:
        return code_text();
      case BlockKind::table_cell:
        return body_text(surroundings_.is_header_row ? FontWeight::bold : FontWeight::regular, ColourRole::text);
      case BlockKind::byline:
      case BlockKind::notice:
        return body_text(FontWeight::regular, ColourRole::muted);
      case BlockKind::list:  // these have none
      case BlockKind::list_item:
      case BlockKind::block_quote:
      case BlockKind::table:
      case BlockKind::table_row:
      case BlockKind::thematic_break:
      case BlockKind::container:
      case BlockKind::footnotes:
      case BlockKind::footnote:
      case BlockKind::header:
        break;
    }
    return {};
  }

  BlockText body_text(FontWeight weight, ColourRole colour) const {
    return {.font = {.weight = weight, .size = theme_.font_size},
            .colour = colour,
            .line_height = theme_.line_height,
            .alignment = surroundings_.alignment};
  }

  BlockText heading_text(int level, ColumnSize column) const {
    const HeadingStyle style = theme_.heading(level, column);
    return {.font = {.weight = FontWeight::bold, .size = style.size},
            .colour = level == 6 ? ColourRole::muted : ColourRole::heading,
            .line_height = style.line_height,
            .alignment = surroundings_.alignment};
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
  Surroundings surroundings_;
  PreparedDocument prepared_;
};

PreparedDocument prepare_document(const Document& document, const Theme& theme, TextMeasurer& measurer) {
  DocumentPreparer preparer(theme, measurer);
  preparer.prepare(document.blocks);
  return preparer.finished();
}

PreparedDocument with_message(PreparedDocument prepared, const ImageMessage& message, const Theme& theme,
                              TextMeasurer& measurer) {
  const BlockText text{.font = {.size = theme.font_size * theme.code_scale},
                       .colour = ColourRole::muted,
                       .line_height = theme.code_line_height};
  prepared.messages_[message.image] = prepare_paragraph(collect_text(message.text, text), measurer);
  return prepared;
}

}  // namespace kanbao
