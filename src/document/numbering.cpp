#include "document/numbering.h"

#include <unordered_map>
#include <utility>

#include "document/github_anchor.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

class Numbering {
 public:
  void visit(std::vector<Block>& blocks) {
    for (Block& block : blocks) visit(block);
  }

  // The ids of what is no heading, once all headings have theirs.
  void name_places(std::vector<Block>& blocks) {
    for (Block& block : blocks) {
      const bool is_place =
          block.kind == BlockKind::container || block.kind == BlockKind::details || block.kind == BlockKind::paragraph;
      if (is_place && !is_free(block.anchor)) block.anchor.clear();
      name_places(block.inlines);
      name_places(block.children);
    }
  }

 private:
  void visit(Block& block) {
    block.id = ++last_id_;
    // The report's title is no part of the Markdown: it takes no anchor, which could change those of the headings.
    const bool is_title = block.kind == BlockKind::heading && in_header_;
    in_header_ = block.kind == BlockKind::header;
    if (block.kind == BlockKind::heading && !is_title) {
      if (!is_free(block.anchor)) block.anchor = anchors_.next(plain_text(block.inlines));
    }
    visit(block.inlines);
    visit(block.children);
    if (block.kind != BlockKind::footnotes) return;
    // Footnotes refer to one another, so their references are complete only now.
    for (Block& footnote : block.children) footnote.references = references_[footnote.number];
  }

  void name_places(std::vector<Inline>& inlines) {
    for (Inline& node : inlines) {
      if (!is_free(node.anchor)) node.anchor.clear();
      name_places(node.children);
    }
  }

  void visit(std::vector<Inline>& inlines) {
    for (Inline& node : inlines) {
      const bool is_object = node.kind == InlineKind::image || node.kind == InlineKind::media ||
                             node.kind == InlineKind::formula || node.kind == InlineKind::ruby;
      if (is_object) node.id = ++last_id_;
      if (node.kind == InlineKind::footnote_reference) node.occurrence = ++references_[node.number];
      visit(node.children);
    }
  }

  // Whether it is an id that nothing has so far.
  bool is_free(const std::string& anchor) { return !anchor.empty() && anchors_.take(anchor); }

  std::uint32_t last_id_ = 0;
  bool in_header_ = false;
  GithubAnchors anchors_;
  std::unordered_map<int, int> references_;
};

}  // namespace

Document numbered(Document document) {
  Numbering numbering;
  numbering.visit(document.blocks);
  numbering.name_places(document.blocks);
  return document;
}

}  // namespace kanbao
