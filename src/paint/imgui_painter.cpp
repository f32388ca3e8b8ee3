#include "paint/imgui_painter.h"

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

#include "base/pixel_grid.h"

namespace kanbao {

namespace {

constexpr double ink_overhang = 4;  // CSS px that ink may reach beyond its advance

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

  // What follows belongs to `part`, or, when that is null, to what does not scroll.
  void enter(const ScrolledCommands* part) {
    if (part == part_) return;
    if (part_ != nullptr) target_.PopClipRect();
    part_ = part;
    shift_ = 0;
    if (part_ == nullptr) return;
    clip_ = snapped(part_->clip);
    target_.PushClipRect(clip_.min(), clip_.max(), true);
    shift_ = std::round(scroll_of(part_->block) * view_.scale);
  }

  bool shows(const DisplayCommand& command) const {
    const Rect rect = bounds(command);
    if (y_of(rect.bottom()) <= 0 || y_of(rect.y) >= view_.canvas.height) return false;
    const float overhang = scaled(ink_overhang);
    return part_ == nullptr || (x_of(rect.right()) + overhang > clip_.left && x_of(rect.x) - overhang < clip_.right);
  }

  // Text is gathered first and submitted once all its pictures are in the atlas. It lies over everything else.
  void operator()(const TextCommand& text) {
    Font font = text.font;
    font.size *= view_.scale;
    runs_.push_back({font, text.text, text.colour, x_of(text.x), y_of(text.baseline), text.advance * view_.scale});
    parts_of_runs_.push_back(part_);
  }

  void operator()(const FillCommand& fill) const {
    const DeviceRect rect = snapped(fill.rect);
    target_.AddRectFilled(rect.min(), rect.max(), packed(fill.colour), scaled(fill.radius));
  }

  void operator()(const FrameCommand& frame) const {
    const DeviceRect rect = snapped(frame.rect);
    const float thickness = std::max(1.0F, std::round(scaled(Theme::line_thickness)));
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

  void operator()(const LineCommand& line) const {
    std::vector<ImVec2> points;
    for (const Point& at : line.points) points.push_back(point(at));
    target_.AddPolyline(points.data(), static_cast<int>(points.size()), packed(line.colour), 0, scaled(line.thickness));
  }

  void operator()(const ImageCommand& image) const {
    const std::optional<ImTextureID> texture = textures_.texture_of(image.image);
    const DeviceRect rect = snapped(image.rect);
    if (texture) target_.AddImage(*texture, rect.min(), rect.max());
  }

  void submit_text(RunAtlas& atlas) {
    const std::vector<RunImage> images = atlas.images(runs_);
    const ImTextureRef texture = atlas.texture();
    for (std::size_t i = 0; i < images.size(); ++i) {
      const RunImage& image = images[i];
      if (image.width == 0) continue;
      enter(parts_of_runs_[i]);
      const ImVec2 min{static_cast<float>(image.x), static_cast<float>(image.y)};
      const ImVec2 max{static_cast<float>(image.x + image.width), static_cast<float>(image.y + image.height)};
      target_.AddImage(texture, min, max, image.uv_min, image.uv_max, packed(image.tint));
    }
    enter(nullptr);
  }

 private:
  double x_of(double x) const { return (view_.origin.x + x) * view_.scale - shift_; }
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

  double scroll_of(std::uint32_t block) const {
    const auto offset = std::find_if(view_.scroll.begin(), view_.scroll.end(),
                                     [block](const ScrollOffset& candidate) { return candidate.block == block; });
    return offset == view_.scroll.end() ? 0 : offset->x;
  }

  const PaintView& view_;
  const ImageTextures& textures_;
  ImDrawList& target_;
  std::vector<PlacedRun> runs_;
  std::vector<const ScrolledCommands*> parts_of_runs_;
  const ScrolledCommands* part_ = nullptr;  // that is being painted
  DeviceRect clip_{};                       // its clip
  double shift_ = 0;                        // whole device px, so that text keeps its phase and its pictures
};

}  // namespace

std::size_t ImGuiPainter::paint(const DisplayList& list, const PaintView& view, ImDrawList& target) {
  const double top = -view.origin.y;
  const DisplayList::Range range = list.within(top, top + view.canvas.height / view.scale);
  Submission submission(view, textures_, target);
  std::size_t submitted = 0;
  auto part = list.scrolled().begin();
  const auto end = list.scrolled().end();
  for (std::size_t i = range.first; i < range.last; ++i) {
    while (part != end && part->last <= i) ++part;
    submission.enter(part != end && part->first <= i ? &*part : nullptr);
    const DisplayCommand& command = list.commands()[i];
    if (!submission.shows(command)) continue;
    std::visit(submission, command);
    ++submitted;
  }
  submission.submit_text(atlas_);
  return submitted;
}

}  // namespace kanbao
