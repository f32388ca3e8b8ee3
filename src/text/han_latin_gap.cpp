#include "text/han_latin_gap.h"

#include "text/character_class.h"

namespace kanbao {

double han_latin_gap(char32_t before, char32_t after) {
  constexpr double gap = 0.125;
  if (is_han(before) && takes_han_gap(after)) return gap;
  if (takes_han_gap(before) && is_han(after)) return gap;
  return 0;
}

}  // namespace kanbao
