#include "display/text_layer.h"

#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "text/browser_gap.h"
#include "text/character_class.h"
#include "text/uax14.h"

namespace kanbao {

namespace {

constexpr double same_room = 1e-4;     // CSS px
constexpr double natural_gap = 0.125;  // em, CSS Text 4, 8.4

std::uint32_t utf16_units(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  if ((value & 0xC0) == 0x80) return 0;  // goes on with a character
  return value >= 0xF0 ? 2 : 1;
}

std::uint32_t places_in(std::string_view text) {
  std::uint32_t places = 0;
  for (const char byte : text) {
    if (!is_collapsible_space(static_cast<unsigned char>(byte))) places += utf16_units(byte);
  }
  return places;
}

std::string_view text_of(const Paragraph& paragraph, const Item& item) {
  return std::string_view(paragraph.text).substr(item.first, item.last - item.first);
}

// Rows and cells, which lie where the columns' widths and the lines of their text put them.
bool is_table_part(BlockKind kind) { return kind == BlockKind::table_row || kind == BlockKind::table_cell; }

// What stands side by side is one, so that units follow each other from top to bottom.
bool is_side_by_side(BlockKind kind) { return kind == BlockKind::table_row || kind == BlockKind::row; }

bool is_unit(const Box& box) {
  return is_side_by_side(box.kind) || (box.children.empty() && box.kind != BlockKind::table_cell);
}

// The items of lists are as wide as their list; what they hold is indented.
double inset_of(const Box& box) {
  if (box.kind != BlockKind::list && box.kind != BlockKind::footnotes) return 0;
  for (const Box& item : box.children) {
    if (!item.children.empty()) return item.children.front().rect.x - box.rect.x;
  }
  return 0;
}

// A list item's texts are markers; another block's own text comes first, messages of broken images follow. A block that
// is a formula is set by the browser.
const PlacedText* own_text(const Box& box) {
  const bool has_marker = box.kind == BlockKind::list_item || box.kind == BlockKind::footnote;
  return has_marker || box.kind == BlockKind::formula || box.texts.empty() ? nullptr : &box.texts.front();
}

// Reads one block's text off its lines.
class TextReader {
 public:
  TextReader(std::uint32_t block, const PlacedText& placed) : placed_(placed), paragraph_(*placed.paragraph) {
    text_.block = block;
  }

  LayerText read() {
    bool is_broken = false;
    if (paragraph_.is_reordered) text_.is_foreseen = false;
    for (std::size_t i = 0; i < placed_.lines.size(); ++i) {
      const Line& line = placed_.lines[i];
      skip_to(line.first_item);
      add_line(line);
      if (i > 0 && !begins_as_foreseen(line)) text_.is_foreseen = false;
      const bool is_plain = i == 0 || (begins_by_author(line) && text_.lines.back().start == 0);
      is_broken = is_broken || !is_plain;
      read_gaps(line);
    }
    text_.width = placed_.column.width;
    text_.indent = text_.lines.empty() ? 0 : text_.lines.front().start;
    if (!is_broken) text_.lines.clear();
    return std::move(text_);
  }

 private:
  bool begins_by_author(const Line& line) const {
    return paragraph_.items[line.first_item - 1].kind == ItemKind::line_feed;
  }

  void add_line(const Line& line) {
    const double start = line.x - placed_.column.x;
    const double blank = line.last_item > line.first_item ? paragraph_.items[line.last_item - 1].trim_after : 0;
    text_.lines.push_back(
        {.top = line.y - placed_.column.y, .height = line.height, .start = start, .end = start + line.width + blank});
  }

  void read_gaps(const Line& line) {
    is_behind_space_ = true;
    for (std::uint32_t i = line.first_item; i < line.last_item; ++i) {
      const Item& item = paragraph_.items[i];
      if (i > line.first_item) add_room(item.gap_before + line.room_change(i), gap_of_browsers(i));
      skip_to(i + 1);
      if (item.widened != 0) widen(item);
    }
  }

  // Where an element begins or ends with a line, Chromium may set a gap before it, and may not.
  bool begins_as_foreseen(const Line& line) const {
    if (line.last_item == line.first_item) return true;
    const BrowserGap browsers = gap_of_browsers(line.first_item);
    const bool is_same_style = paragraph_.items[line.first_item - 1].style == paragraph_.items[line.first_item].style;
    return browsers == BrowserGap::none || (browsers != BrowserGap::unknown && is_same_style);
  }

  // What a browser may set before an item that is not the first one.
  BrowserGap gap_of_browsers(std::uint32_t index) const {
    const Item& before = paragraph_.items[index - 1];
    const Item& here = paragraph_.items[index];
    const bool meets = before.kind == ItemKind::text && here.kind == ItemKind::text;
    if (!meets || paragraph_.white_space == WhiteSpace::preserve || (is_code(before) && is_code(here))) {
      return BrowserGap::none;
    }
    return browser_gap(decode_utf8_before(paragraph_.text, before.last).codepoint,
                       decode_utf8(paragraph_.text, here.first).codepoint);
  }

  bool is_code(const Item& item) const { return paragraph_.styles[item.style].font.family == FontFamily::mono; }

  // Room behind the character that was read last.
  void add_room(double extra, BrowserGap browsers) {
    if (browsers == BrowserGap::unknown) text_.is_foreseen = false;
    if (browsers == BrowserGap::letter || browsers == BrowserGap::sign) return add_natural_room(extra, browsers);
    if (extra == 0 || place_ == last_first_) return;
    if (extends_mark(extra)) return;
    const bool has_room = !text_.gaps.empty() && text_.gaps.back().before == place_;  // with a space between
    if (has_room) extra += taken_back();
    if (goes_on(extra)) {
      text_.gaps.back().before = place_;
    } else {
      text_.gaps.push_back({.first = last_first_, .before = place_, .extra = extra});
    }
  }

