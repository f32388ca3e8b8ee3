#include "text/bidi.h"

#include <SheenBidi/SheenBidi.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace kanbao {

namespace {

constexpr std::string_view isolate_begins = "\xE2\x81\xA6";  // U+2066
constexpr std::string_view isolate_ends = "\xE2\x81\xA9";    // U+2069

// The text with a control character at each edge of an isolated element, as CSS Writing Modes 4, 2.4.2 has it.
class ControlledText {
 public:
  ControlledText(std::string_view text, std::span<const ByteRange> isolated) : text_(text), isolated_(isolated) {
    places_.reserve(text.size());
    for (std::uint32_t at = 0; at < text.size(); ++at) add(at);
  }

  const std::string& controlled() const { return controlled_; }

  // Of each byte of the text, its place in the controlled one.
  const std::vector<std::uint32_t>& places() const { return places_; }

 private:
  // Elements end and begin anew around a line feed, which ends a paragraph.
  void add(std::uint32_t at) {
    const bool is_line_feed = text_[at] == '\n';
    for (; !open_.empty() && open_.back() <= at; open_.pop_back()) controlled_ += isolate_ends;
    for (; next_ < isolated_.size() && isolated_[next_].first <= at; ++next_) {
      if (isolated_[next_].last <= at) continue;
      controlled_ += isolate_begins;
      open_.push_back(isolated_[next_].last);
    }
    if (is_line_feed) add_controls(isolate_ends);
    places_.push_back(static_cast<std::uint32_t>(controlled_.size()));
    controlled_ += text_[at];
    if (is_line_feed) add_controls(isolate_begins);
  }

  void add_controls(std::string_view control) {
    for (std::size_t i = 0; i < open_.size(); ++i) controlled_ += control;
  }

  std::string_view text_;
  std::span<const ByteRange> isolated_;
  std::size_t next_ = 0;
  std::vector<std::uint32_t> open_;  // where the elements end that have begun
  std::string controlled_;
  std::vector<std::uint32_t> places_;
};

template <auto Release>
struct Releaser {
  template <typename Object>
  void operator()(Object* object) const {
    Release(object);
  }
};

using Algorithm = std::unique_ptr<std::remove_pointer_t<SBAlgorithmRef>, Releaser<SBAlgorithmRelease>>;
using BidiParagraph = std::unique_ptr<std::remove_pointer_t<SBParagraphRef>, Releaser<SBParagraphRelease>>;
using BidiLine = std::unique_ptr<std::remove_pointer_t<SBLineRef>, Releaser<SBLineRelease>>;

void set_levels(SBParagraphRef paragraph, std::vector<std::uint8_t>& levels) {
  const SBUInteger first = SBParagraphGetOffset(paragraph);
  const BidiLine line(SBParagraphCreateLine(paragraph, first, SBParagraphGetLength(paragraph)));
  if (!line) return;
  const std::span<const SBRun> runs(SBLineGetRunsPtr(line.get()), SBLineGetRunCount(line.get()));
  for (const SBRun& run : runs) std::fill_n(levels.begin() + run.offset, run.length, run.level);
}

// Of each byte. Where memory is short the text stays in its order.
std::vector<std::uint8_t> levels_of(const std::string& text, std::uint8_t base) {
  std::vector<std::uint8_t> levels(text.size(), base);
  const SBCodepointSequence sequence{SBStringEncodingUTF8, text.data(), text.size()};
  const Algorithm algorithm(SBAlgorithmCreate(&sequence));
  for (SBUInteger first = 0; algorithm && first < text.size();) {
    const BidiParagraph paragraph(SBAlgorithmCreateParagraph(algorithm.get(), first, text.size() - first, base));
    if (!paragraph) break;
    set_levels(paragraph.get(), levels);
    first += SBParagraphGetLength(paragraph.get());
  }
  return levels;
}

bool stands_together(const BidiPart& part, std::uint8_t level, bool is_first) {
  return part.place.level >= level && (is_first || part.place.edge >= level);
}

// Rule L2 at one level; an element's edge lies in the order like a character of its level.
void reverse_runs(const std::vector<BidiPart>& line, std::uint8_t level, std::vector<std::uint32_t>& order) {
  for (std::size_t first = 0; first < line.size();) {
    std::size_t last = first;
    while (last < line.size() && stands_together(line[last], level, last == first)) ++last;
    std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first), order.begin() + static_cast<std::ptrdiff_t>(last));
    first = std::max(last, first + 1);
  }
}

}  // namespace

std::vector<BidiPlace> bidi_places(std::string_view text, std::span<const ByteRange> isolated, std::uint8_t base) {
  const ControlledText controlled(text, isolated);
  const std::vector<std::uint8_t> levels = levels_of(controlled.controlled(), base);
  std::vector<BidiPlace> places(text.size());
  std::uint32_t behind_last = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint32_t at = controlled.places()[i];
    places[i].level = levels[at];
    for (std::uint32_t edge = behind_last; edge < at; ++edge) places[i].edge = std::min(places[i].edge, levels[edge]);
    behind_last = at + 1;
  }
  return places;
}

std::vector<std::uint32_t> visual_order(std::vector<BidiPart> line, std::uint8_t base) {
  for (auto part = line.rbegin(); part != line.rend() && part->is_blank; ++part) part->place.level = base;
  std::vector<std::uint32_t> order(line.size());
  std::iota(order.begin(), order.end(), 0U);
  std::uint8_t highest = 0;
  for (const BidiPart& part : line) highest = std::max(highest, part.place.level);
  for (std::uint8_t level = highest; level > 0; --level) reverse_runs(line, level, order);
  return order;
}

}  // namespace kanbao
