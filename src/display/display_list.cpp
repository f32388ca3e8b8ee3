#include "display/display_list.h"

#include <algorithm>
#include <utility>

#include "base/number_text.h"

namespace kanbao {

namespace {

struct Bounds {
  Rect operator()(const TextCommand& text) const { return {text.x, text.line_y, text.advance, text.line_height}; }
  Rect operator()(const DiscCommand& disc) const {
    return {disc.centre.x - disc.radius, disc.centre.y - disc.radius, 2 * disc.radius, 2 * disc.radius};
  }
  Rect operator()(const LineCommand& line) const {
    const double half = line.thickness / 2;
    Rect rect;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
      const Point& point = line.points[i];
      const Rect dot{point.x - half, point.y - half, line.thickness, line.thickness};
      rect = i == 0 ? dot : united(rect, dot);
    }
    return rect;
  }
  template <typename Command>
  Rect operator()(const Command& command) const {
    return command.rect;
  }
};

std::string dump_rect(const Rect& rect) {
  return "x=" + number_text(rect.x) + " y=" + number_text(rect.y) + " width=" + number_text(rect.width) +
         " height=" + number_text(rect.height);
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result += '\\';
    result += byte;
  }
  return result + '"';
}

struct Dump {
  static std::string script(FontScript script) {
    if (script == FontScript::any) return "";
    return script == FontScript::han ? " script=han" : " script=latin";
  }
  static std::string direction(RunDirection direction) {
    if (direction == RunDirection::any) return "";
    return direction == RunDirection::right_to_left ? " direction=rtl" : " direction=ltr";
  }
  std::string operator()(const TextCommand& text) const {
    return "text x=" + number_text(text.x) + " baseline=" + number_text(text.baseline) +
           " advance=" + number_text(text.advance) + " font=\"" + css_font(text.font) + '"' + script(text.font.script) +
           direction(text.font.direction) + " color=" + css_colour(text.colour) + ' ' + quoted(text.text);
  }
  std::string operator()(const FillCommand& fill) const {
    return "fill " + dump_rect(fill.rect) + " radius=" + number_text(fill.radius) + " color=" + css_colour(fill.colour);
  }
  std::string operator()(const FrameCommand& frame) const {
    return "frame " + dump_rect(frame.rect) + " radius=" + number_text(frame.radius) +
           " color=" + css_colour(frame.colour);
  }
  std::string operator()(const DiscCommand& disc) const {
    return "disc " + dump_rect(Bounds()(disc)) + " color=" + css_colour(disc.colour);
  }
  std::string operator()(const TickCommand& tick) const {
    return "tick " + dump_rect(tick.rect) + " color=" + css_colour(tick.colour);
  }
  std::string operator()(const LineCommand& line) const {
    std::string text = "line " + dump_rect(Bounds()(line)) + " thickness=" + number_text(line.thickness) +
                       " color=" + css_colour(line.colour);
    for (const Point& point : line.points) text += ' ' + number_text(point.x) + ',' + number_text(point.y);
    return text;
  }
  std::string operator()(const ImageCommand& image) const {
    return "image id=" + std::to_string(image.image) + ' ' + dump_rect(image.rect);
  }
};

}  // namespace

Rect bounds(const DisplayCommand& command) { return std::visit(Bounds(), command); }

std::string dump(const DisplayCommand& command) { return std::visit(Dump(), command); }

DisplayList::DisplayList(std::vector<DisplayCommand> commands, std::vector<ScrolledCommands> scrolled)
    : commands_(std::move(commands)), scrolled_(std::move(scrolled)) {
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    const Rect rect = bounds(commands_[i]);
    if (i % chunk_size == 0) chunks_.push_back({chunks_.empty() ? rect.bottom() : chunks_.back().reach, rect.y});
    chunks_.back().reach = std::max(chunks_.back().reach, rect.bottom());
    chunks_.back().start = std::min(chunks_.back().start, rect.y);
  }
  for (std::size_t i = chunks_.size(); i > 1; --i) {
    chunks_[i - 2].start = std::min(chunks_[i - 2].start, chunks_[i - 1].start);
  }
}

DisplayList::Range DisplayList::within(double top, double bottom) const {
  const auto first =
      std::partition_point(chunks_.begin(), chunks_.end(), [top](const Chunk& chunk) { return chunk.reach <= top; });
  const auto last =
      std::partition_point(first, chunks_.end(), [bottom](const Chunk& chunk) { return chunk.start < bottom; });
  const auto index = [&](auto chunk) { return static_cast<std::size_t>(chunk - chunks_.begin()) * chunk_size; };
  return {std::min(index(first), commands_.size()), std::min(index(last), commands_.size())};
}

// What scrolls stands between a line `scroll` and a line `end`.
std::string dump(const DisplayList& list) {
  std::string text;
  auto part = list.scrolled().begin();
  for (std::size_t i = 0; i < list.commands().size(); ++i) {
    const bool is_scrolled = part != list.scrolled().end() && part->first <= i;
    if (is_scrolled && part->first == i) {
      text += "scroll block=" + std::to_string(part->block) + ' ' + dump_rect(part->clip) + '\n';
    }
    text += dump(list.commands()[i]) + '\n';
    if (is_scrolled && part->last == i + 1) {
      text += "end\n";
      ++part;
    }
  }
  return text;
}

}  // namespace kanbao
