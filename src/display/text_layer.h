// The text layer: what the browser must be told so that the article's own elements, in normal flow, lie beneath what is
// painted: where lines end, where our gaps are, how far blocks stand apart, how images stand in their lines. It names
// blocks and images by their numbers in the HTML and knows nothing of elements.
//
// A line's end and its first character's place follow from how wide it may be at the most, if lines may end anywhere.
//
// What details hold that are closed has its place in it, too, to be right the moment they are opened, but is no unit.
//
// A place in a block's text is the number of UTF-16 units before it, white space left out and an image, a formula or
// a ruby counted as one: HTML and layout keep white space differently and agree on this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "layout/layout_tree.h"

namespace kanbao {

// A line of a text that is broken into lines.
struct LayerLine {
  double top = 0;     // CSS px, from the text's top
  double height = 0;  // CSS px
  double start = 0;   // CSS px, from the column's edge; less than 0 where a mark's blank half hangs out
  double end = 0;     // CSS px, from the column's edge, the blank of a mark that ends the line included
};

// Room behind each character of a stretch of a line; none behind a line's last one.
struct LayerGap {
  std::uint32_t first = 0;   // the place of the first of these characters
  std::uint32_t before = 0;  // the place behind the last one
  double extra = 0;          // CSS px; less than 0 where the blank of a mark goes
  bool is_whole = false;     // they are one mark, and the room is behind it: letter-spacing would change its shape
  double natural = 0;        // CSS px that a browser may set there by itself (text/browser_gap.h), behind one character
  bool beside_sign = false;  // which only some browsers do
};

struct LayerText {
  std::uint32_t block = 0;       // Block::id
  double indent = 0;             // CSS px before the first line's text, likewise
  double width = 0;              // CSS px, of the column
  std::vector<LayerLine> lines;  // none where all end as the author has ended them, at the column's edge
  std::vector<LayerGap> gaps;
  bool is_foreseen = true;  // browsers set no gaps of their own but those that `gaps` tells
};

struct LayerBlock {
  std::uint32_t block = 0;
  double gap = 0;     // CSS px between it and the block above in the same parent, or the parent's top
  double height = 0;  // CSS px
  double inset = 0;   // CSS px, lists and footnotes: how far their items' content is indented
};

struct LayerImage {
  std::uint32_t image = 0;  // Inline::id
  Size size;                // CSS px
  double margin = 0;        // CSS px above and below, so that with them it is as tall as its line
  double drop = 0;          // CSS px from the line's baseline down to the line's bottom
};

struct LayerColumn {
  std::uint32_t cell = 0;  // Block::id of the cell in the table's header
  double width = 0;        // CSS px, padding included
};

// A block that is painted whole or not at all: one with text of its own, or a table's row.
struct LayerUnit {
  std::uint32_t block = 0;
  double top = 0;     // CSS px from the report's top
  double bottom = 0;  // CSS px from the report's top
};

struct TextLayer {
  std::vector<LayerBlock> blocks;  // all but rows and cells of tables, in reading order
  std::vector<LayerUnit> units;    // in reading order, which is from top to bottom
  std::vector<LayerText> texts;    // those that HTML alone would not set so
  std::vector<LayerImage> images;
  std::vector<LayerColumn> columns;
};

// How many there are in all lists.
std::size_t entries_of(const TextLayer& layer);

TextLayer build_text_layer(const LayoutTree& tree);

// The same in parts, so that somebody else has a turn between them however long the report is: each list of the whole
// is those of the parts, one behind the other.
class TextLayerReader {
 public:
  // `tree` outlives it.
  explicit TextLayerReader(const LayoutTree& tree);

  bool is_done() const { return open_.empty(); }
  TextLayer next_part(std::size_t enough = 1000);  // about so many entries; none where all have been given

 private:
  struct OpenBox {
    const Box* box = nullptr;
    double above = 0;       // CSS px: where what is above its next child ends
    bool has_units = true;  // what it holds can be painted piece by piece, because it is seen and lies in no unit
    std::size_t next = 0;   // of the children
  };

  void step();
  void end(const Box& box);
  void add_block(const Box& box, double gap);
  void add_text(const Box& box, const PlacedText& placed);
  void add_images(const Paragraph& paragraph, const Line& line);

  std::vector<OpenBox> open_;  // from the root inwards
  TextLayer layer_;            // the next part
};

}  // namespace kanbao
