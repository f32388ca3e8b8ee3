// Builds the tree of blocks from a stream of Markdown blocks and raw HTML blocks. A div, center or p of raw HTML that
// stands open at the end of its HTML block goes on around the Markdown blocks that follow, up to its end tag among
// the same siblings or the end of the parent. Blocks nested deeper than `deepest_block` are flattened. A footnote ends
// in a paragraph, be it an empty one.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "document/inline_builder.h"

namespace kanbao {

class BlockBuilder {
 public:
  explicit BlockBuilder(EntityDecoder decode);

  // A block with children, up to close().
  void open(Block block);
  void close();

  // A block that is complete.
  void add(Block block);

  // Raw HTML; text and inline elements outside of any tag that ends a paragraph become paragraphs.
  void add_html(std::string_view html, SourceLines lines);

  std::vector<Block> take();

 private:
  static constexpr std::size_t container_tag_count = 3;
  using OpenTags = std::array<std::size_t, container_tag_count>;

  struct Frame {
    Block block;
    std::size_t target = 0;  // the frame that takes its children: itself, or an ancestor when it is flattened
    int container_tag = -1;  // index of the raw HTML tag; -1 for Markdown
  };

  std::vector<Block>& siblings() { return frames_[frames_.back().target].block.children; }
  void push(Block block, int container_tag);
  void pop();
  void open_container(const HtmlToken& token, SourceLines lines);
  void close_container(int tag);
  bool add_html_boundary(const HtmlToken& token, SourceLines lines);
  void flush_loose_inlines(SourceLines lines);

  EntityDecoder decode_;
  std::vector<Frame> frames_;
  std::vector<OpenTags> open_tags_;  // one for each Markdown block that is open, and one for the root
  std::optional<InlineBuilder> loose_;
};

}  // namespace kanbao
