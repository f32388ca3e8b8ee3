#include "document/html_writer.h"

#include <span>
#include <utility>
#include <vector>

#include "base/number_text.h"
#include "document/column_measure.h"
#include "document/html_code.h"
#include "document/html_inlines.h"
#include "document/html_share.h"
#include "document/html_words.h"
#include "document/kind_names.h"

namespace kanbao {

namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped_html(value) + "\"";
}

std::string id_attribute(const Block& block) { return attribute("data-b", std::to_string(block.id)); }

std::string alignment_class(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return "align-left";
    case Alignment::center:
      return "align-center";
    case Alignment::right:
      return "align-right";
    case Alignment::none:
      break;
  }
  return {};
}

std::string class_attribute(const std::string& classes) {
  return classes.empty() ? std::string() : attribute("class", classes);
}

std::string joined(std::string classes, const std::string& more) {
  if (!classes.empty() && !more.empty()) classes += ' ';
  return classes + more;
}

std::string container_classes(const Block& container) {
  return joined(alignment_class(container.alignment), share_classes(container.share));
}

// The info string's first word as HTML5 and CommonMark suggest, without the lines that VitePress marks: ts{1,3-4}.
std::string language_class(const std::string& info) {
  const std::string language = info.substr(0, info.find_first_of(" \t{"));
  return language.empty() ? std::string() : attribute("class", "language-" + language);
}

}  // namespace

// Knows the blocks that have begun and not ended, from the document inwards.
class HtmlWriter::Walk {
 public:
  Walk(std::span<const Block> blocks, const ReportFacts& facts)
      : facts_(facts), words_(html_words(facts.language)), open_{{nullptr, blocks}} {}

  bool is_done() const { return open_.empty(); }

  void step() {
    OpenBlock& parent = open_.back();
    if (parent.next < parent.children.size()) return begin(parent.children[parent.next++]);
    const Block* ended = parent.block;
    open_.pop_back();
    if (ended != nullptr) end(*ended);
  }

  std::size_t size() const { return html_.size(); }

  std::string taken() { return std::exchange(html_, {}); }

 private:
  struct OpenBlock {
    const Block* block = nullptr;  // none: the document
    std::span<const Block> children;
    std::size_t next = 0;  // of the children
  };

