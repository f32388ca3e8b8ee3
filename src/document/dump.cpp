// The dump of a Document.
#include <string_view>
#include <utility>

#include "base/number_text.h"
#include "document/document.h"
#include "document/kind_names.h"

namespace kanbao {

namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (c == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      result += {'\\', 'x', digits[byte / 16], digits[byte % 16]};
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string_view name_of(Alignment alignment) {
  switch (alignment) {
    case Alignment::none:
      return "none";
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
  }
  return {};
}

const char* name_of(MediaRole role) {
  switch (role) {
    case MediaRole::source:
      return "source";
    case MediaRole::poster:
      return "poster";
    case MediaRole::track:
      return "track";
  }
  return "";
}

class DocumentDump {
 public:
  void write(const std::vector<Block>& blocks, int depth) {
    for (const Block& block : blocks) write(block, depth);
  }

  std::string result() { return std::move(text_); }

 private:
  void begin(int depth, std::string_view name) {
    text_.append(static_cast<std::size_t>(depth) * 2, ' ');
    text_ += name;
  }

  void add(std::string_view word) { (text_ += ' ') += word; }

  void add(const char* name, const std::string& value) {
    if (!value.empty()) add(std::string(name) + "=" + quoted(value));
  }

  void add(const char* name, HtmlLength length) {
    if (length.unit == HtmlLength::Unit::none) return;
    const bool is_px = length.unit == HtmlLength::Unit::px;
    const std::string unit = is_px ? "px" : length.unit == HtmlLength::Unit::percent ? "%" : "% of its own";
    add(std::string(name) + "=" + number_text(length.value) + unit);
  }

  void write(const Block& block, int depth) {
    begin(depth, name_of(block.kind));
    add("#" + std::to_string(block.id));
    const bool is_one_line = block.lines.first == block.lines.last;
    add("@" + std::to_string(block.lines.first) + (is_one_line ? "" : "-" + std::to_string(block.lines.last)));
    add_details(block);
    if (block.share != 0) add("share=" + std::to_string(block.share) + "%");
    text_ += '\n';
    for (const Inline& node : block.inlines) write(node, depth + 1);
    write(block.children, depth + 1);
  }

  void add_details(const Block& block) {
    switch (block.kind) {
      case BlockKind::heading:
        add("level=" + std::to_string(block.level));
        return add("anchor", block.anchor);
      case BlockKind::list:
        if (block.ordered) add("ordered start=" + std::to_string(block.start));
        return add(block.tight ? "tight" : "loose");
      case BlockKind::list_item:
        if (block.task != TaskState::none) add(block.task == TaskState::done ? "task=done" : "task=open");
        return;
      case BlockKind::code_block:
        add("info", block.info);
        return add(quoted(block.literal));
      case BlockKind::table:
        add("name", block.info);
        if (!block.has_header) add("headless");
        if (block.has_spans) add("spans");
        for (const Alignment alignment : block.alignments) add(name_of(alignment));
        return;
      case BlockKind::container:
      case BlockKind::row:
        add(name_of(block.alignment));
        return add("anchor", block.anchor);
      case BlockKind::details:
        if (block.is_open) add("open");
        return add("anchor", block.anchor);
      case BlockKind::alert:
        return add(name_of(block.alert));
      case BlockKind::footnote:
        add("number=" + std::to_string(block.number) + " references=" + std::to_string(block.references));
        return add("label", block.anchor);
      case BlockKind::paragraph:
        return add("anchor", block.anchor);
      case BlockKind::table_cell:
        for (const double share : block.chart.shares) add(number_text(share));
        for (const Point& point : block.chart.trend) add(number_text(point.x) + ',' + number_text(point.y));
        return;
      case BlockKind::formula:
      case BlockKind::block_quote:
      case BlockKind::table_row:
      case BlockKind::thematic_break:
      case BlockKind::footnotes:
      case BlockKind::header:
      case BlockKind::byline:
      case BlockKind::notice:
      case BlockKind::alert_title:
      case BlockKind::description_list:
      case BlockKind::description_term:
      case BlockKind::description_details:
      case BlockKind::figure:
      case BlockKind::figure_caption:
      case BlockKind::details_summary:
      case BlockKind::code_caption:
        return;
    }
  }

  void add_file(const MediaFile& file) {
    add(name_of(file.role), file.url);
    add("attributes", file.attributes);
  }

  void write(const Inline& node, int depth) {
    begin(depth, name_of(node.kind));
    if (node.id != 0) add("#" + std::to_string(node.id));
    if (node.line != 0) add("@" + std::to_string(node.line));
    if (!node.tag.empty()) add(node.tag);
    if (node.number != 0) add(std::to_string(node.number) + "." + std::to_string(node.occurrence));
    const bool has_text = node.kind == InlineKind::text || node.kind == InlineKind::code || !node.text.empty();
    if (has_text) add(quoted(node.text));
    if (node.kind == InlineKind::link || node.kind == InlineKind::image) add("url=" + quoted(node.url));
    add("title", node.title);
    add("anchor", node.anchor);
    add("width", node.width);
    add("height", node.height);
    if (node.loops) add("loops");
    if (node.muted) add("muted");
    for (const MediaFile& file : node.files) add_file(file);
    text_ += '\n';
    for (const Inline& child : node.children) write(child, depth + 1);
  }

  std::string text_;
};

}  // namespace

std::string dump(const Document& document) {
  DocumentDump dump;
  dump.write(document.blocks, 0);
  return dump.result();
}

}  // namespace kanbao
