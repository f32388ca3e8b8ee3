#include "layout/inline_prepare.h"

#include <cmath>
#include <string_view>

#include "base/utf8.h"
#include "layout/script_context.h"
#include "text/break_opportunities.h"
#include "text/character_class.h"
#include "text/cjk_spacing.h"

namespace kanbao {

namespace {

// A word longer than this may have to be broken anywhere, so each of its clusters becomes an item.
constexpr std::uint32_t breakable_word_clusters = 10;
// Prefixes of a word are measured, so its length is bounded to keep the work linear in the text.
constexpr std::uint32_t longest_word_clusters = 64;
constexpr double code_gap = 3;  // CSS px between a filled span and its neighbours

// Browsers lay out in steps of 1/64 px; so do we, and text, elements and selection agree to the step.
double snapped(double length) { return std::round(length * 64) / 64; }

enum class ClusterKind : std::uint8_t { letter, cell, space, line_feed, object };

struct Cluster {
  std::uint32_t first;
  std::uint32_t last;
  char32_t codepoint;  // the first one
  ClusterKind kind;
  std::uint16_t style;
  std::uint32_t object;  // index into Paragraph::objects, where the kind is `object`
};

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
  const bool after_letter = i > 0 && clusters[i - 1].kind == ClusterKind::letter;
  const bool before_letter = i + 1 < clusters.size() && clusters[i + 1].kind == ClusterKind::letter;
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

class Preparer {
 public:
  Preparer(Paragraph collected, TextMeasurer& measurer)
      : paragraph_(std::move(collected)),
        measurer_(measurer),
        clusters_(clusters_of(paragraph_)),
        breaks_(break_opportunities(paragraph_.text)) {}

  Paragraph prepared() {
    for (std::size_t i = 0; i < clusters_.size();) i = add_word(i);
    measure();
    add_gaps();
    paragraph_.baseline = baseline();
    return std::move(paragraph_);
  }

 private:
  // Half the leading above the text and half below (CSS 2.2, 10.8.1), the upper half rounded down to the device grid as
  // browsers do.
  double baseline() const {
    const FontMetrics metrics = measurer_.metrics(paragraph_.font);
    const double ratio = measurer_.device_ratio();
    const double half_leading = (paragraph_.line_height - metrics.ascent - metrics.descent) / 2;
    return std::floor(half_leading * ratio + 1e-6) / ratio + metrics.ascent;
  }

  bool continues_word(std::size_t first, std::size_t i) const {
    if (i == clusters_.size() || i - first >= longest_word_clusters) return false;
    const Cluster& before = clusters_[i - 1];
    const Cluster& here = clusters_[i];
    if (!is_shaped_alike(before.style, here.style)) return false;
    if (before.kind == ClusterKind::letter && here.kind == ClusterKind::letter) return true;
    return i - first == 1 && is_double_mark(here.codepoint) && before.codepoint == here.codepoint;
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
    const bool breakable = last - first > breakable_word_clusters && clusters_[first].kind == ClusterKind::letter;
    std::size_t item_first = first;
    for (std::size_t i = first; i < last; ++i) {
      const ItemBreak after = break_after(clusters_[i], i + 1 < last && breakable);
      const bool style_ends = i + 1 < last && clusters_[i + 1].style != clusters_[i].style;
      if (after == ItemBreak::none && i + 1 < last && !style_ends) continue;
      add_item(item_first, i, after);
      item_first = i + 1;
    }
    return last;
  }

  ItemBreak break_after(const Cluster& cluster, bool may_break_in_emergency) const {
    if (cluster.kind == ClusterKind::line_feed) return ItemBreak::mandatory;
    switch (breaks_[cluster.last - 1]) {
      case Break::none:
        return may_break_in_emergency ? ItemBreak::emergency : ItemBreak::none;
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
    if (item.kind == ItemKind::object) item.object = first.object;
    paragraph_.items.push_back(item);
  }

  // An item's advance is the difference of two prefixes of its word, so that a word broken nowhere keeps the
  // kerning that the browser gives it.
  void measure() {
    std::vector<MeasureRequest> requests;
    std::vector<std::size_t> measured;
    std::uint32_t word_first = 0;
    for (std::size_t i = 0; i < paragraph_.items.size(); ++i) {
      const Item& item = paragraph_.items[i];
      if (i == 0 || item.word != paragraph_.items[i - 1].word) word_first = item.first;
      if (item.kind != ItemKind::text && item.kind != ItemKind::space) continue;
      const std::string_view prefix = std::string_view(paragraph_.text).substr(word_first, item.last - word_first);
      requests.push_back({paragraph_.styles[item.style].font, prefix});
      measured.push_back(i);
    }
    const std::vector<double> prefixes = measurer_.advances(requests);
    for (std::size_t i = 0; i < measured.size(); ++i) {
      Item& item = paragraph_.items[measured[i]];
      const bool continues = i > 0 && paragraph_.items[measured[i - 1]].word == item.word;
      item.advance = static_cast<float>(snapped(prefixes[i]) - (continues ? snapped(prefixes[i - 1]) : 0));
    }
  }

  void add_gaps() {
    for (std::size_t i = 1; i < paragraph_.items.size(); ++i) {
      const Item& before = paragraph_.items[i - 1];
      Item& here = paragraph_.items[i];
      if (!is_set(before) || !is_set(here)) continue;
      here.gap_before = static_cast<float>(gap_between(before, here));
    }
  }

  static bool is_set(const Item& item) { return item.kind == ItemKind::text || item.kind == ItemKind::space; }

  double gap_between(const Item& before, const Item& here) const {
    const TextStyle& style = paragraph_.styles[here.style];
    const bool fill_begins_or_ends = style.fill != paragraph_.styles[before.style].fill;
    const char32_t last = decode_utf8_before(paragraph_.text, before.last).codepoint;
    const char32_t first = decode_utf8(paragraph_.text, here.first).codepoint;
    const double gap = han_latin_gap(last, first) * paragraph_.font.size;
    return fill_begins_or_ends ? gap + code_gap : gap;
  }

  Paragraph paragraph_;
  TextMeasurer& measurer_;
  std::vector<Cluster> clusters_;
  std::vector<Break> breaks_;
  std::uint32_t word_ = 0;
};

}  // namespace

Paragraph prepare_paragraph(Paragraph collected, TextMeasurer& measurer) {
  return Preparer(with_scripts(std::move(collected)), measurer).prepared();
}

}  // namespace kanbao
