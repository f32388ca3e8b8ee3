// Builds the tree of blocks from a stream of Markdown blocks and raw HTML blocks. An element of raw HTML that holds
// blocks and stands open at the end of its HTML block goes on around the Markdown blocks that follow, up to its end tag
// among the same siblings or the end of the parent. Blocks nested deeper than `deepest_block` are flattened. A footnote
// ends in a paragraph, be it an empty one. Places that links lead to belong to the words behind them.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "document/component_tags.h"
#include "document/document.h"
#include "document/html_table.h"
#include "document/inline_builder.h"

namespace kanbao {

class BlockBuilder {
 public:
  // `dropped` outlives the builder and is told of elements that are left out.
  BlockBuilder(EntityDecoder decode, std::vector<DroppedElement>& dropped,
               const std::vector<Component>* components = nullptr);

  // A block with children, up to close().
  void open(Block block);
  void close();

  // A block that is complete.
  void add(Block block);

  // Raw HTML; text and inline elements outside of any tag that ends a paragraph become paragraphs.
  void add_html(std::string_view html, SourceLines lines);

  std::vector<Block> take();

 private:
  using OpenTags = std::array<std::size_t, container_tags.size()>;

  struct Frame {
    Block block;
    std::size_t target = 0;  // the frame that takes its children: itself, or an ancestor when it is flattened
    int container_tag = -1;  // index of the raw HTML tag; -1 for Markdown
  };

  Block& target() { return frames_[frames_.back().target].block; }
  void push(Block block, int container_tag);
  void pop();
  void append(Block block);
  void open_container(const HtmlToken& token, SourceLines lines);
  void close_container(int tag);
  void close_item_before(std::string_view tag);
  void add_shown(std::string_view html, SourceLines lines, int line);
  void end_components();
  void add_html_token(const HtmlToken& token, SourceLines lines, int line);
  void add_loose(const HtmlToken& token, int line);
  void end_html(SourceLines lines);
  bool add_html_boundary(const HtmlToken& token, SourceLines lines, int line);
  void begin_leaf(const HtmlToken& token, SourceLines lines, int line);
  bool is_in_summary() const;
  void add_rule(SourceLines lines);
  bool add_preformatted(const HtmlToken& token);
  void end_leaf(SourceLines lines);
  void end_preformatted();
  void begin_table(SourceLines lines);
  bool add_to_table(const HtmlToken& token, int line);
  void end_table();
  void flush_loose_inlines(SourceLines lines);

  EntityDecoder decode_;
  std::vector<DroppedElement>* dropped_;
  ComponentTags components_;
  std::vector<Frame> frames_;
  std::vector<OpenTags> open_tags_;  // one for each Markdown block that is open, and one for the root
  std::optional<InlineBuilder> loose_;
  std::optional<HtmlTable> table_;  // that is open
  std::size_t table_depth_ = 0;     // how many frames are open around it
  std::optional<Block> leaf_;       // what loose inlines become, where that is no paragraph
  int last_line_ = 0;               // of the block that was read last
  std::vector<Inline> places_;      // that links lead to, for the inlines that come next
};

}  // namespace kanbao
