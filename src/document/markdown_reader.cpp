#include "document/markdown_reader.h"

#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "document/formula_delimiters.h"
#include "document/isolated_inlines.h"
#include "document/nesting_limit.h"
#include "document/numbering.h"

namespace kanbao {

MarkdownReader::MarkdownReader(std::string_view body, int first_line, std::vector<Component> components)
    : text_(body), components_(std::move(components)), reader_(first_line, components_) {}

void MarkdownReader::step() {
  switch (stage_) {
    case Stage::encoding:
      if (!is_valid_utf8(text_)) text_ = to_valid_utf8(text_);
      stage_ = Stage::nesting;
      return;
    case Stage::nesting:
      text_ = with_limited_nesting(std::move(text_));
      stage_ = Stage::formulas;
      return;
    case Stage::formulas:
      formula_lines_ = formula_blocks(text_);
      return begin_parsing();
    case Stage::parsing:
      return parse();
    case Stage::reading:
      return read();
    case Stage::numbering:
      document_ = numbered(std::move(document_));
      stage_ = Stage::isolates;
      return;
    case Stage::isolates:
      document_ = with_ended_isolates(std::move(document_));
      stage_ = Stage::done;
      return;
    case Stage::done:
      return;
  }
}

void MarkdownReader::begin_parsing() {
  parsing_.emplace(
      text_, std::initializer_list<cmark_syntax_extension*>{containers_.get(), formulas_.get(), autolinks_.get()});
  stage_ = Stage::parsing;
}

void MarkdownReader::parse() {
  parsing_->step();
  if (!parsing_->is_done()) return;
  reader_.begin(parsing_->document());
  stage_ = Stage::reading;
}

void MarkdownReader::read() {
  if (!reader_.read_on()) return;
  if (footnotes_begun_ < parsing_->footnotes().size()) return reader_.begin(parsing_->footnotes()[footnotes_begun_++]);
  document_ = reader_.finished();
  stage_ = Stage::numbering;
}

Document read_markdown(std::string_view body, int first_line, const std::vector<Component>& components) {
  MarkdownReader reader(body, first_line, components);
  while (!reader.is_done()) reader.step();
  return reader.finished();
}

}  // namespace kanbao
