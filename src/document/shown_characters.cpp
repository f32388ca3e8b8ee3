#include "document/shown_characters.h"

#include <set>
#include <string_view>

#include "base/utf8.h"
#include "document/bold_text.h"
#include "document/html_words.h"

namespace kanbao {

namespace {

class CharacterCollector {
 public:
  explicit CharacterCollector(const ReportFacts& facts) : facts_(facts), words_(html_words(facts.language)) {}

  void visit(const std::vector<Block>& blocks, bool is_bold = false) {
    for (const Block& block : blocks) {
      visit(block.inlines, is_bold || kanbao::is_bold(block.kind));
      add(block.literal, is_bold);
      if (block.kind == BlockKind::table) {
        visit_table(block);
      } else {
        visit_children(block, is_bold);
      }
    }
  }

  ShownCharacters collected() const { return {text_of(regular_), text_of(bold_)}; }

 private:
  void visit_table(const Block& table) {
    for (const Block& row : table.children) visit(row.children, &row == &table.children.front());
  }

  // Numbers stand before the items of ordered lists and before footnotes.
  void visit_children(const Block& block, bool is_bold) {
    const bool is_numbered = (block.kind == BlockKind::list && block.ordered) || block.kind == BlockKind::footnotes;
    if (is_numbered) add("0123456789.", false);
    visit(block.children, is_bold);
  }

  void visit(const std::vector<Inline>& inlines, bool is_bold) {
    for (const Inline& node : inlines) {
      if (node.kind == InlineKind::image) {
        add_image(node);
      } else {
        add(node.text, is_bold);
      }
      if (node.kind == InlineKind::footnote_reference) add(std::to_string(node.number), is_bold);
      const bool is_strong = node.kind == InlineKind::strong || is_bold_element(node.tag);
      visit(node.children, is_bold || is_strong);
    }
  }

  void add_image(const Inline& image) {
    add(image.text.empty() ? words_.image_without_text : image.text, false);
    const auto broken = facts_.broken.find(image.url);
    if (broken != facts_.broken.end()) add(broken->second, false);
  }

  void add(std::string_view text, bool is_bold) {
    std::set<char32_t>& characters = is_bold ? bold_ : regular_;
    for (std::size_t offset = 0; offset < text.size();) {
      const DecodedCodepoint character = decode_utf8(text, offset);
      characters.insert(character.codepoint);
      offset += character.length;
    }
  }

  static std::string text_of(const std::set<char32_t>& characters) {
    std::string text;
    for (const char32_t character : characters) append_utf8(text, character);
    return text;
  }

  const ReportFacts& facts_;
  HtmlWords words_;
  std::set<char32_t> regular_;
  std::set<char32_t> bold_;
};

}  // namespace

ShownCharacters shown_characters(const Document& document, const ReportFacts& facts) {
  CharacterCollector collector(facts);
  collector.visit(document.blocks);
  return collector.collected();
}

}  // namespace kanbao
