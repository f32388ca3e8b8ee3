#include "layout/inline_itemise.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/bidi_characters.h"
#include "base/utf8.h"
#include "layout/item_advances.h"
#include "layout/run_direction.h"
#include "layout/script_context.h"
#include "text/atomic_text.h"
#include "text/break_opportunities.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

// A piece of a word longer than this may have to be broken anywhere, so each of its clusters becomes an item.
constexpr std::uint32_t breakable_piece_clusters = 6;

using Cluster = TextCluster;

bool is_pictograph(std::string_view cluster, char32_t first) {
  return first >= 0x1F000 || cluster.find("\xEF\xB8\x8F") != std::string_view::npos;  // U+FE0F asks for emoji
}

ClusterKind kind_of(std::string_view cluster, char32_t first) {
  if (first == '\n') return ClusterKind::line_feed;
  if (first == ' ') return ClusterKind::space;
  if (is_wide(first) || is_cell_mark(first) || is_pictograph(cluster, first)) return ClusterKind::cell;
  return ClusterKind::letter;
}

bool is_curly_quote(char32_t codepoint) { return codepoint >= U'‘' && codepoint <= U'”'; }

// Curly quotes beside Latin are kerned with it, and an apostrophe is a letter: such a mark belongs to the word.
bool belongs_to_word(const std::vector<Cluster>& clusters, std::size_t i) {
  if (!is_curly_quote(clusters[i].codepoint)) return false;
  const bool after_letter = i > 0 && takes_han_gap(clusters[i - 1].codepoint);
  const bool before_letter = i + 1 < clusters.size() && takes_han_gap(clusters[i + 1].codepoint);
  return after_letter || before_letter;
}

std::vector<Cluster> clusters_of(const Paragraph& paragraph) {
  const std::string_view text = paragraph.text;
  const std::vector<std::uint32_t> boundaries = grapheme_boundaries(text);
  std::vector<Cluster> clusters;
  clusters.reserve(boundaries.size());
  std::size_t span = 0;
  std::size_t object = 0;
  for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
    const std::uint32_t first = boundaries[i];
    const std::uint32_t last = boundaries[i + 1];
    while (paragraph.spans[span].last <= first) ++span;
    const char32_t codepoint = decode_utf8(text, first).codepoint;
    while (object < paragraph.objects.size() && paragraph.objects[object].at < first) ++object;
    const bool is_object = object < paragraph.objects.size() && paragraph.objects[object].at == first;
    const ClusterKind kind = is_object ? ClusterKind::object : kind_of(text.substr(first, last - first), codepoint);
    clusters.push_back({first, last, codepoint, kind, paragraph.spans[span].style, static_cast<std::uint32_t>(object)});
  }
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (belongs_to_word(clusters, i)) clusters[i].kind = ClusterKind::letter;
  }
  return clusters;
}

// Stretches of code within text. A block of code keeps its lines.
std::vector<ByteRange> code_of(const Paragraph& paragraph) {
  std::vector<ByteRange> code;
  for (const StyleSpan& span : paragraph.spans) {
    const bool is_code = paragraph.styles[span.style].font.family == FontFamily::mono;
    if (is_code && paragraph.white_space == WhiteSpace::collapse) code.push_back({span.first, span.last});
  }
  return code;
}

// Makes the items of a text that has been taken apart.
class ItemMaker {
 public:
  ItemMaker(Paragraph scripted, const std::vector<Cluster>& clusters, const BreakPlaces& places,
            std::span<const BidiPlace> order)
      : paragraph_(std::move(scripted)),
        clusters_(clusters),
        places_(places),
        order_(order),
        atoms_(atomic_text(paragraph_.text)) {}

  Paragraph itemised() {
    for (std::size_t i = 0; i < clusters_.size();) i = add_word(i);
    return std::move(paragraph_);
  }

 private:
  bool continues_word(std::size_t first, std::size_t i) const {
    if (i == clusters_.size() || i - first >= longest_word_clusters) return false;
    const Cluster& before = clusters_[i - 1];
    const Cluster& here = clusters_[i];
    if (!is_shaped_alike(before.style, here.style) || is_ordered_apart(before, here)) return false;
    if (before.kind == ClusterKind::letter && here.kind == ClusterKind::letter) return true;
    return i - first == 1 && is_double_mark(here.codepoint) && before.codepoint == here.codepoint;
  }

  // Characters of two levels are never shaped together, and what only has a direction would turn around what it is
  // drawn with.
  bool is_ordered_apart(const Cluster& before, const Cluster& here) const {
    if (order_.empty()) return false;
    const BidiPlace& place = order_[here.first];
    return place.level != order_[before.first].level || place.edge != no_edge ||
           is_direction_control(before.codepoint) || is_direction_control(here.codepoint);
  }

  // Browsers shape across a link's edge: letters on both sides are kerned, where their font is one.
  bool is_shaped_alike(std::uint16_t before, std::uint16_t here) const {
    const TextStyle& a = paragraph_.styles[before];
    const TextStyle& b = paragraph_.styles[here];
    return before == here || (a.font == b.font && a.fill == b.fill && a.baseline_shift == b.baseline_shift);
  }

