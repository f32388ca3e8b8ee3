#include "document/cmark_tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

// cmark-gfm's internal header: character references.
#include <houdini.h>

namespace kanbao {

void FreeCmark::operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }

std::vector<Alignment> column_alignments(cmark_node* table) {
  std::vector<Alignment> alignments;
  const std::size_t columns = cmark_gfm_extensions_get_table_columns(table);
  const unsigned char* sides = cmark_gfm_extensions_get_table_alignments(table);
  for (std::size_t i = 0; i < columns; ++i) {
    const unsigned char side = sides[i];
    alignments.push_back(side == 'l'   ? Alignment::left
                         : side == 'c' ? Alignment::center
                         : side == 'r' ? Alignment::right
                                       : Alignment::none);
  }
  return alignments;
}

std::string decode_entities(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return std::string(text);
  cmark_strbuf buffer = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
  houdini_unescape_html_f(&buffer, reinterpret_cast<const unsigned char*>(text.data()),
                          static_cast<bufsize_t>(text.size()));
  std::string decoded(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
  cmark_strbuf_free(&buffer);
  return decoded;
}

}  // namespace kanbao
