// How much of the blank in full-width marks may go: where two of them meet (rule 2), at a line's edges (rule 3), and
// when a line is squeezed (rule 5). All lengths are CSS px.
#pragma once

#include <cstdint>

#include "text/text_measurer.h"

namespace kanbao {

// Rule 5, in the order in which a line is squeezed. The mark at the line's end, which comes first, is rule 3's.
enum class SqueezeStep : std::uint8_t { none, word_space, interpunct, bracket, comma, author_gap, full_stop };

// What a mark can do without on either side.
struct MarkRoom {
  double before = 0;
  double after = 0;
};

// ½ em of a full-width mark's blank half, ¼ em on both sides of an interpunct: never more than is blank, and nothing of
// marks that are narrower than ¾ em. `ink` and `advance` are the mark's in its font.
MarkRoom mark_room(char32_t mark, const InkBlank& ink, double advance, double font_size);

// Rule 2: the room that goes where `before` and `after` stand side by side; 0 when they are no marks that meet. An
// interpunct that fills a cell, and a Latin bracket, meet them too (CSS Text 4, 9.4).
double meeting_room(char32_t before, double room_after_it, char32_t after, double room_before_it);

// The step in which the room of this mark may be squeezed.
SqueezeStep squeeze_step(char32_t mark);

}  // namespace kanbao
