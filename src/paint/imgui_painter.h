// Paints the part of a display list that is in view into an ImDrawList. Here CSS px become device px: positions are
// snapped to the device grid, so that edges are sharp at every ratio. Commands out of view are not submitted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "display/display_list.h"
#include "imgui.h"
#include "paint/run_atlas.h"

namespace kanbao {

// Where the canvas looks at the report.
struct PaintView {
  Point origin;                               // CSS px: the article's top left corner seen from the canvas's
  Size canvas;                                // device px
  double scale = 1;                           // device px per CSS px: the device's ratio, times the zoom of a pinch
  std::span<const ScrollOffset> scroll = {};  // blocks that are not named stand at their beginning
};

// Tells which texture shows an image. Where there is none its own element is seen, beneath the canvas.
class ImageTextures {
 public:
  virtual ~ImageTextures() = default;
  virtual std::optional<ImTextureID> texture_of(std::uint32_t image) const = 0;
};

class ImGuiPainter {
 public:
  ImGuiPainter(RunAtlas& atlas, const ImageTextures& textures) : atlas_(atlas), textures_(textures) {}

  // Returns the number of commands that were submitted.
  std::size_t paint(const DisplayList& list, const PaintView& view, ImDrawList& target);

 private:
  RunAtlas& atlas_;
  const ImageTextures& textures_;
};

}  // namespace kanbao
