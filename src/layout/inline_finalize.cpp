#include "layout/inline_finalize.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "layout/line_adjustment.h"
#include "layout/line_order.h"

namespace kanbao {

namespace {

class LineBuilder {
 public:
  LineBuilder(const Paragraph& paragraph, std::span<const Size> object_sizes, Line line)
      : paragraph_(paragraph), object_sizes_(object_sizes), x_(line.x), line_(std::move(line)) {}

  // Items are placed from left to right; fragments follow one another as their text is written.
  void add_items(std::uint32_t first, std::uint32_t last) {
    if (!paragraph_.is_reordered) {
      for (std::uint32_t i = first; i < last; ++i) add_fragment(paragraph_.items[i], place(i));
      return;
    }
    std::vector<PlacedItem> placed(last - first);
    for (const std::uint32_t i : line_order(paragraph_, first, last)) placed[i - first] = place(i);
    for (std::uint32_t i = first; i < last; ++i) add_fragment(paragraph_.items[i], placed[i - first]);
  }

  Line finished(double y) {
    double tallest = 0;
    for (const Fragment& fragment : line_.fragments) {
      if (!measured_of(fragment)) tallest = std::max(tallest, fragment.object_height);
    }
    const bool grows = tallest + 2 > paragraph_.line_height;
    const double height = grows ? tallest + 2 * Theme::image_margin : paragraph_.line_height;
    double ascent = (height - paragraph_.line_height) / 2 + paragraph_.baseline;
    double descent = height - ascent;
    // What is measured stands on the baseline, and the line is as high as both (CSS 2, 10.8).
    for (const Fragment& fragment : line_.fragments) {
      const MeasuredSize* measured = measured_of(fragment);
      if (measured == nullptr) continue;
      const double raise = paragraph_.styles[fragment.style].baseline_shift;
      ascent = std::max(ascent, measured->ascent + raise);
      descent = std::max(descent, measured->descent - raise);
    }
    line_.y = y;
    line_.height = ascent + descent;
    line_.baseline = y + ascent;
    return std::move(line_);
  }

 private:
  struct PlacedItem {
    double x = 0;        // CSS px
    double gap = 0;      // CSS px before it
    double advance = 0;  // CSS px
  };

  const MeasuredSize* measured_of(const Fragment& fragment) const {
    if (fragment.object == no_object) return nullptr;
    const std::optional<MeasuredSize>& measured = paragraph_.objects[fragment.object].measured;
    return measured ? &*measured : nullptr;
  }

  PlacedItem place(std::uint32_t index) {
    const Item& item = paragraph_.items[index];
    if (item.kind == ItemKind::line_feed) return {};
    const double gap = index == line_.first_item ? 0 : item.gap_before + line_.room_change(index);
    const double advance = item.kind == ItemKind::object ? object_sizes_[item.object].width : item.advance;
    x_ += gap;
    extend_stretch(item, gap, advance);
    const PlacedItem placed{x_, gap, advance};
    x_ += advance;
    return placed;
  }

  void add_fragment(const Item& item, const PlacedItem& placed) {
    if (item.kind == ItemKind::line_feed || item.kind == ItemKind::space) return;
    if (placed.gap == 0 && continues_fragment(item)) {
      Fragment& word = line_.fragments.back();
      word.x = std::min(word.x, placed.x);
      word.last = item.last;
      word.advance += placed.advance;
      return;
    }
    Fragment fragment{
        .x = placed.x, .advance = placed.advance, .first = item.first, .last = item.last, .style = item.style};
    if (item.kind == ItemKind::object) {
      fragment.object = item.object;
      fragment.object_height = object_sizes_[item.object].height;
    }
    line_.fragments.push_back(fragment);
    last_word_ = item.word;
  }

  bool continues_fragment(const Item& item) const {
    return !line_.fragments.empty() && item.kind == ItemKind::text && item.word == last_word_ &&
           item.style == line_.fragments.back().style;
  }

  void extend_stretch(const Item& item, double gap, double advance) {
    const TextStyle& style = paragraph_.styles[item.style];
    const bool shows =
        style.fill != ColourRole::background || style.decoration != Decoration::none || style.link != no_link;
    if (!shows) return;
    const bool continues = !line_.stretches.empty() && goes_on(line_.stretches.back(), style) &&
                           std::abs(line_.stretches.back().x + line_.stretches.back().width + gap - x_) < 0.01;
    if (continues) {
      line_.stretches.back().width += gap + advance;
    } else {
      line_.stretches.push_back({x_, advance, item.style});
    }
  }

  // A mark within a link or a fill may have a font of its own, and so has what runs from right to left.
  bool goes_on(const StyledStretch& stretch, TextStyle style) const {
    const TextStyle& before = paragraph_.styles[stretch.style];
    style.font.script = before.font.script;
    style.font.direction = before.font.direction;
    return style == before;
  }

  const Paragraph& paragraph_;
  std::span<const Size> object_sizes_;
  double x_;
  Line line_;
  std::uint32_t last_word_ = 0;
};

double aligned_x(const Paragraph& paragraph, const LineRange& range, const LinePlace& place) {
  const double free = std::max(0.0, place.width - range.width);
  if (paragraph.alignment == Alignment::center) return place.origin.x + free / 2;
  if (paragraph.alignment == Alignment::right) return place.origin.x + free;
  return place.origin.x;
}

bool fills_width(const Paragraph& paragraph, const LineRange& range, const LinePlace& place) {
  const bool is_last = range.last == paragraph.items.size();
  const bool is_ended = paragraph.items[range.last - 1].kind == ItemKind::line_feed;
  return place.justified && paragraph.alignment == Alignment::none && !paragraph.is_reordered && !is_last && !is_ended;
}

// The line without its height and its fragments.
Line begun_line(const Paragraph& paragraph, const LineRange& range, const LinePlace& place) {
  Line line;
  const double trimmed = range.visible > range.first ? paragraph.items[range.first].trim_before : 0;
  line.x = aligned_x(paragraph, range, place) - trimmed;
  line.width = range.width + trimmed;
  line.first_item = range.first;
  line.last_item = range.visible;
  line.room_changes = squeezed_rooms(paragraph, range);
  if (fills_width(paragraph, range, place) && line.room_changes.empty()) {
    line.room_changes = stretched_rooms(paragraph, range, place.width - range.width);
    if (!line.room_changes.empty()) line.width = place.width + trimmed;
  }
  return line;
}

}  // namespace

PlacedText place_lines(const Paragraph& paragraph, std::span<const LineRange> ranges,
                       std::span<const Size> object_sizes, const LinePlace& place) {
  PlacedText placed{&paragraph, {place.origin.x, place.origin.y, place.width, 0}, {}};
  placed.lines.reserve(ranges.size());
  double y = place.origin.y;
  for (const LineRange& range : ranges) {
    LineBuilder builder(paragraph, object_sizes, begun_line(paragraph, range, place));
    builder.add_items(range.first, range.visible);
    placed.lines.push_back(builder.finished(y));
    y += placed.lines.back().height;
  }
  placed.column.height = y - place.origin.y;
  return placed;
}

}  // namespace kanbao
