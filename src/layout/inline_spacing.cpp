#include "layout/inline_spacing.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "layout/line_order.h"
#include "text/character_class.h"
#include "text/han_latin_gap.h"

namespace kanbao {

namespace {

constexpr double least_word_space = 0.25;   // em, rule 5
constexpr double least_author_gap = 0.125;  // em, rule 5

bool is_set(const Item& item) { return item.kind == ItemKind::text || item.kind == ItemKind::space; }

bool has_room(char32_t codepoint) {
  return is_opening_mark(codepoint) || is_closing_mark(codepoint) || is_interpunct(codepoint);
}

// A mark at an item's edge, and the room that its cell has.
struct EdgeMark {
  std::size_t item;
  bool at_end;
  char32_t mark;
  MeasureRequest request;
};

class MarkMeasurer {
 public:
  MarkMeasurer(const Paragraph& itemised, TextMeasurer& measurer) : paragraph_(itemised), measurer_(measurer) {}

  std::vector<MarkRoom> rooms() const {
    std::vector<EdgeMark> marks;
    std::vector<MeasureRequest> requests;
    for (std::size_t i = 0; i < paragraph_.items.size(); ++i) {
      if (!follows_rules(paragraph_.items[i])) continue;
      for (const bool at_end : {false, true}) {
        const EdgeMark edge = edge_mark(i, at_end);
        if (!has_room(edge.mark)) continue;
        marks.push_back(edge);
        requests.push_back(edge.request);
      }
    }
    return marks.empty() ? std::vector<MarkRoom>(paragraph_.items.size()) : rooms_of(marks, requests);
  }

 private:
  bool follows_rules(const Item& item) const {
    const bool is_code = paragraph_.styles[item.style].font.family == FontFamily::mono;
    return item.kind == ItemKind::text && !is_code && paragraph_.white_space == WhiteSpace::collapse;
  }

  EdgeMark edge_mark(std::size_t index, bool at_end) const {
    const Item& item = paragraph_.items[index];
    const std::string_view text = std::string_view(paragraph_.text).substr(item.first, item.last - item.first);
    const DecodedCodepoint mark = at_end ? decode_utf8_before(text, text.size()) : decode_utf8(text, 0);
    const std::string_view of_mark = text.substr(at_end ? text.size() - mark.length : 0, mark.length);
    return {index, at_end, mark.codepoint, {paragraph_.styles[item.style].font, of_mark}};
  }

  std::vector<MarkRoom> rooms_of(const std::vector<EdgeMark>& marks,
                                 const std::vector<MeasureRequest>& requests) const {
    std::vector<MarkRoom> rooms(paragraph_.items.size());
    const std::vector<double> advances = measurer_.advances(requests);
    const std::vector<InkBlank> inks = measurer_.ink_blanks(requests);
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const MarkRoom room = mark_room(marks[i].mark, inks[i], advances[i], marks[i].request.font.size);
      MarkRoom& kept = rooms[marks[i].item];
      (marks[i].at_end ? kept.after : kept.before) = marks[i].at_end ? room.after : room.before;
    }
    return rooms;
  }

  const Paragraph& paragraph_;
  TextMeasurer& measurer_;
};

class Spacer {
 public:
  Spacer(Paragraph measured, std::span<const MarkRoom> rooms)
      : paragraph_(std::move(measured)), rooms_(rooms), follows_(follow_one_another(paragraph_)) {}

  Paragraph spaced() {
    for (std::size_t i = 0; i < paragraph_.items.size(); ++i) trim(i);
    for (std::size_t i = 1; i < paragraph_.items.size(); ++i) part(i);
    return std::move(paragraph_);
  }

 private:
  const TextStyle& style_of(const Item& item) const { return paragraph_.styles[item.style]; }

  char32_t first_of(const Item& item) const { return decode_utf8(paragraph_.text, item.first).codepoint; }
  char32_t last_of(const Item& item) const { return decode_utf8_before(paragraph_.text, item.last).codepoint; }

  // Rule 3. What a link underlines or a fill covers begins where the column does.
  void trim(std::size_t index) {
    Item& item = paragraph_.items[index];
    if (item.place.level != 0) return;  // may stand within the line
    const TextStyle& style = style_of(item);
    const bool is_bare =
        style.link == no_link && style.decoration == Decoration::none && style.fill == ColourRole::background;
    if (is_bare && is_opening_mark(first_of(item))) item.trim_before = static_cast<float>(rooms_[index].before);
    if (is_closing_mark(last_of(item))) item.trim_after = static_cast<float>(rooms_[index].after);
  }

  // Rules 2, 5 and 7, between an item and the one before it.
  void part(std::size_t index) {
    const Item& before = paragraph_.items[index - 1];
    Item& here = paragraph_.items[index];
    if (!is_set(before) || !is_set(here) || !follows_[index]) return;
    const bool fill_begins_or_ends = style_of(before).fill != style_of(here).fill;
    if (fill_begins_or_ends) here.gap_before = static_cast<float>(Theme::fill_overhang);
    if (before.kind == ItemKind::space) return squeeze_space(paragraph_.items[index - 1], index);
    if (paragraph_.white_space == WhiteSpace::preserve || (is_code(before) && is_code(here))) return;
    const char32_t last = last_of(before);
    const char32_t first = first_of(here);
    const double meeting = meeting_room(last, rooms_[index - 1].after, first, rooms_[index].before);
    here.gap_before += static_cast<float>(han_latin_gap(last, first) * paragraph_.font.size - meeting);
    if (meeting == 0) squeeze_marks(last, first, index);
  }

  bool is_code(const Item& item) const { return style_of(item).font.family == FontFamily::mono; }

  void squeeze_marks(char32_t last, char32_t first, std::size_t index) {
    Item& here = paragraph_.items[index];
    const double room = rooms_[index - 1].after + rooms_[index].before;
    if (room == 0) return;
    here.squeeze_before = static_cast<float>(room);
    here.squeeze_step = std::max(rooms_[index - 1].after > 0 ? squeeze_step(last) : SqueezeStep::none,
                                 rooms_[index].before > 0 ? squeeze_step(first) : SqueezeStep::none);
  }

  // A space that the author wrote between Han and Latin is their gap (rule 7); any other is a word space.
  void squeeze_space(const Item& space, std::size_t index) {
    Item& here = paragraph_.items[index];
    if (here.kind != ItemKind::text || space.first == 0 || is_code(space)) return;
    const char32_t before = decode_utf8_before(paragraph_.text, space.first).codepoint;
    const bool is_gap = han_latin_gap(before, first_of(here)) > 0;
    const double least = (is_gap ? least_author_gap : least_word_space) * paragraph_.font.size;
    here.squeeze_step = is_gap ? SqueezeStep::author_gap : SqueezeStep::word_space;
    here.squeeze_before = static_cast<float>(std::max(0.0, space.advance - least));
  }

  Paragraph paragraph_;
  std::span<const MarkRoom> rooms_;  // by item
  std::vector<bool> follows_;        // by item: whether it stands right behind the one before it
};

}  // namespace

std::vector<MarkRoom> mark_rooms(const Paragraph& itemised, TextMeasurer& measurer) {
  return MarkMeasurer(itemised, measurer).rooms();
}

Paragraph with_spacing(Paragraph measured, std::span<const MarkRoom> rooms) {
  return Spacer(std::move(measured), rooms).spaced();
}

}  // namespace kanbao
