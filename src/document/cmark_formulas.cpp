#include "document/cmark_formulas.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

// cmark-gfm's internal header: the text that an inline extension is asked about.
#include <chunk.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/formula_delimiters.h"

namespace kanbao {

namespace {

cmark_node* match_formula(cmark_syntax_extension* /*extension*/, cmark_parser* /*parser*/, cmark_node* /*parent*/,
                          unsigned char /*character*/, cmark_inline_parser* inline_parser) {
  const cmark_chunk* chunk = cmark_inline_parser_get_chunk(inline_parser);
  const std::string_view text(reinterpret_cast<const char*>(chunk->data), static_cast<std::size_t>(chunk->len));
  const auto begin = static_cast<std::size_t>(cmark_inline_parser_get_offset(inline_parser));
  const std::optional<std::size_t> end = end_of_formula(text, begin);
  if (!end) return nullptr;
  cmark_inline_parser_set_offset(inline_parser, static_cast<int>(*end));
  cmark_node* formula = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
  cmark_node_set_on_enter(formula, std::string(text.substr(begin, *end - begin)).c_str());
  return formula;
}

// The block that begins on the line; nullptr where none does.
const SourceLines* block_at(cmark_syntax_extension* extension, int line) {
  const auto* blocks = static_cast<const std::vector<SourceLines>*>(cmark_syntax_extension_get_private(extension));
  const auto found = std::lower_bound(blocks->begin(), blocks->end(), line,
                                      [](const SourceLines& block, int wanted) { return block.first < wanted; });
  return found != blocks->end() && found->first == line ? &*found : nullptr;
}

cmark_node* open_block(cmark_syntax_extension* extension, int is_indented, cmark_parser* parser, cmark_node* parent,
                       unsigned char* input, int length) {
  if (is_indented != 0 || block_at(extension, cmark_parser_get_line_number(parser)) == nullptr) return nullptr;
  const std::string_view line(reinterpret_cast<const char*>(input), static_cast<std::size_t>(length));
  const int first = cmark_parser_get_first_nonspace(parser);
  if (!line.substr(static_cast<std::size_t>(first)).starts_with("$$")) return nullptr;
  cmark_node* block = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, first + 1);
  cmark_node_set_syntax_extension(block, extension);
  return block;
}

// Whether the line that is being parsed belongs to the block.
int goes_on(cmark_syntax_extension* extension, cmark_parser* parser, unsigned char* /*input*/, int /*length*/,
            cmark_node* block) {
  const SourceLines* lines = block_at(extension, cmark_node_get_start_line(block));
  return lines != nullptr && cmark_parser_get_line_number(parser) <= lines->last ? 1 : 0;
}

}  // namespace

CmarkExtension make_formula_extension(const std::vector<SourceLines>& blocks) {
  CmarkExtension extension(cmark_syntax_extension_new("kanbao-formula"));
  cmark_mem* memory = cmark_get_default_mem_allocator();
  // cmark-gfm keeps the character itself in the pointer, and our blocks in one that is not constant.
  cmark_llist* characters = cmark_llist_append(memory, nullptr, reinterpret_cast<void*>(std::intptr_t{'$'}));
  cmark_syntax_extension_set_special_inline_chars(extension.get(), characters);
  cmark_syntax_extension_set_match_inline_func(extension.get(), match_formula);
  cmark_syntax_extension_set_open_block_func(extension.get(), open_block);
  cmark_syntax_extension_set_match_block_func(extension.get(), goes_on);
  cmark_syntax_extension_set_private(extension.get(), const_cast<std::vector<SourceLines>*>(&blocks), nullptr);
  return extension;
}

}  // namespace kanbao
