#include "document/code_completion.h"

#include <span>
#include <utility>

namespace kanbao {

namespace {

Block caption_of(const CodeFact& fact, SourceLines lines) {
  Block caption;
  caption.kind = BlockKind::code_caption;
  caption.lines = {lines.first, lines.first};
  caption.inlines.emplace_back().text = fact.caption;
  return caption;
}

void complete(Block& code, const CodeFact& fact) {
  if (fact.text) code.literal = *fact.text;
  code.runs = fact.runs;
  code.marked_lines = fact.lines;
}

class CodeCompletion {
 public:
  explicit CodeCompletion(std::span<const CodeFact> facts) : to_come_(facts) {}

  std::vector<Block> completed(std::vector<Block> blocks) {
    std::vector<Block> result;
    result.reserve(blocks.size());
    for (Block& block : blocks) {
      block.children = completed(std::move(block.children));
      if (!to_come_.empty() && to_come_.front().block == block.id) take_next(block, result);
      result.push_back(std::move(block));
    }
    return result;
  }

 private:
  void take_next(Block& code, std::vector<Block>& before) {
    const CodeFact& fact = to_come_.front();
    to_come_ = to_come_.subspan(1);
    complete(code, fact);
    if (!fact.caption.empty()) before.push_back(caption_of(fact, code.lines));
  }

  std::span<const CodeFact> to_come_;  // in reading order
};

}  // namespace

Document with_code_facts(Document document, const ReportFacts& facts) {
  if (!facts.code.empty()) document.blocks = CodeCompletion(facts.code).completed(std::move(document.blocks));
  return document;
}

}  // namespace kanbao
