// A table of raw HTML on its way to one of the Document, whose cells hold a line of inlines each: what stands in blocks
// is set apart by line breaks, items of lists by a bullet. A cell that spans others stands in the first of them, and
// the rest are empty (HTML Standard 4.9.12.1 without what does not fit). A table within a cell is part of its text.
#pragma once

#include <optional>
#include <vector>

#include "document/document.h"
#include "document/inline_builder.h"

namespace kanbao {

class HtmlTable {
 public:
  // `dropped` outlives the table.
  HtmlTable(EntityDecoder decode, std::vector<DroppedElement>& dropped, SourceLines lines);

  // Whether the table goes on; its end tag is nobody else's.
  bool take(const HtmlToken& token, int line);

  // Markdown within a cell.
  void add(const Block& block);

  // What is open is closed. The caption and what stands outside of any cell come first (HTML Standard 13.2.6.1, foster
  // parenting), then the table, whose first row is its header if all of its cells are `th`.
  std::vector<Block> finished();

 private:
  struct Span {
    int columns = 1;
    int rows = 1;
  };

  void begin_row(int line);
  void begin_caption();
  void begin_cell(const HtmlToken& token, int line);
  void end_cell();
  void append_cell(std::vector<Inline> words);
  void fill_from_above();

  EntityDecoder decode_;
  std::vector<DroppedElement>* dropped_;
  Block table_;
  std::optional<InlineBuilder> cell_;
  std::vector<Inline> words_;  // of the cell that is open, as far as they are complete
  Block caption_;
  std::vector<Block> fostered_;
  bool is_caption_ = false;  // what is open is no cell
  Alignment alignment_ = Alignment::none;
  Span span_;
  bool is_header_ = true;      // so far, of the first row
  int inner_tables_ = 0;       // that are open within the cell
  std::vector<int> reserved_;  // by column: how many rows more a cell above takes
};

}  // namespace kanbao
