#include "document/cmark_tree.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <array>

// cmark-gfm's internal headers: its extensions one by one, character references.
extern "C" {
#include <strikethrough.h>
#include <table.h>
#include <tasklist.h>
}
#include <houdini.h>

namespace kanbao {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

}  // namespace

// The upstream's own registry would bring all that it has along.
std::span<cmark_syntax_extension* const> upstream_extensions() {
  static const std::array extensions = {create_table_extension(), create_strikethrough_extension(),
                                        create_tasklist_extension()};
  return extensions;
}

void FreeCmark::operator()(cmark_node* node) const { cmark_node_free(node); }

void FreeCmark::operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }

CmarkTree parse_markdown(std::string_view text, std::initializer_list<cmark_syntax_extension*> extensions) {
  const std::unique_ptr<cmark_parser, FreeParser> parser(
      cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
  // Tables take every line of a paragraph for theirs that comes to them first.
  for (cmark_syntax_extension* extension : extensions) cmark_parser_attach_syntax_extension(parser.get(), extension);
  for (cmark_syntax_extension* extension : upstream_extensions()) {
    cmark_parser_attach_syntax_extension(parser.get(), extension);
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return CmarkTree(cmark_parser_finish(parser.get()));
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
