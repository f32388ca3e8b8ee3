// The display list: what to paint, as plain commands in reading order, in CSS px from the article's top left corner
// (y grows downwards). It knows colours but no device pixels; the painter walks only the part that is in view.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/colour.h"
#include "base/geometry.h"
#include "layout/layout_tree.h"
#include "style/theme.h"

namespace kanbao {

// Text in one font, shaped as one piece.
struct TextCommand {
  double x = 0;         // of the origin
  double baseline = 0;  // y
  double advance = 0;
  double line_y = 0;  // of the line that it stands on: its bounds
  double line_height = 0;
  Font font;
  Colour colour;
  std::string_view text;  // into a Paragraph, which outlives the list
};

// A filled rectangle. Its edges are snapped to device pixels, and it is never thinner than one.
struct FillCommand {
  Rect rect;
  Colour colour;
  double radius = 0;
};

// The outline of a rectangle, drawn inside it, as thick as Theme::line_thickness.
struct FrameCommand {
  Rect rect;
  Colour colour;
  double radius = 0;
};

struct DiscCommand {
  Point centre;
  double radius = 0;
  Colour colour;
};

// The tick of a task that is done, in the square `rect`.
struct TickCommand {
  Rect rect;
  Colour colour;
};

// A line through points.
struct LineCommand {
  std::vector<Point> points;
  double thickness = 0;
  Colour colour;
};

struct ImageCommand {
  std::uint32_t image = 0;  // Inline::id
  Rect rect;
};

using DisplayCommand =
    std::variant<TextCommand, FillCommand, FrameCommand, DiscCommand, TickCommand, LineCommand, ImageCommand>;

Rect bounds(const DisplayCommand& command);
std::string dump(const DisplayCommand& command);

// Commands that move sideways together, as their block is scrolled, and are seen only within `clip`.
struct ScrolledCommands {
  std::uint32_t block = 0;  // Block::id
  std::size_t first = 0;    // command
  std::size_t last = 0;     // not included
  Rect clip;
};

// How far a block is scrolled sideways.
struct ScrollOffset {
  std::uint32_t block = 0;  // Block::id
  double x = 0;             // CSS px
};

class DisplayList {
 public:
  DisplayList() = default;
  // `scrolled` is in the order of the commands, without overlap.
  explicit DisplayList(std::vector<DisplayCommand> commands, std::vector<ScrolledCommands> scrolled = {});

  const std::vector<DisplayCommand>& commands() const { return commands_; }
  const std::vector<ScrolledCommands>& scrolled() const { return scrolled_; }

  // The commands that may touch the band from y `top` to `bottom`: a range of indices that holds all of them and few
  // others, found without looking at the rest.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  // not included
  };
  Range within(double top, double bottom) const;

 private:
  // `chunk_size` commands in a row. Tops and bottoms are only nearly sorted (a frame comes before its content, the
  // cells of a row stand side by side), so each chunk keeps two values that are.
  struct Chunk {
    double reach;  // the lowest bottom of this chunk and all before it
    double start;  // the highest top of this chunk and all behind it
  };
  static constexpr std::size_t chunk_size = 64;
  std::vector<DisplayCommand> commands_;
  std::vector<ScrolledCommands> scrolled_;
  std::vector<Chunk> chunks_;
};

std::string dump(const DisplayList& list);

// What cannot be read off the tree: the colours.
DisplayList build_display_list(const LayoutTree& tree, const Palette& palette, const Theme& theme);

}  // namespace kanbao
