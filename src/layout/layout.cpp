#include "layout/layout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "document/column_measure.h"
#include "layout/image_size.h"
#include "layout/inline_finalize.h"
#include "layout/line_breaker.h"
#include "layout/table_layout.h"

namespace kanbao {

namespace {

constexpr double tolerance = 0.01;  // CSS px, for sums
constexpr double no_limit = std::numeric_limits<double>::infinity();

struct Column {
  double x = 0;
  double width = 0;

  Column inset(double left, double right = 0) const { return {x + left, std::max(1.0, width - left - right)}; }
};

// Lays blocks below one another. Every function takes the y at which a block begins and leaves a box that says where
// it ends; gaps between blocks are added by whoever stacks them.
class Layouter {
 public:
  Layouter(const LayoutInput& input, double width)
      : input_(input), theme_(input.theme), column_size_(input.theme.column_size(width)) {}

  Box stack(const std::vector<Block>& blocks, Column column, double y, double gap) {
    Box box;
    box.rect = {column.x, y, column.width, 0};
    const Block* previous = nullptr;
    for (const Block& block : blocks) {
      if (previous != nullptr) y += gap_between(*previous, block, gap);
      box.children.push_back(lay_out_block(block, column, y));
      y = box.children.back().rect.bottom();
      previous = &block;
    }
    box.rect.height = y - box.rect.y;
    return box;
  }

  std::vector<PlacedImage> take_images() { return std::move(images_); }
  std::vector<Scroller> take_scrollers() { return std::move(scrollers_); }

 private:
  double gap_between(const Block& above, const Block& below, double gap) const {
    if (above.kind == BlockKind::header) return theme_.byline_gap;
    if (below.kind == BlockKind::heading) {
      const double before = heading_style(below).gap_before;
      // A heading right under another one keeps to it.
      if (above.kind == BlockKind::heading) return std::min(before, heading_style(above).gap_to_heading());
      return above.kind == BlockKind::thematic_break ? std::max(before, theme_.rule_gap) : before;
    }
    if (above.kind == BlockKind::heading) return heading_style(above).gap_after;
    if (below.kind == BlockKind::thematic_break || above.kind == BlockKind::thematic_break) return theme_.rule_gap;
    if (below.kind == BlockKind::list && above.kind == BlockKind::paragraph) return std::min(gap, theme_.list_gap);
    return gap;
  }

  HeadingStyle heading_style(const Block& block) const { return theme_.heading(block.level, column_size_); }

  Box lay_out_block(const Block& block, Column column, double y) {
    Box box = lay_out_kind(block, column, y);
    box.block = block.id;
    box.kind = block.kind;
    return box;
  }

  Box lay_out_kind(const Block& block, Column column, double y) {
    switch (block.kind) {
      case BlockKind::list:
        return lay_out_list(block, column, y);
      case BlockKind::block_quote:
        return lay_out_children(block, column, column.inset(theme_.quote_indent), y);
      case BlockKind::code_block:
        return lay_out_code(block, column, y);
      case BlockKind::table:
        return lay_out_table(block, column, y);
      case BlockKind::thematic_break:
        return lay_out_rule(column, y);
      case BlockKind::footnotes:
        return lay_out_footnotes(block, column, y);
      case BlockKind::container:
      case BlockKind::header:
      case BlockKind::list_item:
      case BlockKind::footnote:
      case BlockKind::table_row:
        return lay_out_children(block, column, column, y);
      case BlockKind::paragraph:
      case BlockKind::heading:
      case BlockKind::table_cell:
      case BlockKind::byline:
      case BlockKind::notice:
        return lay_out_text(block, column, y);
    }
    return {};
  }

  static Box lay_out_rule(Column column, double y) {
    Box box;
    box.rect = {column.x, y, column.width, Theme::line_thickness};
    return box;
  }

  Box lay_out_children(const Block& block, Column outer, Column inner, double y) {
    Box box = stack(block.children, inner, y, theme_.block_gap);
    box.rect.x = outer.x;
    box.rect.width = outer.width;
    return box;
  }

  Box lay_out_text(const Block& block, Column column, double y) {
    Box box;
    box.rect = {column.x, y, column.width, 0};
    if (const Paragraph* paragraph = input_.prepared.text_of(block.id, column_size_)) {
      box.rect.height =
          place_paragraph(*paragraph, column, y, box.texts, theme_.justified && block.kind == BlockKind::paragraph);
    }
    return box;
  }

