#include "document/plain_text.h"

#include <utility>

#include "document/soft_breaks.h"

namespace kanbao {

namespace {

class SpokenText {
 public:
  explicit SpokenText(const std::vector<Inline>& inlines) : are_spaces_(soft_breaks_as_spaces(inlines)) {}

  void append(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) append(node);
  }

  std::string result() { return std::move(text_); }

 private:
  void append(const Inline& node) {
    switch (node.kind) {
      case InlineKind::text:
      case InlineKind::code:
      case InlineKind::image:
      case InlineKind::formula:
      case InlineKind::media:
        text_ += node.text;
        return;
      case InlineKind::soft_break:
        if (are_spaces_[soft_break_++]) text_ += ' ';
        return;
      case InlineKind::hard_break:
        text_ += ' ';
        return;
      case InlineKind::emphasis:
      case InlineKind::strong:
      case InlineKind::strikethrough:
      case InlineKind::link:
      case InlineKind::html_element:
      case InlineKind::ruby:
        return append(node.children);
      case InlineKind::ruby_text:
      case InlineKind::footnote_reference:
      case InlineKind::footnote_backlink:
        return;
    }
  }

  std::vector<bool> are_spaces_;
  std::size_t soft_break_ = 0;
  std::string text_;
};

}  // namespace

std::string plain_text(const std::vector<Inline>& inlines) {
  SpokenText text(inlines);
  text.append(inlines);
  return text.result();
}

std::string as_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace kanbao