  // Where a browser may set the gap itself, in part or as a whole.
  void add_natural_room(double extra, BrowserGap browsers) {
    text_.gaps.push_back({.first = last_first_,
                          .before = place_,
                          .extra = extra,
                          .natural = natural_gap * paragraph_.font.size,
                          .beside_sign = browsers == BrowserGap::sign});
  }

  bool goes_on(double extra) const {
    if (text_.gaps.empty() || begins_stretch_) return false;
    const LayerGap& last = text_.gaps.back();
    return last.before == last_first_ && !last.is_whole && last.natural == 0 &&
           std::abs(last.extra - extra) < same_room;
  }

  // Room behind a mark that is wider than its text adds to what it has.
  bool extends_mark(double extra) {
    if (text_.gaps.empty() || !text_.gaps.back().is_whole || text_.gaps.back().before != place_) return false;
    text_.gaps.back().extra += extra;
    return true;
  }

  // The room behind that character alone, which is taken out of the list.
  double taken_back() {
    LayerGap& gap = text_.gaps.back();
    const double extra = gap.extra;
    if (gap.first == last_first_) {
      text_.gaps.pop_back();
    } else {
      gap.before = last_first_;
    }
    return extra;
  }

  // What —— lacks of two em (rule 8).
  void widen(const Item& item) {
    text_.gaps.push_back({.first = place_ - places_in(text_of(paragraph_, item)),
                          .before = place_,
                          .extra = item.widened,
                          .is_whole = true});
  }

  void skip_to(std::uint32_t item) {
    for (; item_ < item; ++item_) {
      const std::string_view text = text_of(paragraph_, paragraph_.items[item_]);
      const std::uint32_t places = places_in(text);
      if (places == 0) {
        is_behind_space_ = true;
        continue;
      }
      last_first_ = place_ + first_of_last_character(text, places);
      begins_stretch_ = is_behind_space_ && last_first_ == place_;
      is_behind_space_ = false;
      place_ += places;
    }
  }

  static std::uint32_t first_of_last_character(std::string_view text, std::uint32_t places) {
    if (decode_utf8(text, 0).length == text.size()) return 0;
    const std::vector<std::uint32_t> boundaries = grapheme_boundaries(text);
    return places - places_in(text.substr(boundaries[boundaries.size() - 2]));
  }

  const PlacedText& placed_;
  const Paragraph& paragraph_;
  LayerText text_;
  std::uint32_t item_ = 0;        // the one that is read next
  std::uint32_t place_ = 0;       // of that item
  std::uint32_t last_first_ = 0;  // the place at which the character before it begins
  bool begins_stretch_ = false;   // that character stands behind a space or begins a line
  bool is_behind_space_ = true;   // so will the next
};

}  // namespace

TextLayerReader::TextLayerReader(const LayoutTree& tree) : open_{{&tree.root, tree.root.rect.y}} {}

void TextLayerReader::step() {
  OpenBox& parent = open_.back();
  const Box& box = *parent.box;
  if (parent.next == box.children.size()) {
    open_.pop_back();
    return end(box);
  }
  const Box& child = box.children[parent.next];
  if (!is_table_part(child.kind)) add_block(child, child.rect.y - parent.above);
  if (box.kind != BlockKind::row) parent.above = child.rect.bottom();
  const bool is_seen = parent.has_units && !(box.is_closed && parent.next > 0);
  const bool is_whole = is_seen && is_unit(child);
  if (is_whole) layer_.units.push_back({child.block, child.rect.y, child.rect.bottom()});
  if (const PlacedText* text = own_text(child)) add_text(child, *text);
  ++parent.next;
  open_.push_back({&child, child.rect.y, is_seen && !is_whole});
}

void TextLayerReader::end(const Box& box) {
  if (box.kind != BlockKind::table || box.children.empty()) return;
  for (const Box& cell : box.children.front().children) layer_.columns.push_back({cell.block, cell.rect.width});
}

void TextLayerReader::add_block(const Box& box, double gap) {
  layer_.blocks.push_back({box.block, gap, box.rect.height, inset_of(box)});
}

void TextLayerReader::add_text(const Box& box, const PlacedText& placed) {
  LayerText text = TextReader(box.block, placed).read();
  if (text.indent != 0 || !text.lines.empty() || !text.gaps.empty()) layer_.texts.push_back(std::move(text));
  for (const Line& line : placed.lines) add_images(*placed.paragraph, line);
}

void TextLayerReader::add_images(const Paragraph& paragraph, const Line& line) {
  for (const Fragment& fragment : line.fragments) {
    if (fragment.object == no_object || paragraph.objects[fragment.object].measured) continue;
    layer_.images.push_back({.image = paragraph.objects[fragment.object].id,
                             .size = {fragment.advance, fragment.object_height},
                             .margin = (line.height - fragment.object_height) / 2,
                             .drop = line.y + line.height - line.baseline});
  }
}

TextLayer TextLayerReader::next_part(std::size_t enough) {
  while (!is_done() && entries_of(layer_) < enough) step();
  return std::exchange(layer_, {});
}

std::size_t entries_of(const TextLayer& layer) {
  return layer.blocks.size() + layer.units.size() + layer.texts.size() + layer.images.size() + layer.columns.size();
}

TextLayer build_text_layer(const LayoutTree& tree) {
  return TextLayerReader(tree).next_part(std::numeric_limits<std::size_t>::max());
}

}  // namespace kanbao
