#include "document/kind_names.h"

namespace kanbao {

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list:
      return "list";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::block_quote:
      return "block_quote";
    case BlockKind::code_block:
      return "code_block";
    case BlockKind::formula:
      return "formula";
    case BlockKind::table:
      return "table";
    case BlockKind::table_row:
      return "table_row";
    case BlockKind::table_cell:
      return "table_cell";
    case BlockKind::thematic_break:
      return "thematic_break";
    case BlockKind::container:
      return "container";
    case BlockKind::row:
      return "row";
    case BlockKind::description_list:
      return "description_list";
    case BlockKind::description_term:
      return "description_term";
    case BlockKind::description_details:
      return "description_details";
    case BlockKind::alert:
      return "alert";
    case BlockKind::alert_title:
      return "alert_title";
    case BlockKind::figure:
      return "figure";
    case BlockKind::figure_caption:
      return "figure_caption";
    case BlockKind::details:
      return "details";
    case BlockKind::details_summary:
      return "details_summary";
    case BlockKind::footnotes:
      return "footnotes";
    case BlockKind::footnote:
      return "footnote";
    case BlockKind::header:
      return "header";
    case BlockKind::byline:
      return "byline";
    case BlockKind::notice:
      return "notice";
    case BlockKind::code_caption:
      return "code_caption";
  }
  return {};
}

std::string_view name_of(InlineKind kind) {
  switch (kind) {
    case InlineKind::text:
      return "text";
    case InlineKind::code:
      return "code";
    case InlineKind::emphasis:
      return "emphasis";
    case InlineKind::strong:
      return "strong";
    case InlineKind::strikethrough:
      return "strikethrough";
    case InlineKind::link:
      return "link";
    case InlineKind::image:
      return "image";
    case InlineKind::soft_break:
      return "soft_break";
    case InlineKind::hard_break:
      return "hard_break";
    case InlineKind::footnote_reference:
      return "footnote_reference";
    case InlineKind::footnote_backlink:
      return "footnote_backlink";
    case InlineKind::formula:
      return "formula";
    case InlineKind::ruby:
      return "ruby";
    case InlineKind::ruby_text:
      return "ruby_text";
    case InlineKind::media:
      return "media";
    case InlineKind::html_element:
      return "html_element";
  }
  return {};
}

std::string_view name_of(AlertKind kind) {
  switch (kind) {
    case AlertKind::note:
      return "note";
    case AlertKind::tip:
      return "tip";
    case AlertKind::important:
      return "important";
    case AlertKind::warning:
      return "warning";
    case AlertKind::caution:
      return "caution";
  }
  return {};
}

}  // namespace kanbao