  // Places a paragraph, its images and their messages; returns the height.
  double place_paragraph(const Paragraph& paragraph, Column column, double y, std::vector<PlacedText>& texts,
                         bool justified = false) {
    const std::vector<Size> sizes = object_sizes(paragraph, column.width);
    const double limit = paragraph.white_space == WhiteSpace::preserve ? no_limit : column.width;
    const std::vector<LineRange> ranges = break_lines(paragraph, sizes, limit);
    texts.push_back(place_lines(paragraph, ranges, sizes, {{column.x, y}, column.width, justified}));
    const double height = texts.back().column.height;
    place_images(paragraph, texts);
    return height;
  }

  std::vector<Size> object_sizes(const Paragraph& paragraph, double width) const {
    std::vector<Size> sizes;
    for (const InlineObject& object : paragraph.objects) sizes.push_back(object_size(object, width));
    return sizes;
  }

  Size object_size(const InlineObject& object, double width) const {
    if (const Paragraph* message = input_.prepared.message_of(object.image)) return message_size(*message, width);
    const auto known = input_.image_sizes.find(object.image);
    const bool is_known = known != input_.image_sizes.end();
    return image_size(object, is_known ? std::optional(known->second) : std::nullopt, width);
  }

  Size message_size(const Paragraph& message, double width) const {
    const auto lines = break_lines(message, {}, width - 2 * theme_.message_padding);
    return {width, 2 * theme_.message_padding + static_cast<double>(lines.size()) * message.line_height};
  }

  void place_images(const Paragraph& paragraph, std::vector<PlacedText>& texts) {
    std::vector<PlacedText> messages;
    for (Line& line : texts.back().lines) {
      for (Fragment& fragment : line.fragments) {
        if (fragment.object == no_object) continue;
        const Rect rect = object_rect(line, fragment);
        const std::uint32_t image = paragraph.objects[fragment.object].image;
        const Paragraph* message = input_.prepared.message_of(image);
        images_.push_back({image, rect, message != nullptr});
        fragment.is_message = message != nullptr;
        if (message != nullptr) messages.push_back(placed_message(*message, rect));
      }
    }
    for (PlacedText& message : messages) texts.push_back(std::move(message));
  }

  PlacedText placed_message(const Paragraph& message, const Rect& rect) const {
    const double width = rect.width - 2 * theme_.message_padding;
    const Point origin{rect.x + theme_.message_padding, rect.y + theme_.message_padding};
    return place_lines(message, break_lines(message, {}, width), {}, {origin, width});
  }

  Box lay_out_list(const Block& block, Column column, double y) {
    const double gap = block.tight ? theme_.item_gap : theme_.list_gap;
    Box box;
    box.rect = {column.x, y, column.width, 0};
    ++list_depth_;
    const double indent = indent_of(block);
    for (const Block& child : block.children) {
      if (&child != &block.children.front()) y += gap;
      box.children.push_back(lay_out_item(child, column, indent, y, gap));
      box.children.back().bullet = !block.ordered && child.task == TaskState::none;
      y = box.children.back().rect.bottom();
    }
    --list_depth_;
    box.rect.height = y - box.rect.y;
    return box;
  }

  // Wide enough for the widest number, so that all items of a list begin at one x.
  double indent_of(const Block& block) const {
    double indent = theme_.list_indent;
    for (const Block& child : block.children) {
      if (const Paragraph* marker = input_.prepared.marker_of(child.id)) {
        indent = std::max(indent, std::ceil(content_widths(*marker, {}).max + theme_.number_gap));
      }
    }
    return indent;
  }

  Box lay_out_item(const Block& block, Column column, double indent, double y, double gap) {
    Box box = stack(block.children, column.inset(indent), y, gap);
    box.block = block.id;
    box.kind = block.kind;
    box.task = block.task;
    box.depth = list_depth_;
    box.rect.x = column.x;
    box.rect.width = column.width;
    box.rect.height = std::max(box.rect.height, theme_.line_height);
    if (const Paragraph* marker = input_.prepared.marker_of(block.id)) place_marker(*marker, column.x + indent, box);
    return box;
  }

  // A number stands right-aligned before the text, on the first line's baseline.
  void place_marker(const Paragraph& marker, double text_x, Box& box) const {
    const auto ranges = break_lines(marker, {}, marker.line_height * 100);
    const double x = text_x - theme_.number_gap - ranges.front().width;
    box.texts.push_back(place_lines(marker, ranges, {}, {{x, box.rect.y}, ranges.front().width}));
  }

  // Lines are as long as they were written; the scroll bar, where there is one, lies in the padding.
  Box lay_out_code(const Block& block, Column column, double y) {
    Box box;
    const Column inner = column.inset(theme_.code_padding, theme_.code_padding);
    box.rect = {column.x, y, column.width, 2 * theme_.code_padding};
    if (const Paragraph* paragraph = input_.prepared.text_of(block.id, column_size_)) {
      box.rect.height += place_paragraph(*paragraph, inner, y + theme_.code_padding, box.texts);
      double longest = 0;
      for (const Line& line : box.texts.front().lines) longest = std::max(longest, line.width);
      note_scroller(block, box.rect, longest + 2 * theme_.code_padding);
    }
    return box;
  }

