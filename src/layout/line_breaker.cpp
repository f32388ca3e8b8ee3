#include "layout/line_breaker.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace kanbao {

namespace {

constexpr double tolerance = 0.01;  // CSS px, for sums of measured advances
// CSS px that a squeezed line stays short of its column: browsers round each character's part, and end a line that they
// find too long.
constexpr double slack = 0.125;

double advance_of(const Item& item, std::span<const Size> object_sizes) {
  return item.kind == ItemKind::object ? object_sizes[item.object].width : item.advance;
}

bool is_code_part(const Item& item) {
  return item.break_after == ItemBreak::emergency && item.break_rule == TypographyRule::addresses_and_code;
}

// What a line's items take up so far.
struct Extent {
  double width = 0;    // CSS px
  double squeeze = 0;  // CSS px of it that may go
};

// The line that is being filled.
class OpenLine {
 public:
  struct Content {
    const Paragraph& paragraph;
    std::span<const Size> object_sizes;
    double limit;
    const SpacingRules& rules;
  };

  OpenLine(const Content& content, std::uint32_t first) : content_(content), first_(first), visible_(first) {}

  // A mark that may not begin a line fits as long as the line can be squeezed.
  bool fits(const Item& item) const {
    if (hangs(item) || visible_ == first_) return true;
    const Extent extent = extent_with(item);
    const double least = extent.width - trim_after(item);
    const bool may_squeeze = item.is_not_line_start && content_.rules.squeezing;
    return least - (may_squeeze ? extent.squeeze : 0) <= content_.limit + tolerance;
  }

  void add(std::uint32_t index) {
    const Item& item = items()[index];
    if (hangs(item)) {
      hanging_.width += item.advance + (visible_ == first_ ? 0 : gap_before(item));
      hanging_.squeeze += visible_ == first_ ? 0 : item.squeeze_before;
    } else {
      extent_ = extent_with(item);
      hanging_ = {};
      visible_ = index + 1;
    }
    if (item.break_after == ItemBreak::allowed) allowed_ = ended_after(index);
    if (is_code_part(item)) code_part_ = ended_after(index);
    if (item.break_after == ItemBreak::emergency) emergency_ = ended_after(index);
  }

  LineRange ended_after(std::uint32_t index) const {
    const double width = extent_.width - (visible_ > first_ ? trim_after(items()[visible_ - 1]) : 0);
    const double over = width - content_.limit;
    const double squeeze = over > tolerance ? std::min(over + slack, extent_.squeeze) : 0;
    return {first_, visible_, index + 1, width - squeeze, squeeze};
  }

  // Where the line ends when the next item does not fit: at an opportunity, else between the parts of code, else inside
  // a word that began the line, else before the item. Code that no line could hold whole begins where it stands.
  LineRange ended_before(std::uint32_t index) const {
    const bool is_parted_anyway =
        allowed_ && code_part_ && allowed_->last < code_part_->last && overflows(allowed_->last);
    if (allowed_ && !is_parted_anyway) return *allowed_;
    if (code_part_) return *code_part_;
    if (emergency_) return *emergency_;
    return ended_after(index - 1);
  }

 private:
  const std::vector<Item>& items() const { return content_.paragraph.items; }

  bool hangs(const Item& item) const {
    if (item.kind == ItemKind::line_feed) return true;
    return item.kind == ItemKind::space && content_.paragraph.white_space == WhiteSpace::collapse;
  }

  // Whether what no line end parts from this item on is longer than a line.
  bool overflows(std::uint32_t first) const {
    double width = 0;
    for (std::uint32_t i = first; i < items().size() && width <= content_.limit; ++i) {
      width += advance_of(items()[i], content_.object_sizes);
      if (items()[i].break_after >= ItemBreak::allowed) break;
    }
    return width > content_.limit + tolerance;
  }

  double gap_before(const Item& item) const {
    const bool counts = item.gap_before < 0 ? content_.rules.meeting_marks : content_.rules.han_latin_gap;
    return counts ? item.gap_before : 0;
  }

  double trim_after(const Item& item) const { return content_.rules.line_edges ? item.trim_after : 0; }
  double trim_before(const Item& item) const { return content_.rules.line_edges ? item.trim_before : 0; }

  Extent extent_with(const Item& item) const {
    const double advance = advance_of(item, content_.object_sizes);
    if (visible_ == first_) return {hanging_.width + advance - trim_before(item), 0};
    return {extent_.width + hanging_.width + gap_before(item) + advance,
            extent_.squeeze + hanging_.squeeze + item.squeeze_before};
  }

  const Content& content_;
  std::uint32_t first_;
  std::uint32_t visible_;
  Extent extent_;
  Extent hanging_;  // of the spaces behind it
  std::optional<LineRange> allowed_;
  std::optional<LineRange> code_part_;
  std::optional<LineRange> emergency_;
};

// What no line end parts.
struct Piece {
  std::uint32_t last = 0;  // item behind it
  double width = 0;        // CSS px, of what shows, without the blank at its edges
};

// Code may be parted within its words where a column is narrow, so it asks for no more room than its parts.
bool ends_piece(const Item& item) { return item.break_after >= ItemBreak::allowed || is_code_part(item); }

Piece piece_at(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first) {
  const auto count = static_cast<std::uint32_t>(paragraph.items.size());
  std::uint32_t last = first;
  while (last < count && !ends_piece(paragraph.items[last])) ++last;
  last = std::min(last + 1, count);
  double width = 0;
  double spaces = 0;  // that hang unless the piece goes on
  double trim = 0;
  for (std::uint32_t i = first; i < last; ++i) {
    const Item& item = paragraph.items[i];
    const double gap = width > 0 ? item.gap_before : -item.trim_before;
    if (item.kind == ItemKind::space) spaces += item.advance + (width > 0 ? item.gap_before : 0);
    if (item.kind != ItemKind::text && item.kind != ItemKind::object) continue;
    width += (width > 0 ? spaces : 0) + gap + advance_of(item, object_sizes);
    spaces = 0;
    trim = item.trim_after;
  }
  return {last, width - trim};
}

}  // namespace

LineRange next_line(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first, double width,
                    const SpacingRules& rules) {
  const OpenLine::Content content{paragraph, object_sizes, width, rules};
  OpenLine line(content, first);
  const auto count = static_cast<std::uint32_t>(paragraph.items.size());
  for (std::uint32_t i = first; i < count; ++i) {
    if (!line.fits(paragraph.items[i])) return line.ended_before(i);
    line.add(i);
    if (paragraph.items[i].break_after == ItemBreak::mandatory) return line.ended_after(i);
  }
  return line.ended_after(count - 1);
}

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
  for (std::uint32_t first = 0; first < paragraph.items.size();) {
    const Piece piece = piece_at(paragraph, object_sizes, first);
    widths.min = std::max(widths.min, piece.width);
    first = piece.last;
  }
  return widths;
}

}  // namespace kanbao
