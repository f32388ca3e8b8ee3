#include "layout/paragraph_placer.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "layout/image_size.h"
#include "layout/inline_finalize.h"
#include "layout/line_breaker.h"

namespace kanbao {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

}  // namespace

std::vector<PlacedText> ParagraphPlacer::place(const Paragraph& paragraph, Point origin, double width, bool justified) {
  const double limit = paragraph.white_space == WhiteSpace::preserve ? no_limit : width;
  const std::vector<Size> sizes = object_sizes(paragraph, limit);
  const std::vector<LineRange> ranges = break_lines(paragraph, sizes, limit);
  std::vector<PlacedText> texts;
  texts.push_back(place_lines(paragraph, ranges, sizes, {origin, width, justified}));
  place_images(paragraph, texts);
  return texts;
}

std::vector<Size> ParagraphPlacer::object_sizes(const Paragraph& paragraph, double width) const {
  std::vector<Size> sizes;
  for (const InlineObject& object : paragraph.objects) sizes.push_back(object_size(object, width));
  return sizes;
}

// A formula that is wider scrolls; a ruby is never long (document/ruby.h).
Size ParagraphPlacer::object_size(const InlineObject& object, double width) const {
  if (object.kind == ObjectKind::ruby) return {object.measured->width, 0};
  if (object.measured)
    return {std::min(object.measured->width, width), object.measured->ascent + object.measured->descent};
  if (object.kind == ObjectKind::audio) return {std::min(Theme::audio_width, width), Theme::audio_height};
  if (const Paragraph* message = input_.prepared.message_of(object.id)) return message_size(*message, width);
  const auto known = input_.image_sizes.find(object.id);
  const bool is_known = known != input_.image_sizes.end();
  return image_size(object, is_known ? std::optional(known->second) : std::nullopt, width);
}

Size ParagraphPlacer::message_size(const Paragraph& message, double width) const {
  const double padding = input_.theme.message_padding;
  const auto lines = break_lines(message, {}, width - 2 * padding);
  return {width, 2 * padding + static_cast<double>(lines.size()) * message.line_height};
}

void ParagraphPlacer::place_images(const Paragraph& paragraph, std::vector<PlacedText>& texts) {
  std::vector<PlacedText> messages;
  for (Line& line : texts.back().lines) {
    for (Fragment& fragment : line.fragments) {
      if (fragment.object == no_object) continue;
      const InlineObject& object = paragraph.objects[fragment.object];
      if (object.kind != ObjectKind::image) continue;
      const Rect rect = object_rect(line, fragment);
      const std::uint32_t image = object.id;
      const Paragraph* message = input_.prepared.message_of(image);
      images_.push_back({image, rect, message != nullptr});
      fragment.is_message = message != nullptr;
      if (message != nullptr) messages.push_back(placed_message(*message, rect));
    }
  }
  for (PlacedText& message : messages) texts.push_back(std::move(message));
}

PlacedText ParagraphPlacer::placed_message(const Paragraph& message, const Rect& rect) const {
  const double padding = input_.theme.message_padding;
  const double width = rect.width - 2 * padding;
  const Point origin{rect.x + padding, rect.y + padding};
  return place_lines(message, break_lines(message, {}, width), {}, {origin, width});
}

}  // namespace kanbao
