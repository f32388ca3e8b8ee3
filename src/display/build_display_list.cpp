// Reads the display list off a LayoutTree: what each box paints of its own, then what it holds.
#include <algorithm>
#include <cmath>
#include <span>

#include "display/display_list.h"
#include "layout/alert_colour.h"

namespace kanbao {

namespace {

class TreePainter {
 public:
  TreePainter(const Palette& palette, const Theme& theme) : palette_(palette), theme_(theme) {}

  DisplayList painted(const LayoutTree& tree) {
    scrollers_ = tree.scrollers;
    paint(tree.root);
    return DisplayList(std::move(commands_), std::move(scrolled_));
  }

 private:
  void paint(const Box& box) {
    if (box.block != 0) paint_own(box);
    const std::size_t first = commands_.size();
    for (const PlacedText& text : box.texts) paint_text(text);
    const std::span<const Box> children = box.seen_children();
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (box.kind == BlockKind::table) paint_row(children[i], i == 0 && box.has_header);
      paint(children[i]);
    }
    note_scroller(box, first);
  }

  // What the box holds moves; what it paints of its own stays.
  void note_scroller(const Box& box, std::size_t first) {
    if (scrollers_.empty() || scrollers_.front().block != box.block) return;
    if (first < commands_.size()) scrolled_.push_back({box.block, first, commands_.size(), scrollers_.front().rect});
    scrollers_ = scrollers_.subspan(1);
  }

  void paint_own(const Box& box) {
    const Rect& rect = box.rect;
    switch (box.kind) {
      case BlockKind::thematic_break:
        return fill(rect, ColourRole::rule);
      case BlockKind::code_block:
        fill(rect, ColourRole::code_fill, theme_.block_radius);
        return paint_marked_lines(box);
      case BlockKind::block_quote:
        return paint_bar(rect, ColourRole::quote_rule);
      case BlockKind::alert:
        return paint_bar(rect, alert_colour(box.alert));
      case BlockKind::footnotes:
        return fill({rect.x, rect.y, rect.width, Theme::line_thickness}, ColourRole::rule);
      case BlockKind::list_item:
        return paint_marker(box);
      case BlockKind::table_cell:
        return paint_chart(box);
      case BlockKind::paragraph:
      case BlockKind::formula:
      case BlockKind::heading:
      case BlockKind::list:
      case BlockKind::table:
      case BlockKind::table_row:  // painted by its table
      case BlockKind::container:
      case BlockKind::row:
      case BlockKind::alert_title:
      case BlockKind::description_list:
      case BlockKind::description_term:
      case BlockKind::description_details:
      case BlockKind::figure:
      case BlockKind::figure_caption:
      case BlockKind::details:  // its sign is seen (web/css/blocks.css)
      case BlockKind::details_summary:
      case BlockKind::footnote:
      case BlockKind::header:
      case BlockKind::byline:
      case BlockKind::notice:
      case BlockKind::code_caption:
        return;
    }
  }

  // As wide as the block, and not moved when it is scrolled.
  void paint_marked_lines(const Box& code) {
    for (const MarkedLine& marked : code.marked_lines) {
      const std::vector<Line>& lines = code.texts.front().lines;
      if (marked.line >= lines.size()) return;
      const Line& line = lines[marked.line];
      paint_marked_line({code.rect.x, line.y, code.rect.width, line.height}, marked.mark);
    }
  }

  // Colour alone does not tell what came from what went: a sign stands before the line.
  void paint_marked_line(const Rect& line, LineMark mark) {
    if (mark == LineMark::highlighted) return fill(line, ColourRole::line_fill);
    const bool is_added = mark == LineMark::added;
    fill(line, is_added ? ColourRole::added_fill : ColourRole::removed_fill);
    const ColourRole ink = is_added ? ColourRole::code_string : ColourRole::code_keyword;
    const double long_side = theme_.code_padding / 2;
    const double short_side = theme_.code_sign_thickness;
    const Point middle{line.x + theme_.code_padding / 2, line.y + line.height / 2};
    fill({middle.x - long_side / 2, middle.y - short_side / 2, long_side, short_side}, ink);
    if (is_added) fill({middle.x - short_side / 2, middle.y - long_side / 2, short_side, long_side}, ink);
  }

  void paint_bar(const Rect& quote, ColourRole role) {
    fill({quote.x, quote.y, theme_.quote_bar, quote.height}, role, theme_.quote_bar / 2);
  }

  void paint_row(const Box& row, bool is_header) {
    if (is_header) fill(row.rect, ColourRole::header_fill);
    constexpr double thickness = Theme::line_thickness;
    fill({row.rect.x, row.rect.bottom() - thickness, row.rect.width, thickness}, ColourRole::rule);
  }

  void paint_chart(const Box& cell) {
    if (cell.chart == nullptr) return;
    Rect rect{cell.rect.x + theme_.cell_padding_x, cell.rect.y + theme_.cell_padding_y,
              cell.rect.width - 2 * theme_.cell_padding_x, theme_.chart_height};
    if (!cell.chart->trend.empty()) {
      paint_trend(cell.chart->trend, {rect.right() - theme_.trend_width, rect.y, theme_.trend_width, rect.height});
      rect.width -= theme_.trend_width + 2 * theme_.chart_gap;
    }
    paint_shares(cell.chart->shares, rect);
  }

