// What stays on one line although it is several characters: a number with its unit (rule 4) and double marks, —— and ……
// (rule 8). Between its characters there is no break and no stretching.
#pragma once

#include <string_view>
#include <vector>

#include "text/break_opportunities.h"

namespace kanbao {

struct Atom {
  ByteRange range;
  TypographyRule rule = TypographyRule::none;
};

// In order, without overlap. A number is a run of digits with . , : - or / between digits, as in 2026-08-01, 1,024.5 or
// 72/110; two short ones joined by ~ ～ or – are one range. Its unit is % ‰ ° ℃ ℉, or a Latin one such as GB or km,
// with or without a space.
std::vector<Atom> atomic_text(std::string_view text);

BreakPlaces with_atoms_whole(const std::vector<Atom>& atoms, BreakPlaces places);

}  // namespace kanbao
