#include "layout/prepared_document.h"

#include "layout/document_preparer.h"
#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"

namespace kanbao {

const Paragraph* PreparedDocument::text_of(std::uint32_t block, ColumnSize column) const {
  if (column == ColumnSize::narrow) {
    if (const Paragraph* title = found(Role::narrow_title, block)) return title;
  }
  return found(Role::text, block);
}

const Paragraph* PreparedDocument::marker_of(std::uint32_t block) const { return found(Role::marker, block); }

const Paragraph* PreparedDocument::message_of(std::uint32_t image) const { return found(Role::message, image); }

const Paragraph* PreparedDocument::found(Role role, std::uint32_t id) const {
  const auto entry = paragraphs_.find(key_of(role, id));
  return entry == paragraphs_.end() ? nullptr : &entry->second;
}

void PreparedDocument::set_message(const ImageMessage& message, const Theme& theme, TextMeasurer& measurer) {
  const BlockText text{.font = {.size = theme.font_size * theme.code_scale},
                       .colour = ColourRole::muted,
                       .line_height = theme.code_line_height};
  place_for(Role::message, message.image) = prepare_paragraph(collect_text(message.text, text), measurer);
}

PreparedDocument prepare_document(const Document& document, const Theme& theme, TextMeasurer& measurer,
                                  const MeasuredSizes& measured) {
  DocumentPreparer preparer(document, theme, measurer, measured);
  while (!preparer.is_done()) preparer.step();
  return preparer.finished();
}

}  // namespace kanbao