  // Makes the items of the word that begins at cluster `first` and returns the cluster behind it.
  std::size_t add_word(std::size_t first) {
    std::size_t last = first + 1;
    while (continues_word(first, last)) ++last;
    ++word_;
    std::size_t item_first = first;
    std::size_t piece_last = first;
    bool is_breakable = false;
    for (std::size_t i = first; i < last; ++i) {
      if (i == piece_last) {
        piece_last = end_of_piece(i, last);
        is_breakable = piece_last - i > breakable_piece_clusters && clusters_[i].kind == ClusterKind::letter;
      }
      const ItemBreak after = break_after(clusters_[i], i + 1 < last && is_breakable);
      const bool style_ends = i + 1 < last && clusters_[i + 1].style != clusters_[i].style;
      if (after == ItemBreak::none && i + 1 < last && !style_ends) continue;
      add_item(item_first, i, after);
      item_first = i + 1;
    }
    return last;
  }

  // Behind the next cluster, before `last`, that a line may end with.
  std::size_t end_of_piece(std::size_t first, std::size_t last) const {
    std::size_t end = first;
    while (end < last && places_[clusters_[end].last - 1].kind < Break::allowed) ++end;
    return std::min(end + 1, last);
  }

  ItemBreak break_after(const Cluster& cluster, bool may_break_in_emergency) const {
    if (cluster.kind == ClusterKind::line_feed) return ItemBreak::mandatory;
    switch (places_[cluster.last - 1].kind) {
      case Break::none:
        return may_break_in_emergency ? ItemBreak::emergency : ItemBreak::none;
      case Break::emergency:
        return ItemBreak::emergency;
      case Break::allowed:
        return ItemBreak::allowed;
      case Break::mandatory:
        return cluster.last == paragraph_.text.size() ? ItemBreak::mandatory : ItemBreak::allowed;
    }
    return ItemBreak::none;
  }

  static ItemKind item_kind(ClusterKind kind) {
    if (kind == ClusterKind::space) return ItemKind::space;
    if (kind == ClusterKind::object) return ItemKind::object;
    if (kind == ClusterKind::line_feed) return ItemKind::line_feed;
    return ItemKind::text;
  }

  void add_item(std::size_t first_cluster, std::size_t last_cluster, ItemBreak after) {
    const Cluster& first = clusters_[first_cluster];
    Item item;
    item.kind = item_kind(first.kind);
    item.break_after = after;
    item.style = first.style;
    item.first = first.first;
    item.last = clusters_[last_cluster].last;
    item.word = word_;
    item.break_rule = places_[item.last - 1].by;
    item.inner_rule = inner_rule(item);
    item.is_not_line_start = is_not_line_start(first.codepoint) && item.kind == ItemKind::text;
    item.continues_atom = continues_atom(item.first);
    if (item.kind == ItemKind::object) item.object = first.object;
    if (!order_.empty()) item.place = order_[item.first];
    paragraph_.items.push_back(item);
  }

  TypographyRule inner_rule(const Item& item) const {
    TypographyRule rule = TypographyRule::none;
    for (std::uint32_t i = item.first; i + 1 < item.last; ++i) rule = std::max(rule, places_[i].by);
    return rule;
  }

  bool continues_atom(std::uint32_t first) {
    while (next_atom_ < atoms_.size() && atoms_[next_atom_].range.last <= first) ++next_atom_;
    return next_atom_ < atoms_.size() && atoms_[next_atom_].range.first < first;
  }

  Paragraph paragraph_;
  const std::vector<Cluster>& clusters_;
  const BreakPlaces& places_;
  std::span<const BidiPlace> order_;  // of each byte, or none
  std::vector<Atom> atoms_;
  std::size_t next_atom_ = 0;
  std::uint32_t word_ = 0;
};

}  // namespace

void ParagraphItemiser::step() {
  switch (next_) {
    case Pass::scripts:
      paragraph_ = with_scripts(std::move(paragraph_));
      next_ = Pass::directions;
      return;
    case Pass::directions:
      if (paragraph_.is_reordered) {
        order_ = bidi_places(paragraph_.text, paragraph_.isolated);
        paragraph_ = with_directions(std::move(paragraph_), order_);
      }
      next_ = Pass::clusters;
      return;
    case Pass::clusters:
      clusters_ = clusters_of(paragraph_);
      next_ = Pass::places;
      return;
    case Pass::places:
      places_ = unicode_places(paragraph_.text);
      next_ = Pass::rules;
      return;
    case Pass::rules:
      places_ = with_rules(paragraph_.text, code_of(paragraph_), std::move(places_));
      next_ = Pass::items;
      return;
    case Pass::items:
      paragraph_ = ItemMaker(std::move(paragraph_), clusters_, places_, order_).itemised();
      next_ = Pass::none;
      return;
    case Pass::none:
      return;
  }
}

}  // namespace kanbao
