// Layout: a prepared document and a width become a LayoutTree. Pure, and cheap enough to run on every step of a
// resize: nothing is measured here.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "layout/layout_input.h"
#include "layout/layout_tree.h"
#include "layout/line_breaker.h"
#include "layout/paragraph_placer.h"

namespace kanbao {

// `width` is the column's, in CSS px. The tree refers to the paragraphs of `input.prepared`.
LayoutTree lay_out(const LayoutInput& input, double width);

// Lays blocks below one another, in steps, so that somebody else has a turn between them however long the report is.
// Invariant: the tree is that of lay_out(). A block lies where the one above it ends, so a step appends one box to the
// innermost of those that are open, opens a box, or closes one.
class Layouter {
 public:
  // What `input` refers to must outlive the layouter.
  Layouter(const LayoutInput& input, double width);

  bool is_done() const { return open_ == nullptr; }

  // Lays out a block that holds no others or a row of a table, or opens or closes another block, or asks a row how wide
  // its table's columns must be.
  void step();

  // Once, when it is done.
  LayoutTree finished();

 private:
  // A box some of whose children have been laid out.
  struct OpenBox {
    std::unique_ptr<OpenBox> parent;  // none: the root
    const Block* block = nullptr;     // none: the root
    std::span<const Block> children;
    Box box;
    Column inner;          // of the children
    double gap = 0;        // CSS px, what is usual between them
    double y = 0;          // CSS px, where what has been laid out ends
    std::size_t next = 0;  // of the children

    std::vector<Column> row;  // of a row: one for each of the children, which begin at one y

    // Of a table, whose columns get their widths before its rows are laid out.
    bool is_sized = true;
    std::size_t next_sized = 0;          // the row
    std::vector<ContentWidths> columns;  // of the rows before it
    std::vector<double> widths;          // CSS px, of the columns
    double width = 0;                    // CSS px, their sum

    // Of details: what of the tree was there before them.
    std::size_t images = 0;
    std::size_t scrollers = 0;
  };

  double gap_above_next(const OpenBox& open) const;
  double added_room_above(const Block& block) const;
  double usual_gap_above_next(const OpenBox& open) const;
  void begin(const Block& block, Column column, double y);
  void open(const Block& block, Column outer, Column inner, double y);
  void open_close_together(const Block& block, Column outer, Column inner, double y);
  void open_list(const Block& block, Column column, double y);
  void open_footnotes(const Block& block, Column column, double y);
  void open_item(const Block& block, Column column, double y);
  void open_row(const Block& block, Column column, double y);
  void open_details(const Block& block, Column column, double y);
  void open_table(const Block& block, Column column, double y);
  void size_columns(OpenBox& table) const;
  void size_row(OpenBox& table, const Block& row) const;
  ContentWidths cell_widths(const Block& cell, double available) const;
  void append(Box box);
  void close();
  void finish_item(OpenBox& item);
  void finish_table(OpenBox& table);
  void finish_details(OpenBox& details);

  static Box laid_out_rule(const Block& block, Column column, double y);
  Box laid_out_text(const Block& block, Column column, double y);
  Box laid_out_cell(const Block& block, Column column, double y);
  Box laid_out_formula(const Block& block, Column column, double y);
  Box laid_out_code(const Block& block, Column column, double y);
  Box laid_out_row(const Block& block, const std::vector<double>& widths, double x, double y);
  double indent_of(const Block& list) const;
  void place_marker(const Paragraph& marker, double text_x, Box& item) const;
  void note_scroller(const Block& block, const Rect& rect, double content_width);

  LayoutInput input_;
  const Theme& theme_;
  ColumnSize column_size_;
  ParagraphPlacer placer_;
  int list_depth_ = 0;
  std::unique_ptr<OpenBox> open_;  // the innermost
  LayoutTree tree_;
};

}  // namespace kanbao
