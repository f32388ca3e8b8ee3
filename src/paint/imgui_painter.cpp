#include "paint/imgui_painter.h"

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

#include "base/pixel_grid.h"

namespace kanbao {

namespace {

ImU32 packed(Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha); }

struct DeviceRect {
  float left;
  float top;
  float right;
  float bottom;

  ImVec2 min() const { return {left, top}; }
  ImVec2 max() const { return {right, bottom}; }
};

class Submission {
 public:
  Submission(const PaintView& view, const ImageTextures& textures, ImDrawList& target)
      : view_(view), textures_(textures), target_(target) {}

  bool shows(const DisplayCommand& command) const {
    const Rect rect = bounds(command);
    const double top = y_of(rect.y);
    const double bottom = y_of(rect.bottom());
    return bottom > 0 && top < view_.canvas.height;
  }

  // Text is gathered first and submitted once all its pictures are in the atlas. It lies over everything else.
  void operator()(const TextCommand& text) {
    Font font = text.font;
    font.size *= view_.scale;
    runs_.push_back({font, text.text, text.colour, x_of(text.x), y_of(text.baseline), text.advance * view_.scale});
  }

  void operator()(const FillCommand& fill) const {
    const DeviceRect rect = snapped(fill.rect);
    target_.AddRectFilled(rect.min(), rect.max(), packed(fill.colour), scaled(fill.radius));
  }

  void operator()(const FrameCommand& frame) const {
    const DeviceRect rect = snapped(frame.rect);
    const float thickness = std::max(1.0F, std::round(scaled(1)));
    const float inset = thickness / 2;
    target_.AddRect({rect.left + inset, rect.top + inset}, {rect.right - inset, rect.bottom - inset},
                    packed(frame.colour), scaled(frame.radius), 0, thickness);
  }

  void operator()(const DiscCommand& disc) const {
    target_.AddCircleFilled(point(disc.centre), scaled(disc.radius), packed(disc.colour));
  }

  void operator()(const TickCommand& tick) const {
    const Rect& box = tick.rect;
    const auto at = [&](double x, double y) { return point({box.x + x * box.width, box.y + y * box.height}); };
    const ImVec2 points[] = {at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.30)};
    target_.AddPolyline(points, 3, packed(tick.colour), 0, scaled(1.75));
  }

  void operator()(const ImageCommand& image) const {
    const ImageTexture texture = textures_.texture_of(image.image);
    const DeviceRect rect = snapped(image.rect);
    if (texture.state == ImageTexture::State::ready) target_.AddImage(texture.id, rect.min(), rect.max());
    if (texture.state == ImageTexture::State::loading) {
      target_.AddRectFilled(rect.min(), rect.max(), packed(image.placeholder), scaled(4));
    }
  }

  void submit_text(RunAtlas& atlas) {
    const std::vector<RunImage> images = atlas.images(runs_);
    const ImTextureRef texture = atlas.texture();
    for (const RunImage& image : images) {
      if (image.width == 0) continue;
      const ImVec2 min{static_cast<float>(image.x), static_cast<float>(image.y)};
      const ImVec2 max{static_cast<float>(image.x + image.width), static_cast<float>(image.y + image.height)};
      target_.AddImage(texture, min, max, image.uv_min, image.uv_max, packed(image.tint));
    }
  }

 private:
  double x_of(double x) const { return (view_.origin.x + x) * view_.scale; }
  double y_of(double y) const { return (view_.origin.y + y) * view_.scale; }
  float scaled(double length) const { return static_cast<float>(length * view_.scale); }

  ImVec2 point(Point p) const { return {static_cast<float>(x_of(p.x)), static_cast<float>(y_of(p.y))}; }

  DeviceRect snapped(const Rect& rect) const {
    const double left = nearest_device_pixel(x_of(rect.x));
    const double top = nearest_device_pixel(y_of(rect.y));
    const double right = std::max(left + 1, nearest_device_pixel(x_of(rect.right())));
    const double bottom = std::max(top + 1, nearest_device_pixel(y_of(rect.bottom())));
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right), static_cast<float>(bottom)};
  }

  const PaintView& view_;
  const ImageTextures& textures_;
  ImDrawList& target_;
  std::vector<PlacedRun> runs_;
};

}  // namespace

std::size_t ImGuiPainter::paint(const DisplayList& list, const PaintView& view, ImDrawList& target) {
  const double top = -view.origin.y;
  const DisplayList::Range range = list.within(top, top + view.canvas.height / view.scale);
  Submission submission(view, textures_, target);
  std::size_t submitted = 0;
  for (std::size_t i = range.first; i < range.last; ++i) {
    const DisplayCommand& command = list.commands()[i];
    if (!submission.shows(command)) continue;
    std::visit(submission, command);
    ++submitted;
  }
  submission.submit_text(atlas_);
  return submitted;
}

}  // namespace kanbao
