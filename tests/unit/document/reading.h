// Short ways for the tests of the document stage to read Markdown and to look at the result.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace kanbao {

// The blocks as HTML without the parts that only layout needs: no ids, no data-*, no rel, no loading and decoding.
std::string html_of(std::string_view markdown);
std::string html_of(Document document);

// Every element of the kind, in reading order.
std::vector<const Inline*> all_inlines(const Document& document, InlineKind kind);
std::vector<const Block*> all_blocks(const Document& document, BlockKind kind);

// The URLs of all links, in reading order.
std::vector<std::string> link_urls(std::string_view markdown);

// How many levels of blocks and inlines lie within one another.
int block_depth(const std::vector<Block>& blocks);
int inline_depth(const std::vector<Inline>& inlines);

}  // namespace kanbao
