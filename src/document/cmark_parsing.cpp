#include "document/cmark_parsing.h"

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

// cmark-gfm's internal headers: how it holds a text that is half parsed, labels of footnotes, its extensions one by
// one.
extern "C" {
#include <strikethrough.h>
#include <table.h>
#include <tasklist.h>
}
#include <footnotes.h>
#include <parser.h>

#include <algorithm>
#include <array>
#include <cstdint>

// What cmake/parsing_in_parts.patch adds to cmark-gfm.
extern "C" {
void kanbao_end_blocks(cmark_parser* parser);
void kanbao_parse_inlines(cmark_parser* parser, cmark_node* block);
}

namespace kanbao {

namespace {

// So much text takes a few ms; what a block takes beside its text is counted as text, too.
constexpr std::size_t enough_bytes = 16384;
constexpr std::size_t bytes_of_block = 32;
constexpr std::size_t enough_references = 500;

}  // namespace

// The upstream's own registry would bring all of them along.
std::span<cmark_syntax_extension* const> upstream_extensions() {
  static const std::array extensions = {create_table_extension(), create_strikethrough_extension(),
                                        create_tasklist_extension()};
  return extensions;
}

void CmarkParsing::Free::operator()(cmark_parser* parser) const { cmark_parser_free(parser); }

// A definition may lie within another.
void CmarkParsing::Free::operator()(cmark_map* definitions) const {
  cmark_unlink_footnotes_map(definitions);
  cmark_map_free(definitions);
}

CmarkParsing::CmarkParsing(std::string_view text, std::initializer_list<cmark_syntax_extension*> extensions)
    : to_come_(text),
      parser_(cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)),
      definitions_(cmark_footnote_map_new(cmark_get_default_mem_allocator())) {
  // Tables take every line of a paragraph for theirs that comes to them first.
  for (cmark_syntax_extension* extension : extensions) cmark_parser_attach_syntax_extension(parser_.get(), extension);
  for (cmark_syntax_extension* extension : upstream_extensions()) {
    cmark_parser_attach_syntax_extension(parser_.get(), extension);
  }
}

cmark_node* CmarkParsing::document() const { return parser_->root; }

void CmarkParsing::step() {
  switch (stage_) {
    case Stage::lines:
      return read_lines();
    case Stage::inlines:
      return read_inlines();
    case Stage::footnotes:
      return number_footnotes();
    case Stage::done:
      return;
  }
}

void CmarkParsing::read_lines() {
  const std::string_view part = to_come_.substr(0, enough_bytes);
  cmark_parser_feed(parser_.get(), part.data(), part.size());
  to_come_.remove_prefix(part.size());
  if (!to_come_.empty()) return;
  kanbao_end_blocks(parser_.get());
  blocks_.reset(cmark_iter_new(document()));
  stage_ = Stage::inlines;
}

// What characters begin inlines of an extension is known to all parsers at once, so it is told for one step only.
void CmarkParsing::read_inlines() {
  cmark_manage_extensions_special_characters(parser_.get(), 1);
  for (std::size_t bytes = 0; bytes < enough_bytes && stage_ == Stage::inlines;) {
    const cmark_event_type event = cmark_iter_next(blocks_.get());
    cmark_node* block = cmark_iter_get_node(blocks_.get());
    const bool is_definition =
        event == CMARK_EVENT_EXIT && cmark_node_get_type(block) == CMARK_NODE_FOOTNOTE_DEFINITION;
    if (event == CMARK_EVENT_ENTER) bytes += read_inlines_of(block);
    if (is_definition) cmark_footnote_create(definitions_.get(), block);
    if (event == CMARK_EVENT_DONE) stage_ = Stage::footnotes;
  }
  cmark_manage_extensions_special_characters(parser_.get(), 0);
}

// How long that takes.
std::size_t CmarkParsing::read_inlines_of(cmark_node* block) {
  const std::string_view text(reinterpret_cast<const char*>(block->content.ptr),
                              static_cast<std::size_t>(block->content.size));
  kanbao_parse_inlines(parser_.get(), block);
  if (text.find('[') != std::string_view::npos) note_references(block);
  return text.size() + bytes_of_block;
}

void CmarkParsing::note_references(cmark_node* block) {
  const CmarkIterator inlines(cmark_iter_new(block));
  for (cmark_event_type event = CMARK_EVENT_NONE; event != CMARK_EVENT_DONE; event = cmark_iter_next(inlines.get())) {
    cmark_node* node = cmark_iter_get_node(inlines.get());
    const bool is_reference = event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_REFERENCE;
    if (is_reference) references_.push_back(node);
  }
}

void CmarkParsing::number_footnotes() {
  const std::size_t end = std::min(numbered_ + enough_references, references_.size());
  while (numbered_ < end) number(references_[numbered_++]);
  if (numbered_ < references_.size()) return;
  cmark_unlink_footnotes_map(definitions_.get());
  stage_ = Stage::done;
}

void CmarkParsing::number(cmark_node* reference) {
  cmark_chunk label = cmark_chunk_literal(cmark_node_get_literal(reference));
  auto* definition = reinterpret_cast<cmark_footnote*>(cmark_map_lookup(definitions_.get(), &label));
  if (definition == nullptr) return;
  cmark_node_set_user_data(reference, definition->node);
  if (definition->ix != 0) return;
  footnotes_.push_back(definition->node);
  definition->ix = static_cast<unsigned>(footnotes_.size());
  cmark_node_set_user_data(definition->node, reinterpret_cast<void*>(static_cast<std::uintptr_t>(definition->ix)));
}

cmark_node* referred_footnote(cmark_node* reference) {
  return static_cast<cmark_node*>(cmark_node_get_user_data(reference));
}

int number_of_footnote(cmark_node* footnote) {
  return static_cast<int>(reinterpret_cast<std::uintptr_t>(cmark_node_get_user_data(footnote)));
}

}  // namespace kanbao
