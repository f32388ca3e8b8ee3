// Every paragraph of a document, collected and prepared: what layout needs beside the Document itself. Made anew when
// the text, the fonts or the device ratio change; one value serves every width and, because paragraphs are known by
// the ids of their blocks, every arrangement of the document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/document.h"
#include "layout/paragraph.h"
#include "style/theme.h"
#include "text/text_measurer.h"

namespace kanbao {

// What is said in the place of an image that cannot be shown.
struct ImageMessage {
  std::uint32_t image = 0;  // Inline::id
  std::string text;
};

class PreparedDocument {
 public:
  // The paragraph of a block that has text, else nullptr. The column's size matters to headings of level 1 only.
  const Paragraph* text_of(std::uint32_t block, ColumnSize column) const;

  // The number of an ordered list's item, or of a footnote.
  const Paragraph* marker_of(std::uint32_t block) const;

  // What the box of a broken image says: its alternative text and the reason.
  const Paragraph* message_of(std::uint32_t image) const;

  // Takes the place of the image's former message; nothing else is measured, and the paragraphs stay where they are.
  void set_message(const ImageMessage& message, const Theme& theme, TextMeasurer& measurer);

 private:
  friend class DocumentPreparer;

  // What a paragraph is to the block or image that it is known by.
  enum class Role : std::uint8_t { text, narrow_title, marker, message };

  Paragraph& place_for(Role role, std::uint32_t id) { return paragraphs_[key_of(role, id)]; }
  const Paragraph* found(Role role, std::uint32_t id) const;
  static std::uint32_t key_of(Role role, std::uint32_t id) { return 4 * id + static_cast<std::uint32_t>(role); }

  std::unordered_map<std::uint32_t, Paragraph> paragraphs_;
};

// `document` is completed. No image has a message yet.
PreparedDocument prepare_document(const Document& document, const Theme& theme, TextMeasurer& measurer,
                                  const MeasuredSizes& measured = {});

}  // namespace kanbao
