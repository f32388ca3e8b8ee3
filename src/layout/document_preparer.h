// Prepares a document's texts in reading order, in steps, so that somebody else has a turn between them however long
// the report is. Invariant: what comes out is that of prepare_document().
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "layout/inline_collect.h"
#include "layout/inline_itemise.h"
#include "layout/prepared_document.h"
#include "text/mark_room.h"

namespace kanbao {

class DocumentPreparer {
 public:
  // `document` is completed; it and the others must outlive the preparer.
  DocumentPreparer(const Document& document, const Theme& theme, TextMeasurer& measurer, const MeasuredSizes& measured);

  bool is_done() const { return open_.empty() && batch_.empty(); }

  // Collects one block's text, or measures as many texts as are enough to be asked about at once, or does what is to be
  // done with one text before or behind that, in parts where it is long.
  void step();

  // Once, when it is done.
  PreparedDocument finished() { return std::move(prepared_); }

 private:
  using Role = PreparedDocument::Role;

  // What the blocks around a block say of how its text is set.
  struct Surroundings {
    Alignment alignment = Alignment::none;
    std::span<const Alignment> columns;  // of the table
    bool is_header_row = false;
  };

  // A block some of whose children have been collected.
  struct OpenBlock {
    const Block* block = nullptr;  // none: the document
    std::span<const Block> children;
    Surroundings surroundings;  // of the block's own text
    std::size_t next = 0;       // of the children
  };

  void collect_next();
  void collect(const Block& block, const Surroundings& surroundings);
  void collect_marker(const OpenBlock& parent, std::size_t child);
  Surroundings surroundings_in(const OpenBlock& parent, std::size_t child) const;
  BlockText text_of(const Block& block, const Surroundings& surroundings) const;
  BlockText body_text(FontWeight weight, ColourRole colour, const Surroundings& surroundings) const;
  BlockText heading_text(const Block& heading, ColumnSize column, const Surroundings& surroundings) const;
  BlockText code_text() const;
  BlockText caption_text() const;
  BlockText marker_text() const;
  void add(Paragraph collected, Paragraph& place);
  void itemise_next();
  void measure_batch();
  void space_next();
  void finish_batch();

  const Theme& theme_;
  TextMeasurer& measurer_;
  const MeasuredSizes& measured_;
  std::vector<OpenBlock> open_;                  // from the document inwards
  std::vector<Paragraph*> batch_;                // of prepared_: what is measured together
  std::size_t batch_bytes_ = 0;                  // of its text
  std::size_t itemised_ = 0;                     // how many of the batch have their items
  std::unique_ptr<ParagraphItemiser> itemiser_;  // of the next one, while it is at work
  bool is_measured_ = false;                     // the whole batch
  std::size_t spaced_ = 0;                       // how many of the batch are prepared
  std::vector<MarkRoom> rooms_;                  // of the next one, once they are known
  PreparedDocument prepared_;
};

}  // namespace kanbao
