// How large a formula or a ruby is, as the browser sets it: it shows them itself, and says so before anything is laid
// out.
#pragma once

#include <cstdint>
#include <vector>

namespace kanbao {

struct MeasuredSize {
  std::uint32_t object = 0;  // Inline::id
  double width = 0;          // CSS px
  double ascent = 0;         // CSS px above the baseline that its line makes room for
  double descent = 0;        // CSS px below it

  bool operator==(const MeasuredSize&) const = default;
};

// In the order of their numbers.
using MeasuredSizes = std::vector<MeasuredSize>;

}  // namespace kanbao
