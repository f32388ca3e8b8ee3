#include "layout/line_breaker.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace kanbao {

namespace {

constexpr double tolerance = 0.01;  // CSS px, for sums of measured advances

double advance_of(const Item& item, std::span<const Size> object_sizes) {
  return item.kind == ItemKind::object ? object_sizes[item.object].width : item.advance;
}

// The line that is being filled.
class OpenLine {
 public:
  OpenLine(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first)
      : paragraph_(paragraph), object_sizes_(object_sizes), first_(first), visible_(first) {}

  bool fits(const Item& item, double limit) const {
    return hangs(item) || visible_ == first_ || width_with(item) <= limit + tolerance;
  }

  void add(std::uint32_t index) {
    const Item& item = paragraph_.items[index];
    if (hangs(item)) {
      hanging_ += item.advance + (visible_ == first_ ? 0 : item.gap_before);
    } else {
      width_ = width_with(item);
      hanging_ = 0;
      visible_ = index + 1;
    }
    if (item.break_after == ItemBreak::allowed) allowed_ = ended_after(index);
    if (item.break_after == ItemBreak::emergency) emergency_ = ended_after(index);
  }

  LineRange ended_after(std::uint32_t index) const { return {first_, visible_, index + 1, width_}; }

  // Where the line ends when the next item does not fit: at an opportunity, else inside a word that began the line,
  // else before the item.
  LineRange ended_before(std::uint32_t index) const {
    if (allowed_) return *allowed_;
    if (emergency_) return *emergency_;
    return ended_after(index - 1);
  }

 private:
  bool hangs(const Item& item) const {
    if (item.kind == ItemKind::line_feed) return true;
    return item.kind == ItemKind::space && paragraph_.white_space == WhiteSpace::collapse;
  }

  double width_with(const Item& item) const {
    const double gap = visible_ == first_ ? 0 : item.gap_before;
    return width_ + hanging_ + gap + advance_of(item, object_sizes_);
  }

  const Paragraph& paragraph_;
  std::span<const Size> object_sizes_;
  std::uint32_t first_;
  std::uint32_t visible_;
  double width_ = 0;
  double hanging_ = 0;
  std::optional<LineRange> allowed_;
  std::optional<LineRange> emergency_;
};

LineRange next_line(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first, double width) {
  OpenLine line(paragraph, object_sizes, first);
  const auto count = static_cast<std::uint32_t>(paragraph.items.size());
  for (std::uint32_t i = first; i < count; ++i) {
    if (!line.fits(paragraph.items[i], width)) return line.ended_before(i);
    line.add(i);
    if (paragraph.items[i].break_after == ItemBreak::mandatory) return line.ended_after(i);
  }
  return line.ended_after(count - 1);
}

}  // namespace

std::vector<LineRange> break_lines(const Paragraph& paragraph, std::span<const Size> object_sizes, double width) {
  std::vector<LineRange> lines;
  const auto count = static_cast<std::uint32_t>(paragraph.items.size());
  for (std::uint32_t first = 0; first < count; first = lines.back().last) {
    lines.push_back(next_line(paragraph, object_sizes, first, width));
  }
  return lines;
}

ContentWidths content_widths(const Paragraph& paragraph, std::span<const Size> object_sizes) {
  ContentWidths widths;
  for (const LineRange& line : break_lines(paragraph, object_sizes, std::numeric_limits<double>::infinity())) {
    widths.max = std::max(widths.max, line.width);
  }
  double piece = 0;
  double spaces = 0;  // that hang unless the piece goes on
  for (const Item& item : paragraph.items) {
    const bool shows = item.kind == ItemKind::text || item.kind == ItemKind::object;
    if (item.kind == ItemKind::space) spaces += item.advance + (piece > 0 ? item.gap_before : 0);
    if (shows) {
      piece += (piece > 0 ? spaces + item.gap_before : 0) + advance_of(item, object_sizes);
      spaces = 0;
    }
    widths.min = std::max(widths.min, piece);
    if (item.break_after >= ItemBreak::allowed) piece = spaces = 0;
  }
  return widths;
}

}  // namespace kanbao
