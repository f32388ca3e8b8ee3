#include "text/mark_room.h"

#include <algorithm>
#include <string_view>

#include "text/character_class.h"

namespace kanbao {

namespace {

constexpr double least_cell = 0.75;       // em: a narrower mark is Latin's
constexpr double kept_blank = 0.03;       // em that stay between ink and what follows
constexpr double half = 0.5;              // em
constexpr double interpunct_side = 0.25;  // em

double spared(double blank, double most, double font_size) {
  return std::clamp(blank - kept_blank * font_size, 0.0, most * font_size);
}

bool is_latin_closing(char32_t mark) { return mark == ')' || mark == ']' || mark == '}'; }
bool is_latin_opening(char32_t mark) { return mark == '(' || mark == '[' || mark == '{'; }

}  // namespace

MarkRoom mark_room(char32_t mark, const InkBlank& ink, double advance, double font_size) {
  if (advance < least_cell * font_size) return {};
  if (is_opening_mark(mark)) return {spared(ink.before, half, font_size), 0};
  if (is_closing_mark(mark)) return {0, spared(ink.after, half, font_size)};
  if (!is_interpunct(mark)) return {};
  return {spared(ink.before, interpunct_side, font_size), spared(ink.after, interpunct_side, font_size)};
}

double meeting_room(char32_t before, double room_after_it, char32_t after, double room_before_it) {
  const bool is_dot_after = is_interpunct(after) && room_before_it > 0;
  const bool is_dot_before = is_interpunct(before) && room_after_it > 0;
  if (is_closing_mark(before)) {
    const bool closes_or_opens = is_closing_mark(after) || is_opening_mark(after) || is_latin_closing(after);
    return closes_or_opens || is_dot_after ? room_after_it : 0;
  }
  const bool opens = is_opening_mark(before) || is_latin_opening(before);
  return is_opening_mark(after) && (opens || is_dot_before) ? room_before_it : 0;
}

SqueezeStep squeeze_step(char32_t mark) {
  if (is_interpunct(mark)) return SqueezeStep::interpunct;
  if (std::u32string_view(U"。．？！").find(mark) != std::u32string_view::npos) return SqueezeStep::full_stop;
  if (std::u32string_view(U"，、；：").find(mark) != std::u32string_view::npos) return SqueezeStep::comma;
  return is_opening_mark(mark) || is_closing_mark(mark) ? SqueezeStep::bracket : SqueezeStep::none;
}

}  // namespace kanbao
