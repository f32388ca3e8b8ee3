#include "document/html_writer.h"

#include <utility>
#include <vector>

#include "document/block_search.h"
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

class BlockWriter {
 public:
  explicit BlockWriter(const ReportFacts& facts) : facts_(facts), words_(html_words(facts.language)) {}

  void write(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) write(block);
  }

  // The box around it scrolls where the table is wider than the page.
  void write_table(const Block& table) {
    const std::vector<int> measures = column_measures(table);
    html_ += "<div class=\"wide\">";
    open("table", "", table);
    html_ += table.has_header ? "\n<thead>\n" : "\n<tbody>\n";
    for (std::size_t i = 0; i < table.children.size(); ++i) {
      const bool is_header = i == 0 && table.has_header;
      write_row(table.children[i], table.alignments, i == 0 ? &measures : nullptr, is_header);
      if (is_header) html_ += "</thead>\n";
      if (is_header && table.children.size() > 1) html_ += "<tbody>\n";
    }
    if (!table.has_header || table.children.size() > 1) html_ += "</tbody>\n";
    html_ += "</table></div>\n";
  }

  std::string result() { return std::move(html_); }

 private:
  void write(const Block& block) {
    switch (block.kind) {
      case BlockKind::paragraph:
        return write_leaf("p", "", block);
      case BlockKind::heading:
        return write_heading(block);
      case BlockKind::list:
        return write_list(block);
      case BlockKind::list_item:
        return write_item(block, false);
      case BlockKind::block_quote:
        return write_parent("blockquote", "", block);
      case BlockKind::code_block:
        return write_code(block);
      case BlockKind::formula:
        // The box itself scrolls where the formula is wider than the page.
        return write_leaf("div", attribute("class", "wide formula"), block);
      case BlockKind::table:
        return write_table(block);
      case BlockKind::thematic_break:
        html_ += "<hr" + id_attribute(block) + ">\n";
        return;
      case BlockKind::container:
        return write_parent("div", id_of(block) + class_attribute(container_classes(block)), block);
      case BlockKind::row:
        return write_parent("div", id_of(block) + class_attribute(joined("row", container_classes(block))), block);
      case BlockKind::description_list:
        return write_parent("dl", "", block);
      case BlockKind::description_term:
        return write_leaf("dt", "", block);
      case BlockKind::description_details:
        return write_parent("dd", "", block);
      case BlockKind::alert:
        return write_parent("div", attribute("class", "alert " + std::string(name_of(block.alert))), block);
      case BlockKind::alert_title:
        return write_leaf("p", attribute("class", "alert-title"), block);
      case BlockKind::figure:
        return write_parent("figure", class_attribute(share_classes(block.share)), block);
      case BlockKind::figure_caption:
        return write_leaf("figcaption", "", block);
      case BlockKind::details:
        return write_parent("details", id_of(block) + (block.is_open ? " open" : ""), block);
      case BlockKind::details_summary:
        return write_leaf("summary", "", block);
      case BlockKind::footnotes:
        return write_footnotes(block);
      case BlockKind::footnote:
        return write_footnote(block);
      case BlockKind::header:
        return write_parent("header", "", block);
      case BlockKind::byline:
        return write_byline(block);
      case BlockKind::notice:
        return write_leaf("p", R"( class="notice" role="note")", block);
      case BlockKind::code_caption:
        return write_leaf("p", R"( class="caption")", block);
      case BlockKind::table_row:  // written by their table
      case BlockKind::table_cell:
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

  void write_parent(const std::string& tag, const std::string& attributes, const Block& block) {
    open(tag, attributes, block);
    html_ += '\n';
    write(block.children);
    close(tag);
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

  void write_list(const Block& list) {
    const std::string tag = list.ordered ? "ol" : "ul";
    const bool has_start = list.ordered && list.start != 1;
    open(tag, has_start ? attribute("start", std::to_string(list.start)) : std::string(), list);
    html_ += '\n';
    for (const Block& item : list.children) write_item(item, list.tight);
    close(tag);
  }

  void write_item(const Block& item, bool is_tight) {
    open("li", item.task == TaskState::none ? std::string() : attribute("class", "task"), item);
    if (item.task != TaskState::none) write_check_box(item.task);
    for (const Block& child : item.children) {
      if (is_tight && child.kind == BlockKind::paragraph) {
        write_tight_paragraph(child);
      } else {
        write(child);
      }
    }
    close("li");
  }

  // A tight list's paragraphs have no element of their own; a span carries the block's number.
  void write_tight_paragraph(const Block& paragraph) {
    open("span", "", paragraph);
    write_inlines(paragraph);
    html_ += "</span>\n";
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
    return class_attribute(joined(alignment_class(alignment), least));
  }

  // `measures` holds the columns' (column_measure.h), where the row is the first.
  void write_row(const Block& row, const std::vector<Alignment>& alignments, const std::vector<int>* measures,
                 bool is_header) {
    open("tr", "", row);
    for (std::size_t i = 0; i < row.children.size(); ++i) {
      const Alignment alignment = i < alignments.size() ? alignments[i] : Alignment::none;
      const std::string tag = is_header ? "th" : "td";
      const bool is_column = measures != nullptr && i < measures->size();
      const std::string classes = column_classes(alignment, is_column ? (*measures)[i] : 0);
      open(tag, (is_header ? attribute("scope", "col") : std::string()) + classes, row.children[i]);
      write_inlines(row.children[i]);
      html_ += "</" + tag + ">";
    }
    close("tr");
  }

  void write_footnotes(const Block& footnotes) {
    open("section", attribute("class", "footnotes") + attribute("aria-label", words_.footnotes), footnotes);
    html_ += "\n<ol>\n";
    write(footnotes.children);
    html_ += "</ol>\n";
    close("section");
  }

  void write_footnote(const Block& footnote) {
    open("li", attribute("id", "fn:" + std::to_string(footnote.number)), footnote);
    write(footnote.children);
    close("li");
  }

  const ReportFacts& facts_;
  HtmlWords words_;
  std::string html_;
};

}  // namespace

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
  BlockWriter writer(facts);
  writer.write(document.blocks);
  return writer.result();
}

std::string write_table_html(const Document& document, std::uint32_t table, const ReportFacts& facts) {
  const Block* block = found_block(document, table);
  if (block == nullptr || block->kind != BlockKind::table) return {};
  BlockWriter writer(facts);
  writer.write_table(*block);
  return writer.result();
}

}  // namespace kanbao
