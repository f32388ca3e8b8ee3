// Every paragraph of a document, collected and prepared: what layout needs beside the Document itself. Made anew when
// the text, the fonts or the device ratio change; one value serves every width.
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

class PreparedDocument {
 public:
  // The paragraph of a block that has text, else nullptr. The column's size matters to headings of level 1 only.
  const Paragraph* text_of(std::uint32_t block, ColumnSize column) const;

  // The number of an ordered list's item, or of a footnote.
  const Paragraph* marker_of(std::uint32_t block) const;

  // What the box of a broken image says: its alternative text and the reason.
  const Paragraph* message_of(std::uint32_t image) const;

 private:
  friend class DocumentPreparer;
  std::unordered_map<std::uint32_t, Paragraph> texts_;
  std::unordered_map<std::uint32_t, Paragraph> narrow_titles_;
  std::unordered_map<std::uint32_t, Paragraph> markers_;
  std::unordered_map<std::uint32_t, Paragraph> messages_;
};

// Messages of images that cannot be shown, by Inline::id.
using ImageMessages = std::unordered_map<std::uint32_t, std::string>;

PreparedDocument prepare_document(const Document& document, const ImageMessages& messages, const Theme& theme,
                                  TextMeasurer& measurer);

}  // namespace kanbao
