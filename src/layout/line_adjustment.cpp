#include "layout/line_adjustment.h"

#include <algorithm>
#include <utility>

namespace kanbao {

namespace {

constexpr double widest_word_space = 0.5;         // em, rule 6
constexpr double widest_han_latin_gap = 1.0 / 3;  // em, rule 6
constexpr double widest_letter_gap = 0.25;        // em: beyond it a line looks like a row of holes
constexpr double enough = 0.001;                  // CSS px
constexpr double slack = 0.125;                   // CSS px, as in line_breaker.cpp

// The rooms of one line, and what must still be shared out among them.
class Rooms {
 public:
  Rooms(const LineRange& range, double amount)
      : first_(range.first), changes_(range.visible - range.first), left_(amount) {}

  // Gives each room its share of what is left, up to its capacity: CSS px by which the room before an item may change.
  template <typename Capacity>
  void share(const Capacity& capacity) {
    if (left_ < enough) return;
    std::vector<float> capacities(changes_.size());
    double total = 0;
    for (std::uint32_t i = 1; i < changes_.size(); ++i) {
      capacities[i] = static_cast<float>(capacity(first_ + i));
      total += capacities[i];
    }
    if (total > 0) give(capacities, std::min(1.0, left_ / total), total);
  }

  bool is_shared_out() const { return left_ < enough; }

  std::vector<float> take() { return std::move(changes_); }

 private:
  void give(const std::vector<float>& capacities, double part, double total) {
    for (std::size_t i = 1; i < changes_.size(); ++i) changes_[i] += static_cast<float>(part) * capacities[i];
    left_ -= part * total;
  }

  std::uint32_t first_;
  std::vector<float> changes_;
  double left_;
};

// Stretching looks at a line's own font, not at that of a code span in it.
class Stretcher {
 public:
  Stretcher(const Paragraph& paragraph, const LineRange& range, double free)
      : paragraph_(paragraph), rooms_(range, free) {}

  std::vector<float> stretched() {
    rooms_.share([&](std::uint32_t i) { return space_up_to(widest_word_space, i, SqueezeStep::word_space); });
    rooms_.share([&](std::uint32_t i) { return gap_capacity(i); });
    rooms_.share([&](std::uint32_t i) { return letter_capacity(i); });
    return rooms_.is_shared_out() ? rooms_.take() : std::vector<float>{};
  }

 private:
  double em() const { return paragraph_.font.size; }

  // The room behind a space grows until the space has that many em.
  double space_up_to(double most, std::uint32_t i, SqueezeStep step) const {
    const Item& item = paragraph_.items[i];
    if (item.squeeze_step != step || item.continues_atom) return 0;
    return std::max(0.0, most * em() - paragraph_.items[i - 1].advance);
  }

  double gap_capacity(std::uint32_t i) const {
    const Item& item = paragraph_.items[i];
    if (item.gap_before <= 0) return space_up_to(widest_han_latin_gap, i, SqueezeStep::author_gap);
    return std::max(0.0, widest_han_latin_gap * em() - item.gap_before);
  }

  // Between characters: not within a word or an atom, and once where a space parts them.
  double letter_capacity(std::uint32_t i) const {
    const Item& item = paragraph_.items[i];
    const bool is_between = item.word != paragraph_.items[i - 1].word && !item.continues_atom;
    return is_between && item.kind == ItemKind::text ? widest_letter_gap * em() : 0;
  }

  const Paragraph& paragraph_;
  Rooms rooms_;
};

}  // namespace

std::vector<float> squeezed_rooms(const Paragraph& paragraph, const LineRange& range) {
  if (range.squeeze == 0) return {};
  Rooms rooms(range, range.squeeze);
  for (auto step = SqueezeStep::word_space; step <= SqueezeStep::full_stop;
       step = static_cast<SqueezeStep>(static_cast<int>(step) + 1)) {
    rooms.share([&](std::uint32_t i) {
      const Item& item = paragraph.items[i];
      return item.squeeze_step == step ? item.squeeze_before : 0.0;
    });
  }
  std::vector<float> changes = rooms.take();
  for (float& change : changes) change = -change;
  return changes;
}

std::vector<float> stretched_rooms(const Paragraph& paragraph, const LineRange& range, double free) {
  if (free <= slack) return {};
  return Stretcher(paragraph, range, free - slack).stretched();
}

}  // namespace kanbao
