#include "layout/inline_prepare.h"

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/inline_itemise.h"
#include "layout/inline_spacing.h"
#include "layout/item_advances.h"

namespace kanbao {

namespace {

// Rule 8: —— and its ligature are two em wide, whatever the font makes of them.
bool is_two_em_dash(std::string_view text) { return text == "——" || text == "⸺"; }

void widen_dash(Item& item, const Paragraph& paragraph) {
  const Font& font = paragraph.styles[item.style].font;
  const std::string_view text = std::string_view(paragraph.text).substr(item.first, item.last - item.first);
  if (font.family == FontFamily::mono || !is_two_em_dash(text)) return;
  item.widened = static_cast<float>(snapped(2 * font.size)) - item.advance;
  item.advance += item.widened;
}

// Half the leading above the text and half below (CSS 2.2, 10.8.1), the upper half rounded down to the device grid as
// browsers do.
double baseline_of(const Paragraph& paragraph, TextMeasurer& measurer) {
  const FontMetrics metrics = measurer.metrics(paragraph.font);
  const double ratio = measurer.device_ratio();
  const double half_leading = (paragraph.line_height - metrics.ascent - metrics.descent) / 2;
  return std::floor(half_leading * ratio + 1e-6) / ratio + metrics.ascent;
}

}  // namespace

Paragraph with_metrics(Paragraph measured, std::span<const MarkRoom> rooms, TextMeasurer& measurer) {
  for (Item& item : measured.items) widen_dash(item, measured);
  measured.baseline = baseline_of(measured, measurer);
  return with_spacing(std::move(measured), rooms);
}

Paragraph prepare_paragraph(Paragraph collected, TextMeasurer& measurer) {
  ParagraphItemiser itemiser(std::move(collected));
  while (!itemiser.is_done()) itemiser.step();
  Paragraph paragraph = itemiser.itemised();
  Paragraph* const measured = &paragraph;
  set_advances({&measured, 1}, measurer);
  const std::vector<MarkRoom> rooms = mark_rooms(paragraph, measurer);
  return with_metrics(std::move(paragraph), rooms, measurer);
}

}  // namespace kanbao
