// The text layer: what the browser must be told so that the article's own elements, in normal flow, lie beneath what is
// painted: where lines end, where our gaps are, how far blocks stand apart, how images stand in their lines. It names
// blocks and images by their numbers in the HTML and knows nothing of elements.
//
// A place in a block's text is the number of UTF-16 units before it, white space left out and an image counted as one:
// HTML and layout keep white space differently and agree on this.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout/layout_tree.h"

namespace kanbao {

// A line that the layout, not the author, has ended.
struct LayerBreak {
  std::uint32_t before = 0;  // the place at which the next line begins
  double fill = 0;           // CSS px of room at the line's end that the next line's first piece would go into
  bool whole_fits = false;   // all of the next line would
  double indent = 0;         // CSS px before the next line's text; less than 0 where a mark's blank half hangs out
};

// Room behind each character of a stretch of a line.
struct LayerGap {
  std::uint32_t first = 0;   // the place of the first of these characters
  std::uint32_t before = 0;  // the place behind the last one
  double extra = 0;          // CSS px; less than 0 where the blank of a mark goes
  bool is_whole = false;     // they are one mark, and the room is behind it: letter-spacing would change its shape
};

struct LayerText {
  std::uint32_t block = 0;  // Block::id
  double indent = 0;        // CSS px before the first line's text, likewise
  std::vector<LayerBreak> breaks;
  std::vector<LayerGap> gaps;
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

TextLayer build_text_layer(const LayoutTree& tree);

// What a block's element must hold for the layer to fit.
struct ElementText {
  std::uint32_t block = 0;  // Block::id
  std::string text;         // without white space; U+FFFC stands for an image
};

// For each block that has text.
std::vector<ElementText> layer_text(const LayoutTree& tree);

}  // namespace kanbao
