#include "layout/break_reason.h"

#include <array>

namespace kanbao {

namespace {

struct Switch {
  TypographyRule rule;
  bool SpacingRules::*is_on;
};

constexpr std::array<Switch, 4> switches{{
    {TypographyRule::squeezing, &SpacingRules::squeezing},
    {TypographyRule::line_edges, &SpacingRules::line_edges},
    {TypographyRule::meeting_marks, &SpacingRules::meeting_marks},
    {TypographyRule::han_latin_gap, &SpacingRules::han_latin_gap},
}};

class BreakInquiry {
 public:
  BreakInquiry(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first, double width)
      : paragraph_(paragraph),
        object_sizes_(object_sizes),
        range_(next_line(paragraph, object_sizes, first, width)),
        width_(width) {}

  TypographyRule deciding_rule() const {
    const TypographyRule spacing = spacing_rule();
    return spacing != TypographyRule::none ? spacing : place_rule();
  }

 private:
  bool moves(const SpacingRules& rules) const {
    return next_line(paragraph_, object_sizes_, range_.first, width_, rules).last != range_.last;
  }

  // The rule without which alone the line would end elsewhere; where it takes several, the one that settles it.
  TypographyRule spacing_rule() const {
    for (const Switch& one : switches) {
      SpacingRules rules;
      rules.*one.is_on = false;
      if (moves(rules)) return one.rule;
    }
    SpacingRules rules;
    for (const Switch& next : switches) {
      rules.*next.is_on = false;
      if (moves(rules)) return next.rule;
    }
    return TypographyRule::none;
  }

  // What forbids the last of the places that the line passes over although they fit, or what granted its own.
  TypographyRule place_rule() const {
    if (paragraph_.items[range_.last - 1].break_after == ItemBreak::mandatory) return TypographyRule::none;
    TypographyRule forbidding = TypographyRule::none;
    double width = range_.width;
    for (std::uint32_t i = range_.last; i < paragraph_.items.size(); ++i) {
      const Item& item = paragraph_.items[i];
      width += item.gap_before + (item.kind == ItemKind::object ? object_sizes_[item.object].width : item.advance);
      const bool hangs = item.kind == ItemKind::space;
      if ((width > width_ && !hangs) || item.break_after >= ItemBreak::allowed) {
        if (item.inner_rule != TypographyRule::none) forbidding = item.inner_rule;
        break;
      }
      if (item.break_rule != TypographyRule::none) forbidding = item.break_rule;
    }
    return forbidding != TypographyRule::none ? forbidding : paragraph_.items[range_.last - 1].break_rule;
  }

  const Paragraph& paragraph_;
  std::span<const Size> object_sizes_;
  LineRange range_;
  double width_;
};

}  // namespace

TypographyRule rule_of_break(const Paragraph& paragraph, std::span<const Size> object_sizes, std::uint32_t first,
                             double width) {
  return BreakInquiry(paragraph, object_sizes, first, width).deciding_rule();
}

}  // namespace kanbao
