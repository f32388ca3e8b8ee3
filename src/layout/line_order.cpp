#include "layout/line_order.h"

#include <utility>

#include "base/bidi_characters.h"
#include "base/utf8.h"

namespace kanbao {

namespace {

bool is_blank(const Paragraph& paragraph, const Item& item) {
  if (item.kind == ItemKind::space || item.kind == ItemKind::line_feed) return true;
  return item.kind == ItemKind::text && is_direction_control(decode_utf8(paragraph.text, item.first).codepoint);
}

}  // namespace

std::vector<std::uint32_t> line_order(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last) {
  std::vector<BidiPart> parts;
  parts.reserve(last - first);
  for (std::uint32_t i = first; i < last; ++i) {
    parts.push_back({paragraph.items[i].place, is_blank(paragraph, paragraph.items[i])});
  }
  std::vector<std::uint32_t> order = visual_order(std::move(parts));
  for (std::uint32_t& item : order) item += first;
  return order;
}

// What follows another in the whole text does so on each line: lines only leave out what stands before and behind both.
std::vector<bool> follow_one_another(const Paragraph& paragraph) {
  const auto count = static_cast<std::uint32_t>(paragraph.items.size());
  std::vector<bool> follows(count, !paragraph.is_reordered);
  if (!paragraph.is_reordered) return follows;
  const std::vector<std::uint32_t> order = line_order(paragraph, 0, count);
  for (std::uint32_t i = 1; i < count; ++i) {
    if (order[i] == order[i - 1] + 1) follows[order[i]] = true;
  }
  return follows;
}

}  // namespace kanbao
