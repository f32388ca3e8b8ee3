#include "document/cmark_autolinks.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

// cmark-gfm's internal header: the text that an inline extension is asked about.
#include <chunk.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/autolink.h"

namespace kanbao {

namespace {

// The link node for `range` of the text that is being parsed, whose parsing stands at `offset` within the range.
cmark_node* take_autolink(cmark_node* parent, cmark_inline_parser* parser, std::string_view text, TextRange range,
                          const char* prefix) {
  const int offset = cmark_inline_parser_get_offset(parser);
  const std::string shown(text.substr(range.begin, range.end - range.begin));
  cmark_node_unput(parent, offset - static_cast<int>(range.begin));
  cmark_inline_parser_set_offset(parser, static_cast<int>(range.end));

  cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, (prefix + shown).c_str());
  cmark_node* label = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(label, shown.c_str());
  cmark_node_append_child(link, label);
  return link;
}

cmark_node* match_autolink(cmark_syntax_extension* /*extension*/, cmark_parser* /*parser*/, cmark_node* parent,
                           unsigned char character, cmark_inline_parser* inline_parser) {
  const bool is_in_link = cmark_inline_parser_in_bracket(inline_parser, 0) != 0;
  if (is_in_link || cmark_inline_parser_in_bracket(inline_parser, 1) != 0) return nullptr;
  const cmark_chunk* chunk = cmark_inline_parser_get_chunk(inline_parser);
  const std::string_view text(reinterpret_cast<const char*>(chunk->data), static_cast<std::size_t>(chunk->len));
  const auto offset = static_cast<std::size_t>(cmark_inline_parser_get_offset(inline_parser));
  const bool is_url = character == ':';
  const std::optional<TextRange> range = is_url ? url_around_colon(text, offset) : www_address_at(text, offset);
  if (!range) return nullptr;
  return take_autolink(parent, inline_parser, text, *range, is_url ? "" : "http://");
}

}  // namespace

CmarkExtension make_autolink_extension() {
  CmarkExtension extension(cmark_syntax_extension_new("kanbao-autolink"));
  cmark_mem* memory = cmark_get_default_mem_allocator();
  cmark_llist* characters = nullptr;
  for (const char character : {':', 'w'}) {
    // cmark-gfm keeps the character itself in the pointer.
    characters = cmark_llist_append(memory, characters, reinterpret_cast<void*>(static_cast<std::intptr_t>(character)));
  }
  cmark_syntax_extension_set_match_inline_func(extension.get(), match_autolink);
  cmark_syntax_extension_set_special_inline_chars(extension.get(), characters);
  return extension;
}

}  // namespace kanbao
