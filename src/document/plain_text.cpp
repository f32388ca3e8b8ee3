#include "document/plain_text.h"

#include <utility>

#include "document/soft_breaks.h"

namespace kanbao {

namespace {

class Writer {
 public:
  explicit Writer(const std::vector<Inline>& inlines) : are_spaces_(soft_breaks_as_spaces(inlines)) {}

  void write(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) write(node);
  }

  std::string result() { return std::move(text_); }

 private:
  void write(const Inline& node) {
    switch (node.kind) {
      case InlineKind::text:
      case InlineKind::code:
      case InlineKind::image:
        text_ += node.text;
        break;
      case InlineKind::soft_break:
        if (are_spaces_[soft_break_++]) text_ += ' ';
        break;
      case InlineKind::hard_break:
        text_ += ' ';
        break;
      case InlineKind::footnote_reference:
        break;
      default:
        write(node.children);
    }
  }

  std::vector<bool> are_spaces_;
  std::size_t soft_break_ = 0;
  std::string text_;
};

}  // namespace

std::string plain_text(const std::vector<Inline>& inlines) {
  Writer writer(inlines);
  writer.write(inlines);
  return writer.result();
}

}  // namespace kanbao
