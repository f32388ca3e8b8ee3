// The LayoutTree: where every box, line and fragment of a report lies, in CSS px from the article's top left corner.
// It is made for one width and never changed; the display list and the text layer are both read off it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "document/document.h"
#include "layout/paragraph.h"

namespace kanbao {

// Text that is painted in one piece, an image, or the room of a formula or a ruby, on a line.
struct Fragment {
  double x = 0;             // CSS px, from the article's left edge
  double advance = 0;       // CSS px
  std::uint32_t first = 0;  // byte in the paragraph's text
  std::uint32_t last = 0;   // byte, not included
  std::uint16_t style = 0;
  std::uint32_t object = no_object;  // index into the paragraph's objects
  double object_height = 0;          // CSS px
  bool is_message = false;           // the object is an image that cannot be shown: a box with words stands for it
};

// A stretch of a line in one style that has a fill, a decoration or a link, spaces included.
struct StyledStretch {
  double x = 0;
  double width = 0;
  std::uint16_t style = 0;
};

struct Line {
  double y = 0;         // CSS px, top
  double height = 0;    // CSS px
  double baseline = 0;  // CSS px, from the article's top
  double x = 0;      // CSS px, where the first item begins: left of its column where that is a mark with a blank half
  double width = 0;  // CSS px, of the items, without the blank half of a mark that ends the line
  std::uint32_t first_item = 0;  // of the paragraph's items
  std::uint32_t last_item = 0;   // not included; the spaces at the line's end are behind it
  // CSS px by which the room before each item from `first_item` on differs from its gap; empty where it does nowhere.
  std::vector<float> room_changes;
  std::vector<Fragment> fragments;
  std::vector<StyledStretch> stretches;

  double room_change(std::uint32_t item) const { return room_changes.empty() ? 0 : room_changes[item - first_item]; }
};

// Where the fragment's image lies: in the middle of its line.
inline Rect object_rect(const Line& line, const Fragment& fragment) {
  return {fragment.x, line.y + (line.height - fragment.object_height) / 2, fragment.advance, fragment.object_height};
}

// Where its formula lies: on the line's baseline, or as far above it as what it stands in is raised.
inline Rect formula_rect(const Paragraph& paragraph, const Line& line, const Fragment& fragment) {
  const double ascent = paragraph.objects[fragment.object].measured.value_or(MeasuredSize{}).ascent;
  const double baseline = line.baseline - paragraph.styles[fragment.style].baseline_shift;
  return {fragment.x, baseline - ascent, fragment.advance, fragment.object_height};
}

// The lines of one paragraph, placed.
struct PlacedText {
  const Paragraph* paragraph = nullptr;  // owned by the PreparedDocument, which outlives the tree
  Rect column = {};                      // CSS px; the lines fill it from its left edge, or as alignment says
  std::vector<Line> lines;
};

struct Box {
  std::uint32_t block = 0;  // Block::id; 0 for the tree's root
  BlockKind kind = BlockKind::paragraph;
  Rect rect;
  std::vector<PlacedText> texts;  // the block's own text, a list item's marker, the messages of broken images
  std::vector<Box> children;
  TaskState task = TaskState::none;
  AlertKind alert = AlertKind::note;
  bool has_header = true;                    // table
  bool bullet = false;                       // list_item: a disc is its marker
  bool is_closed = false;                    // details: of its children only the summary is seen
  int depth = 0;                             // list_item: how many lists it is nested in, from 1
  std::span<const MarkedLine> marked_lines;  // code_block: those of the Document, which outlives the tree
  const Chart* chart = nullptr;              // table_cell: likewise; at its head, within its padding

  // What is closed lies where it will be seen when its reader opens it, and takes no room.
  std::span<const Box> seen_children() const { return std::span(children).first(is_closed ? 1 : children.size()); }
};

// An image's place, or that of the box which stands for it.
struct PlacedImage {
  std::uint32_t image = 0;  // Inline::id
  Rect rect;
  bool is_message = false;  // a box with words stands for it
};

// A box that scrolls sideways, because its content is wider: a table, a block of code or a formula. None lies within
// another.
struct Scroller {
  std::uint32_t block = 0;   // Block::id
  Rect rect;                 // what is seen of it
  double content_width = 0;  // CSS px; greater than the rect's width
};

struct LayoutTree {
  Box root;
  std::vector<PlacedImage> images;  // that are seen, in reading order
  std::vector<Scroller> scrollers;  // that are seen, in reading order
  double width = 0;                 // CSS px
  double height = 0;                // CSS px
};

// The tree, one box, line or fragment a line; for people and for tests.
std::string dump(const LayoutTree& tree);

}  // namespace kanbao
