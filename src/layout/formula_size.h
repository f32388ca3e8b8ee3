// How large a formula is, as the browser sets it: it shows formulas itself, and says so before anything is laid out.
#pragma once

#include <cstdint>
#include <vector>

namespace kanbao {

struct FormulaSize {
  std::uint32_t formula = 0;  // Inline::id
  double width = 0;           // CSS px
  double ascent = 0;          // CSS px above the baseline
  double descent = 0;         // CSS px below it

  bool operator==(const FormulaSize&) const = default;
};

// In the order of their numbers.
using FormulaSizes = std::vector<FormulaSize>;

}  // namespace kanbao
