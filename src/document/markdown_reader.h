// Reads Markdown (CommonMark with GFM's tables, strikethrough, task lists and autolinks, and footnotes) into a
// Document. Raw HTML passes through the allow-list, URLs through the URL policy. No input fails: what is malformed is
// text. Deliberately unlike GitHub: only `~~` strikes (Chinese writes ranges as 1~2), bare URLs end before Chinese
// text, and nesting has a bound. Time grows with the input's length.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/cmark_autolinks.h"
#include "document/cmark_containers.h"
#include "document/cmark_extension.h"
#include "document/cmark_formulas.h"
#include "document/cmark_parsing.h"
#include "document/cmark_reader.h"
#include "document/component.h"
#include "document/document.h"

namespace kanbao {

// Reads in steps, so that somebody else has a turn between them however long the text is.
class MarkdownReader {
 public:
  // `body` is the file without its front matter, in any encoding of which bytes that are not UTF-8 become U+FFFD;
  // `first_line` is the number of its first line in the file. Elements of `components` are read as what their templates
  // say.
  explicit MarkdownReader(std::string_view body, int first_line = 1, std::vector<Component> components = {});
  MarkdownReader(const MarkdownReader&) = delete;  // its parts refer to each other
  MarkdownReader& operator=(const MarkdownReader&) = delete;

  bool is_done() const { return stage_ == Stage::done; }

  // Reads some kB of the text, or of what came of it.
  void step();

  // Once, when it is done.
  Document finished() { return std::move(document_); }

 private:
  enum class Stage : std::uint8_t { encoding, nesting, formulas, parsing, reading, numbering, isolates, done };

  void begin_parsing();
  void parse();
  void read();

  std::string text_;
  std::vector<Component> components_;
  std::vector<SourceLines> formula_lines_;
  CmarkExtension formulas_ = make_formula_extension(formula_lines_);
  CmarkExtension containers_ = make_container_extension();
  CmarkExtension autolinks_ = make_autolink_extension();
  std::optional<CmarkParsing> parsing_;  // of text_, once that is what it is to be
  CmarkReader reader_;
  std::size_t footnotes_begun_ = 0;
  Document document_;
  Stage stage_ = Stage::encoding;
};

// All at once.
Document read_markdown(std::string_view body, int first_line = 1, const std::vector<Component>& components = {});

}  // namespace kanbao
