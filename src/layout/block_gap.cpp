#include "layout/block_gap.h"

#include <algorithm>

namespace kanbao {

double block_gap(const Block& above, const Block& below, double usual, const BlockRhythm& rhythm) {
  const Theme& theme = rhythm.theme;
  const auto style_of = [&](const Block& heading) { return theme.heading(heading.level, rhythm.column); };
  if (above.kind == BlockKind::header) return theme.byline_gap;
  if (above.kind == BlockKind::alert_title || above.kind == BlockKind::code_caption) return theme.item_gap;
  if (above.kind == BlockKind::details_summary) return theme.list_gap;
  if (below.kind == BlockKind::heading) {
    const double before = style_of(below).gap_before;
    // A heading right under another one keeps to it.
    if (above.kind == BlockKind::heading) return std::min(before, style_of(above).gap_to_heading());
    return above.kind == BlockKind::thematic_break ? std::max(before, theme.rule_gap) : before;
  }
  if (above.kind == BlockKind::heading) return style_of(above).gap_after;
  if (below.kind == BlockKind::thematic_break || above.kind == BlockKind::thematic_break) return theme.rule_gap;
  if (below.kind == BlockKind::list && above.kind == BlockKind::paragraph) return std::min(usual, theme.list_gap);
  return usual;
}

}  // namespace kanbao
