#include "document/soft_breaks.h"

#include <string>
#include <utility>

#include "base/cjk.h"
#include "base/utf8.h"

namespace kanbao {

namespace {

bool is_cjk(char32_t codepoint) { return is_cjk_letter(codepoint) || is_cjk_punctuation(codepoint); }

bool joins(char32_t before, char32_t after) {
  const bool both_fit =
      (is_cjk(before) || is_shared_punctuation(before)) && (is_cjk(after) || is_shared_punctuation(after));
  return both_fit && (is_cjk(before) || is_cjk(after));
}

// Meets the characters of a paragraph in reading order, and decides on each soft break between two of them.
class SoftBreakReader {
 public:
  void read(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) read(node);
  }

  std::vector<bool> result() { return std::move(are_spaces_); }

 private:
  void read(const Inline& node) {
    switch (node.kind) {
      case InlineKind::soft_break:
        are_spaces_.push_back(true);
        is_pending_ = true;
        return;
      case InlineKind::text:
      case InlineKind::code:
        if (!node.text.empty()) meet(node.text);
        return;
      case InlineKind::image:
      case InlineKind::formula:
      case InlineKind::media:
      case InlineKind::hard_break:
      case InlineKind::footnote_reference:
      case InlineKind::footnote_backlink:
        is_pending_ = false;
        before_ = 0;
        return;
      case InlineKind::emphasis:
      case InlineKind::strong:
      case InlineKind::strikethrough:
      case InlineKind::link:
      case InlineKind::html_element:
      case InlineKind::ruby:
        return read(node.children);
      case InlineKind::ruby_text:  // stands above; it has none
        return;
    }
  }

  void meet(const std::string& text) {
    if (is_pending_ && joins(before_, decode_utf8(text, 0).codepoint)) are_spaces_.back() = false;
    is_pending_ = false;
    before_ = decode_utf8_before(text, text.size()).codepoint;
  }

  std::vector<bool> are_spaces_;
  char32_t before_ = 0;
  bool is_pending_ = false;
};

}  // namespace

std::vector<bool> soft_breaks_as_spaces(const std::vector<Inline>& inlines) {
  SoftBreakReader reader;
  reader.read(inlines);
  return reader.result();
}

}  // namespace kanbao
