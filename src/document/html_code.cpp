#include "document/html_code.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "document/html_writer.h"

namespace kanbao {

namespace {

// By CodeRole and by LineMark.
constexpr const char* role_classes[] = {"",     "keyword", "string", "literal", "comment",
                                        "name", "type",    "added",  "removed"};
constexpr const char* mark_classes[] = {"highlighted", "line added", "line removed"};

class CodeWriter {
 public:
  explicit CodeWriter(const Block& code)
      : text_(code.literal), runs_(code.runs), marked_(code.marked_lines), left_(text_.size()) {
    next_run();
  }

  std::string written() {
    for (std::uint32_t line = 0; !text_.empty(); ++line) {
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      const bool is_marked = !marked_.empty() && marked_.front().line == line;
      if (is_marked) begin_marked_line();
      write_line(end);
      if (is_marked) html_ += "</span>";
      if (!text_.empty()) write_plain(1);
    }
    return std::move(html_);
  }

 private:
  void begin_marked_line() {
    open(mark_classes[static_cast<std::size_t>(marked_.front().mark)]);
    marked_ = marked_.subspan(1);
  }

  void write_line(std::size_t length) {
    while (length > 0) {
      const std::size_t part = std::min(length, left_);
      const char* name = role_classes[static_cast<std::size_t>(role_)];
      if (*name != '\0') open(name);
      write_plain(part);
      if (*name != '\0') html_ += "</span>";
      length -= part;
    }
  }

  void open(const char* name) { ((html_ += "<span class=\"") += name) += "\">"; }

  // A part of the run that is written now.
  void write_plain(std::size_t length) {
    html_ += escaped_html(text_.substr(0, length));
    text_.remove_prefix(length);
    left_ -= length;
    if (left_ == 0) next_run();
  }

  void next_run() {
    left_ = text_.size();
    role_ = CodeRole::plain;
    if (runs_.empty()) return;
    left_ = std::min<std::size_t>(left_, runs_.front().length);
    role_ = runs_.front().role;
    runs_ = runs_.subspan(1);
  }

  std::string_view text_;  // that is still to be written
  std::span<const CodeRun> runs_;
  std::span<const MarkedLine> marked_;
  std::size_t left_;  // bytes of the run
  CodeRole role_ = CodeRole::plain;
  std::string html_;
};

}  // namespace

std::string code_html(const Block& code) { return CodeWriter(code).written(); }

}  // namespace kanbao
