#include "document/case_folding.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace {

// Each step-th character from first to last folds to the one that is `delta` further. Ranges are sorted and apart.
struct FoldingRange {
  std::int32_t first, last, step, delta;
};

// A character that folds to two or three; unused places are 0. Sorted.
struct SeveralFolding {
  std::uint16_t from, to[3];
};

#include "case_folding.inc"

const SeveralFolding* several_folding(int codepoint) {
  const auto is_before = [](const SeveralFolding& folding, int place) { return folding.from < place; };
  const auto* found = std::lower_bound(std::begin(SEVERAL_FOLDINGS), std::end(SEVERAL_FOLDINGS), codepoint, is_before);
  return found != std::end(SEVERAL_FOLDINGS) && found->from == codepoint ? found : nullptr;
}

int single_folding(int codepoint) {
  const auto is_before = [](const FoldingRange& range, int place) { return range.last < place; };
  const auto* range = std::lower_bound(std::begin(FOLDING_RANGES), std::end(FOLDING_RANGES), codepoint, is_before);
  if (range == std::end(FOLDING_RANGES) || codepoint < range->first) return codepoint;
  return (codepoint - range->first) % range->step == 0 ? codepoint + range->delta : codepoint;
}

}  // namespace

kanbao_folded_case kanbao_fold_case(int codepoint) {
  const SeveralFolding* several = several_folding(codepoint);
  if (!several) return {1, {single_folding(codepoint)}};
  return {several->to[2] ? 3 : 2, {several->to[0], several->to[1], several->to[2]}};
}
