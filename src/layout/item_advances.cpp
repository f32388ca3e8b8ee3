#include "layout/item_advances.h"

#include <cmath>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "text/character_class.h"

namespace kanbao {

namespace {

// Whether what the character adds to a word depends on little more than the character before it. A letter of a joined
// script changes its form with both its neighbours.
bool is_kerned_in_pairs(char32_t codepoint) {
  return takes_han_gap(codepoint) || (codepoint > ' ' && codepoint < 0x7F);
}

// Whether the word is a part of an endless one, cut where words are, that need not be measured letter by letter from
// its start: that takes some thirty letters of measuring for each.
bool is_measured_in_pairs(std::string_view word) {
  std::uint32_t count = 0;
  for (std::size_t offset = 0; offset < word.size(); ++count) {
    const DecodedCodepoint here = decode_utf8(word, offset);
    if (!is_kerned_in_pairs(here.codepoint)) return false;
    offset += here.length;
  }
  return count >= longest_word_clusters;
}

std::string_view text_between(const Paragraph& paragraph, std::uint32_t first, std::uint32_t last) {
  return std::string_view(paragraph.text).substr(first, last - first);
}

std::size_t end_of_word(const std::vector<Item>& items, std::size_t first) {
  std::size_t last = first + 1;
  while (last < items.size() && items[last].word == items[first].word) ++last;
  return last;
}

// Adds for each item the byte from which on it is measured: its word's first, or that of the item before it.
void append_contexts(const Paragraph& paragraph, std::vector<std::uint32_t>& contexts) {
  const std::vector<Item>& items = paragraph.items;
  for (std::size_t first = 0; first < items.size();) {
    const std::size_t last = end_of_word(items, first);
    const bool in_pairs = is_measured_in_pairs(text_between(paragraph, items[first].first, items[last - 1].last));
    for (std::size_t i = first; i < last; ++i) contexts.push_back(items[in_pairs && i > first ? i - 1 : first].first);
    first = last;
  }
}

using Contexts = std::span<const std::uint32_t>;

bool is_measured(const Item& item) { return item.kind == ItemKind::text || item.kind == ItemKind::space; }

// Whether the text from the item's context to its start is still to be asked for. Otherwise it is what the item before
// was measured in, or there is none.
bool needs_start(const Paragraph& paragraph, Contexts contexts, std::size_t i) {
  return contexts[i] < paragraph.items[i].first && contexts[i] != contexts[i - 1];
}

// Adds for each item that is measured the text from its context to its start, if need be, and to its end.
void append_requests(const Paragraph& paragraph, Contexts contexts, std::vector<MeasureRequest>& requests) {
  for (std::size_t i = 0; i < paragraph.items.size(); ++i) {
    const Item& item = paragraph.items[i];
    if (!is_measured(item)) continue;
    const Font& font = paragraph.styles[item.style].font;
    if (needs_start(paragraph, contexts, i))
      requests.push_back({font, text_between(paragraph, contexts[i], item.first)});
    requests.push_back({font, text_between(paragraph, contexts[i], item.last)});
  }
}

// Sets the paragraph's advances by the answers to its requests; returns the answer behind them.
const double* set_advances(Paragraph& paragraph, Contexts contexts, const double* answer) {
  double measured = 0;  // from the item's context to its end
  double end = 0;       // of the item, from its word's start; not snapped, or a long word would drift
  for (std::size_t i = 0; i < paragraph.items.size(); ++i) {
    Item& item = paragraph.items[i];
    if (!is_measured(item)) continue;
    if (contexts[i] == item.first) measured = end = 0;
    if (needs_start(paragraph, contexts, i)) measured = *answer++;
    const double start = end;
    end += *answer - measured;
    measured = *answer++;
    item.advance = static_cast<float>(snapped(end) - snapped(start));
  }
  return answer;
}

}  // namespace

double snapped(double length) { return std::round(length * 64) / 64; }

void set_advances(std::span<Paragraph* const> paragraphs, TextMeasurer& measurer) {
  std::vector<std::uint32_t> contexts;
  std::vector<MeasureRequest> requests;
  for (const Paragraph* paragraph : paragraphs) {
    const std::size_t first = contexts.size();
    append_contexts(*paragraph, contexts);
    append_requests(*paragraph, Contexts(contexts).subspan(first), requests);
  }
  const std::vector<double> answers = measurer.advances(requests);
  const double* answer = answers.data();
  Contexts rest = contexts;
  for (Paragraph* paragraph : paragraphs) {
    answer = set_advances(*paragraph, rest, answer);
    rest = rest.subspan(paragraph->items.size());
  }
}

}  // namespace kanbao
