#include "document/formula_blocks.h"

#include <algorithm>
#include <utility>

#include "document/formula_delimiters.h"
#include "document/soft_breaks.h"

namespace kanbao {

namespace {

bool is_alone(const std::vector<Inline>& inlines, std::size_t i) {
  if (inlines[i].kind != InlineKind::formula || !is_displayed(inlines[i].text)) return false;
  const bool begins_line = i == 0 || ends_line(inlines[i - 1]);
  return begins_line && (i + 1 == inlines.size() || ends_line(inlines[i + 1]));
}

int line_feeds_in(const std::string& text) { return static_cast<int>(std::count(text.begin(), text.end(), '\n')); }

// Takes the line's end from a paragraph that ends before `line`.
void end_before(Block& paragraph, int line) {
  paragraph.inlines.pop_back();
  paragraph.lines.last = line - 1;
}

class FormulaCheck {
 public:
  explicit FormulaCheck(const ReportFacts& facts) : facts_(facts) {}

  void visit(std::vector<Block>& blocks) const {
    for (Block& block : blocks) {
      if (block.kind == BlockKind::formula && !is_known(block.inlines.front())) write_out(block);
      visit(block.inlines);
      visit(block.children);
    }
  }

 private:
  bool is_known(const Inline& formula) const { return facts_.formulas.contains(formula.text); }

  static void write_out(Block& formula) {
    const bool is_code = !formula.literal.empty();
    formula.kind = is_code ? BlockKind::code_block : BlockKind::paragraph;
    if (is_code) formula.inlines.clear();
  }

  void visit(std::vector<Inline>& inlines) const {
    for (Inline& node : inlines) {
      if (node.kind == InlineKind::formula && !is_known(node)) {
        node.kind = InlineKind::text;
        node.id = 0;
        node.line = 0;
      }
      visit(node.children);
    }
  }

  const ReportFacts& facts_;
};

}  // namespace

Block formula_block(std::string written, SourceLines lines) {
  Inline formula;
  formula.kind = InlineKind::formula;
  formula.text = std::move(written);
  formula.line = lines.first;
  Block block;
  block.kind = BlockKind::formula;
  block.lines = lines;
  block.inlines.push_back(std::move(formula));
  return block;
}

std::vector<Block> parted_at_formulas(Block paragraph) {
  std::vector<Block> parts;
  int line = paragraph.lines.first;
  bool is_text = false;  // the last part
  for (std::size_t i = 0; i < paragraph.inlines.size(); ++i) {
    Inline& node = paragraph.inlines[i];
    if (is_alone(paragraph.inlines, i)) {
      if (is_text) end_before(parts.back(), node.line);
      line = node.line + line_feeds_in(node.text);
      parts.push_back(formula_block(std::move(node.text), {node.line, line++}));
      is_text = false;
      ++i;  // the line's end
      continue;
    }
    if (!is_text) parts.emplace_back().lines = {line, paragraph.lines.last};
    is_text = true;
    parts.back().inlines.push_back(std::move(node));
  }
  return parts;
}

Document with_shown_formulas(Document document, const ReportFacts& facts) {
  FormulaCheck(facts).visit(document.blocks);
  return document;
}

}  // namespace kanbao
