#include "document/footnote_backlinks.h"

#include <string>
#include <utility>

namespace kanbao {

namespace {

constexpr const char* arrow_back = "↩\uFE0E";  // U+FE0E: as text, not as an emoji

Inline space() {
  Inline space;
  space.text = " ";
  return space;
}

// Several ways back are told apart by their numbers, as in ↩︎ ↩︎² ↩︎³.
std::string raised_number(int number) {
  constexpr const char* digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string raised;
  for (const char digit : std::to_string(number)) raised += digits[digit - '0'];
  return raised;
}

Inline backlink_of(const Block& footnote, int occurrence) {
  Inline backlink;
  backlink.kind = InlineKind::footnote_backlink;
  backlink.text = arrow_back;
  if (occurrence > 1) backlink.text += raised_number(occurrence);
  backlink.number = footnote.number;
  backlink.occurrence = occurrence;
  return backlink;
}

// The reader has every footnote end in a paragraph (block_builder.h).
void add_backlinks(Block& footnote) {
  std::vector<Inline>& last_words = footnote.children.back().inlines;
  for (int occurrence = 1; occurrence <= footnote.references; ++occurrence) {
    last_words.push_back(space());
    last_words.push_back(backlink_of(footnote, occurrence));
  }
}

}  // namespace

Document with_footnote_backlinks(Document document) {
  for (Block& block : document.blocks) {
    if (block.kind != BlockKind::footnotes) continue;
    for (Block& footnote : block.children) add_backlinks(footnote);
  }
  return document;
}

}  // namespace kanbao
