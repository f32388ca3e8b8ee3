#include "layout/run_direction.h"

#include <utility>

#include "base/bidi_characters.h"
#include "layout/font_variants.h"

namespace kanbao {

namespace {

RunDirection direction_of(char32_t codepoint, const BidiPlace& place) {
  if (place.level % 2 == 1) return RunDirection::right_to_left;
  return is_right_to_left(codepoint) ? RunDirection::left_to_right : RunDirection::any;
}

}  // namespace

Paragraph with_directions(Paragraph collected, std::span<const BidiPlace> places) {
  return with_font_variants(std::move(collected), [places](SetCharacter& here) {
    here.font.direction = direction_of(here.codepoint, places[here.at]);
  });
}

}  // namespace kanbao