  // Each share lies over all before it, so that what is left of them grows darker.
  void paint_shares(const std::vector<double>& shares, const Rect& rect) {
    const double y = rect.y + (rect.height - theme_.bar_height) / 2;
    for (const double share : shares)
      fill({rect.x, y, std::max(0.0, rect.width) * share, theme_.bar_height}, ColourRole::bar_fill);
  }

  // Its end, the month of the report, is a disc.
  void paint_trend(const std::vector<Point>& trend, const Rect& rect) {
    const double radius = 1.5 * theme_.trend_thickness;
    const Rect inner{rect.x + radius, rect.y + radius, rect.width - 2 * radius, rect.height - 2 * radius};
    LineCommand line{.points = {}, .thickness = theme_.trend_thickness, .colour = palette_[ColourRole::link]};
    for (const Point& point : trend) {
      line.points.push_back({inner.x + point.x * inner.width, inner.bottom() - point.y * inner.height});
    }
    const Point end = line.points.back();
    commands_.emplace_back(std::move(line));
    disc(end, radius, ColourRole::link);
  }

  // A bullet, or a task's box, in the middle of the first line, to the left of the item's content.
  void paint_marker(const Box& item) {
    if (item.task != TaskState::none) return paint_task(item);
    if (item.bullet) paint_bullet(item);
  }

  double first_line_middle(const Box& item) const { return item.rect.y + theme_.line_height / 2; }

  void paint_bullet(const Box& item) {
    const Point centre{item.rect.x + theme_.bullet_x, first_line_middle(item)};
    const double radius = theme_.ring_radius;
    if (item.depth <= 1) return disc(centre, theme_.bullet_radius, ColourRole::muted);
    frame({centre.x - radius, centre.y - radius, 2 * radius, 2 * radius}, ColourRole::muted, radius);
  }

  void paint_task(const Box& item) {
    const double size = theme_.task_size;
    const Rect box{item.rect.x + theme_.task_x, first_line_middle(item) - size / 2, size, size};
    frame(box, ColourRole::muted, theme_.task_radius);
    if (item.task == TaskState::done) commands_.emplace_back(TickCommand{box, palette_[ColourRole::link]});
  }

  void paint_text(const PlacedText& text) {
    for (const Line& line : text.lines) {
      for (const StyledStretch& stretch : line.stretches) paint_fill(*text.paragraph, line, stretch);
      for (const Fragment& fragment : line.fragments) paint_fragment(*text.paragraph, line, fragment);
      for (const StyledStretch& stretch : line.stretches) paint_decoration(*text.paragraph, line, stretch);
    }
  }

  void paint_fill(const Paragraph& paragraph, const Line& line, const StyledStretch& stretch) {
    const TextStyle& style = paragraph.styles[stretch.style];
    if (style.fill == ColourRole::background) return;
    constexpr double overhang = Theme::fill_overhang;
    const double height = std::round(style.font.size * theme_.fill_height);
    const double middle = line.baseline - style.baseline_shift - style.font.size * theme_.fill_middle;
    fill({stretch.x - overhang, middle - height / 2, stretch.width + 2 * overhang, height}, style.fill,
         Theme::fill_radius);
  }

  void paint_decoration(const Paragraph& paragraph, const Line& line, const StyledStretch& stretch) {
    const TextStyle& style = paragraph.styles[stretch.style];
    if (style.decoration == Decoration::none) return;
    const bool is_through = style.decoration == Decoration::line_through;
    const double drop = is_through ? -theme_.line_through_raise : theme_.underline_drop;
    const double y = line.baseline - style.baseline_shift + drop * style.font.size;
    const double thickness = std::max(Theme::line_thickness, theme_.decoration_thickness * style.font.size);
    fill({stretch.x, y, stretch.width, thickness}, style.colour);
  }

  void paint_fragment(const Paragraph& paragraph, const Line& line, const Fragment& fragment) {
    if (fragment.object != no_object) return paint_image(paragraph.objects[fragment.object], line, fragment);
    const TextStyle& style = paragraph.styles[fragment.style];
    commands_.emplace_back(TextCommand{
        .x = fragment.x,
        .baseline = line.baseline - style.baseline_shift,
        .advance = fragment.advance,
        .line_y = line.y,
        .line_height = line.height,
        .font = style.font,
        .colour = palette_[style.colour],
        .text = std::string_view(paragraph.text).substr(fragment.first, fragment.last - fragment.first),
    });
  }

  void paint_image(const InlineObject& object, const Line& line, const Fragment& fragment) {
    if (object.kind != ObjectKind::image) return;  // its element is seen
    const Rect rect = object_rect(line, fragment);
    if (fragment.is_message) return frame(rect, ColourRole::rule, theme_.block_radius);
    commands_.emplace_back(ImageCommand{object.id, rect});
  }

  void fill(const Rect& rect, ColourRole role, double radius = 0) {
    commands_.emplace_back(FillCommand{rect, palette_[role], radius});
  }

  void disc(Point centre, double radius, ColourRole role) {
    commands_.emplace_back(DiscCommand{centre, radius, palette_[role]});
  }

  void frame(const Rect& rect, ColourRole role, double radius) {
    commands_.emplace_back(FrameCommand{rect, palette_[role], radius});
  }

  const Palette& palette_;
  const Theme& theme_;
  std::span<const Scroller> scrollers_;  // those that are still to come
  std::vector<DisplayCommand> commands_;
  std::vector<ScrolledCommands> scrolled_;
};

}  // namespace

DisplayList build_display_list(const LayoutTree& tree, const Palette& palette, const Theme& theme) {
  return TreePainter(palette, theme).painted(tree);
}

}  // namespace kanbao
