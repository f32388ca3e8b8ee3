#include "document/describe.h"

#include <utility>
#include <vector>

#include "document/document.h"
#include "document/front_matter.h"
#include "document/markdown_reader.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

class Description {
 public:
  void add_line(const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text_ += '\t';
      add_field(fields[i]);
    }
    text_ += '\n';
  }

  void visit(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::heading) add_heading(block);
      visit(block.inlines);
      visit(block.children);
    }
  }

  std::string result() { return std::move(text_); }

 private:
  void add_field(const std::string& field) {
    for (const char c : field) text_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }

  void add_heading(const Block& heading) {
    const std::string line = std::to_string(heading.lines.first);
    add_line({"heading", std::to_string(heading.level), heading.anchor, line, plain_text(heading.inlines)});
  }

  void visit(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) {
      if (node.kind == InlineKind::image) add_line({"image", std::to_string(node.line), node.url, node.text});
      if (node.kind == InlineKind::link) add_line({"link", std::to_string(node.line), node.url});
      visit(node.children);
    }
  }

  std::string text_;
};

}  // namespace

std::string describe(std::string_view markdown) {
  const FrontMatter parts = split_front_matter(markdown);
  Description description;
  if (parts.present) {
    const std::string last = std::to_string(parts.lines.last + 1);
    description.add_line({"front_matter", std::to_string(parts.lines.first - 1), last});
  }
  description.visit(read_markdown(parts.body, parts.body_line).blocks);
  return description.result();
}

}  // namespace kanbao