  Box lay_out_footnotes(const Block& block, Column column, double y) {
    Box box;
    box.rect = {column.x, y, column.width, 0};
    y += theme_.block_gap;
    const double indent = indent_of(block);
    for (const Block& child : block.children) {
      if (&child != &block.children.front()) y += theme_.item_gap;
      box.children.push_back(lay_out_item(child, column, indent, y, theme_.item_gap));
      y = box.children.back().rect.bottom();
    }
    box.rect.height = y - box.rect.y;
    return box;
  }

  Box lay_out_table(const Block& block, Column column, double y) {
    const std::vector<double> widths = column_widths(table_columns(block, column.width), column.width);
    Box box;
    double width = 0;
    for (const double w : widths) width += w;
    box.rect = {column.x, y, std::min(width, column.width), 0};
    for (const Block& child : block.children) {
      box.children.push_back(lay_out_row(child, widths, column.x, y));
      y = box.children.back().rect.bottom();
    }
    const bool scrolls = width > box.rect.width + tolerance;
    box.rect.height = y - box.rect.y + (scrolls ? theme_.scroll_bar_room : 0);
    note_scroller(block, box.rect, width);
    return box;
  }

  void note_scroller(const Block& block, const Rect& rect, double content_width) {
    if (content_width > rect.width + tolerance) scrollers_.push_back({block.id, rect, content_width});
  }

  std::vector<ContentWidths> table_columns(const Block& block, double available) const {
    std::vector<ContentWidths> columns;
    const double padding = 2 * theme_.cell_padding_x;
    for (const int measure : column_measures(block)) {
      const double least = measure * theme_.font_size + padding;
      columns.push_back({least, least});
    }
    for (const Block& row : block.children) {
      for (std::size_t i = 0; i < row.children.size() && i < columns.size(); ++i) {
        const ContentWidths cell = cell_widths(row.children[i], available);
        columns[i].min = std::max(columns[i].min, cell.min + padding);
        // A hair more than the text, so that rounding never breaks a line that fits.
        columns[i].max = std::max(columns[i].max, std::ceil(cell.max) + padding);
      }
    }
    return columns;
  }

  // An image shrinks to its column (CSS Sizing 3, 5.2.2: compressible), so it asks for no least width.
  ContentWidths cell_widths(const Block& cell, double available) const {
    const Paragraph* paragraph = input_.prepared.text_of(cell.id, column_size_);
    if (paragraph == nullptr) return {};
    ContentWidths widths = content_widths(*paragraph, object_sizes(*paragraph, available));
    if (paragraph->objects.empty()) return widths;
    widths.min = content_widths(*paragraph, std::vector<Size>(paragraph->objects.size())).min;
    return widths;
  }

  Box lay_out_row(const Block& block, const std::vector<double>& widths, double x, double y) {
    Box box;
    box.block = block.id;
    box.kind = block.kind;
    box.rect = {x, y, 0, theme_.line_height + 2 * theme_.cell_padding_y};
    for (std::size_t i = 0; i < block.children.size() && i < widths.size(); ++i) {
      const Column inner = Column{x, widths[i]}.inset(theme_.cell_padding_x, theme_.cell_padding_x);
      Box cell = lay_out_block(block.children[i], inner, y + theme_.cell_padding_y);
      box.rect.height = std::max(box.rect.height, cell.rect.height + 2 * theme_.cell_padding_y);
      cell.rect = {x, y, widths[i], 0};
      x += widths[i];
      box.children.push_back(std::move(cell));
    }
    box.rect.width = x - box.rect.x;
    for (Box& cell : box.children) cell.rect.height = box.rect.height;
    return box;
  }

  const LayoutInput& input_;
  const Theme& theme_;
  ColumnSize column_size_;
  int list_depth_ = 0;
  std::vector<PlacedImage> images_;
  std::vector<Scroller> scrollers_;
};

}  // namespace

LayoutTree lay_out(const LayoutInput& input, double width) {
  Layouter layouter(input, width);
  LayoutTree tree;
  tree.root = layouter.stack(input.document.blocks, {0, width}, 0, input.theme.block_gap);
  tree.images = layouter.take_images();
  tree.scrollers = layouter.take_scrollers();
  tree.width = width;
  tree.height = tree.root.rect.height;
  return tree;
}

}  // namespace kanbao