  void begin(const Block& block) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return write_paragraph(block);
      case BlockKind::heading:
        return write_heading(block);
      case BlockKind::list:
        return begin_list(block);
      case BlockKind::list_item:
        return begin_item(block);
      case BlockKind::block_quote:
        return begin_parent("blockquote", "", block);
      case BlockKind::code_block:
        return write_code(block);
      case BlockKind::formula:
        // The box itself scrolls where the formula is wider than the page.
        return write_leaf("div", attribute("class", "wide formula"), block);
      case BlockKind::table:
        return begin_table(block);
      case BlockKind::thematic_break:
        html_ += "<hr" + id_attribute(block) + ">\n";
        return;
      case BlockKind::container:
        return begin_parent("div", id_of(block) + class_attribute(container_classes(block)), block);
      case BlockKind::row:
        return begin_parent("div", id_of(block) + class_attribute(joined("row", container_classes(block))), block);
      case BlockKind::description_list:
        return begin_parent("dl", "", block);
      case BlockKind::description_term:
        return write_leaf("dt", "", block);
      case BlockKind::description_details:
        return begin_parent("dd", "", block);
      case BlockKind::alert:
        return begin_parent("div", attribute("class", "alert " + std::string(name_of(block.alert))), block);
      case BlockKind::alert_title:
        return write_leaf("p", attribute("class", "alert-title"), block);
      case BlockKind::figure:
        return begin_parent("figure", class_attribute(share_classes(block.share)), block);
      case BlockKind::figure_caption:
        return write_leaf("figcaption", "", block);
      case BlockKind::details:
        return begin_parent("details", id_of(block) + (block.is_open ? " open" : ""), block);
      case BlockKind::details_summary:
        return write_leaf("summary", "", block);
      case BlockKind::footnotes:
        return begin_footnotes(block);
      case BlockKind::footnote:
        return begin_parent("li", attribute("id", "fn:" + std::to_string(block.number)), block, "");
      case BlockKind::header:
        return begin_parent("header", "", block);
      case BlockKind::byline:
        return write_byline(block);
      case BlockKind::notice:
        return write_leaf("p", R"( class="notice" role="note")", block);
      case BlockKind::code_caption:
        return write_leaf("p", R"( class="caption")", block);
      case BlockKind::table_row:
        return write_row(block);
      case BlockKind::table_cell:  // written by its row
        return;
    }
  }

  // What has begun with begin_parent().
  void end(const Block& block) {
    switch (block.kind) {
      case BlockKind::list:
        return close(list_tag(block));
      case BlockKind::list_item:
      case BlockKind::footnote:
        return close("li");
      case BlockKind::block_quote:
        return close("blockquote");
      case BlockKind::table:
        return end_table(block);
      case BlockKind::container:
      case BlockKind::row:
      case BlockKind::alert:
        return close("div");
      case BlockKind::description_list:
        return close("dl");
      case BlockKind::description_details:
        return close("dd");
      case BlockKind::figure:
        return close("figure");
      case BlockKind::details:
        return close("details");
      case BlockKind::footnotes:
        html_ += "</ol>\n";
        return close("section");
      case BlockKind::header:
        return close("header");
      case BlockKind::paragraph:  // these are written at once
      case BlockKind::heading:
      case BlockKind::code_block:
      case BlockKind::formula:
      case BlockKind::table_row:
      case BlockKind::table_cell:
      case BlockKind::thematic_break:
      case BlockKind::description_term:
      case BlockKind::alert_title:
      case BlockKind::figure_caption:
      case BlockKind::details_summary:
      case BlockKind::byline:
      case BlockKind::notice:
      case BlockKind::code_caption:
        return;
    }
  }

  static std::string id_of(const Block& block) {
    return block.anchor.empty() ? std::string() : attribute("id", block.anchor);
  }

  void open(const std::string& tag, const std::string& attributes, const Block& block) {
    html_ += "<" + tag + attributes + id_attribute(block) + ">";
  }

  void close(const std::string& tag) { html_ += "</" + tag + ">\n"; }

  void write_inlines(const Block& block) { html_ += write_inlines_html(block.inlines, facts_); }

  void write_leaf(const std::string& tag, const std::string& attributes, const Block& block) {
    open(tag, attributes, block);
    write_inlines(block);
    close(tag);
  }

  void write_heading(const Block& heading) {
    const std::string tag = "h" + std::to_string(heading.level);
    open(tag, id_of(heading) + class_attribute(alignment_class(heading.alignment)), heading);
    write_inlines(heading);
    close(tag);
  }

  void begin_parent(const std::string& tag, const std::string& attributes, const Block& block,
                    std::string_view before_children = "\n") {
    open(tag, attributes, block);
    html_ += before_children;
    open_.push_back({&block, block.children});
  }

  // The date, when it is known, is the first inline (report_header.h).
  void write_byline(const Block& byline) {
    open("p", attribute("class", "byline"), byline);
    std::vector<Inline> rest = byline.inlines;
    if (!facts_.date.empty() && !rest.empty()) {
      html_ += "<time" + attribute("datetime", facts_.date) + ">" + escaped_html(rest.front().text) + "</time>";
      rest.erase(rest.begin());
    }
    html_ += write_inlines_html(rest, facts_);
    close("p");
  }

  static std::string list_tag(const Block& list) { return list.ordered ? "ol" : "ul"; }

  void begin_list(const Block& list) {
    const bool has_start = list.ordered && list.start != 1;
    begin_parent(list_tag(list), has_start ? attribute("start", std::to_string(list.start)) : std::string(), list);
  }

  void begin_item(const Block& item) {
    const bool is_task = item.task != TaskState::none;
    begin_parent("li", is_task ? attribute("class", "task") : std::string(), item, "");
    if (is_task) write_check_box(item.task);
  }

  bool is_in_tight_list() const {
    if (open_.back().block == nullptr || open_.back().block->kind != BlockKind::list_item) return false;
    const Block* list = open_[open_.size() - 2].block;
    return list != nullptr && list->kind == BlockKind::list && list->tight;
  }

  // A tight list's paragraphs have no element of their own; a span carries the block's number.
  void write_paragraph(const Block& paragraph) {
    if (!is_in_tight_list()) return write_leaf("p", id_of(paragraph), paragraph);
    open("span", id_of(paragraph), paragraph);
    write_inlines(paragraph);
    close("span");
  }

  void write_check_box(TaskState state) {
    const bool is_done = state == TaskState::done;
    html_ += "<input type=\"checkbox\" disabled" + std::string(is_done ? " checked" : "") +
             attribute("aria-label", is_done ? words_.task_done : words_.task_open) + ">";
  }

  void write_code(const Block& code) {
    open("pre", "", code);
    html_ += "<code" + language_class(code.info) + ">" + code_html(code) + "</code>";
    close("pre");
  }

  static std::string column_classes(Alignment alignment, int measure) {
    const std::string least = measure > 0 ? "least-" + std::to_string(measure) : std::string();
    return joined(alignment_class(alignment), least);
  }

  // The box around it scrolls where the table is wider than the page.
  void begin_table(const Block& table) {
    html_ += "<div class=\"wide\">";
    const std::string name = table.info.empty() ? std::string() : attribute("aria-label", table.info);
    begin_parent("table", name + (table.has_spans ? " data-spans" : ""), table,
                 table.has_header ? "\n<thead>\n" : "\n<tbody>\n");
  }

  void end_table(const Block& table) {
    if (!table.has_header || table.children.size() > 1) html_ += "</tbody>\n";
    html_ += "</table></div>\n";
  }

  // The first one tells what the columns want.
  void write_row(const Block& row) {
    const Block& table = *open_.back().block;
    const bool is_first = &row == &table.children.front();
    const bool is_header = is_first && table.has_header;
    const std::vector<int> measures = is_first ? column_measures(table) : std::vector<int>();
    open("tr", row.is_hidden ? " hidden" : "", row);
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const Alignment alignment = i < table.alignments.size() ? table.alignments[i] : Alignment::none;
      write_cell(row.children[i], column_classes(alignment, i < measures.size() ? measures[i] : 0), is_header);
    }
    close("tr");
    if (is_header) html_ += table.children.size() > 1 ? "</thead>\n<tbody>\n" : "</thead>\n";
  }

  void write_cell(const Block& cell, const std::string& classes, bool is_header) {
    const std::string tag = is_header ? "th" : "td";
    const std::string charted = joined(classes, cell.chart.empty() ? "" : "charted");
    open(tag, (is_header ? attribute("scope", "col") : std::string()) + class_attribute(charted), cell);
    if (!cell.chart.empty()) write_chart(cell.chart);
    write_inlines(cell);
    html_ += "</" + tag + ">";
  }

  void write_chart(const Chart& chart) {
    html_ += R"(<span class="chart" aria-hidden="true">)";
    if (!chart.shares.empty()) write_shares(chart.shares);
    if (!chart.trend.empty()) write_trend(chart.trend);
    html_ += "</span>";
  }

  // Each share lies over the whole and all before it, so that what is left of them grows darker.
  void write_shares(const std::vector<double>& shares) {
    html_ += R"(<svg class="shares" viewBox="0 0 1 1" preserveAspectRatio="none">)";
    for (const double share : shares) html_ += "<rect" + attribute("width", number_text(share)) + R"( height="1"/>)";
    html_ += "</svg>";
  }

  // Its end is a line from a point to itself, whose round ends make a disc of it (css/charts.css).
  void write_trend(const std::vector<Point>& trend) {
    std::string line;
    for (const Point& point : trend) line += (line.empty() ? "" : " ") + point_text(point);
    const std::string end = point_text(trend.back());
    html_ += R"(<svg class="trend" viewBox="0 0 1 1" preserveAspectRatio="none"><polyline)" +
             attribute("points", line) + "/><polyline" + attribute("points", end + ' ' + end) + "/></svg>";
  }

  static std::string point_text(const Point& point) { return number_text(point.x) + ',' + number_text(1 - point.y); }

  void begin_footnotes(const Block& footnotes) {
    begin_parent("section", attribute("class", "footnotes") + attribute("aria-label", words_.footnotes), footnotes,
                 "\n<ol>\n");
  }

  const ReportFacts& facts_;
  HtmlWords words_;
  std::vector<OpenBlock> open_;
  std::string html_;
};

HtmlWriter::HtmlWriter(std::span<const Block> blocks, const ReportFacts& facts)
    : walk_(std::make_unique<Walk>(blocks, facts)) {}

HtmlWriter::~HtmlWriter() = default;

std::string HtmlWriter::next_part() {
  constexpr std::size_t enough = 32768;  // bytes
  while (!walk_->is_done() && walk_->size() < enough) walk_->step();
  return walk_->taken();
}

// A line feed alone survives an HTML parser, which turns carriage returns into line feeds.
std::string escaped_html(std::string_view text) {
  std::string html;
  html.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    if (c == '&') {
      html += "&amp;";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '>') {
      html += "&gt;";
    } else if (c == '"') {
      html += "&quot;";
    } else if (c == '\r') {
      html += "&#13;";
    } else {
      html += c;
    }
  }
  return html;
}

std::string write_html(const Document& document, const ReportFacts& facts) {
  HtmlWriter writer(document.blocks, facts);
  std::string html;
  for (std::string part = writer.next_part(); !part.empty(); part = writer.next_part()) html += part;
  return html;
}

}  // namespace kanbao
