#include "document/cmark_reader.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "document/alerts.h"
#include "document/autolink.h"
#include "document/block_builder.h"
#include "document/cmark_containers.h"
#include "document/cmark_parsing.h"
#include "document/cmark_tree.h"
#include "document/details.h"
#include "document/figures.h"
#include "document/formula_blocks.h"
#include "document/html_allow_list.h"
#include "document/inline_builder.h"
#include "document/url_policy.h"

namespace kanbao {

namespace {

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

Inline element_of(InlineKind kind) {
  Inline element;
  element.kind = kind;
  return element;
}

// VitePress: `## heading {#id}` names the heading. Takes the id from its text; empty where there is none.
std::string taken_anchor(std::vector<Inline>& heading) {
  if (heading.empty() || heading.back().kind != InlineKind::text) return {};
  std::string& text = heading.back().text;
  const std::size_t first = text.rfind("{#");
  if (first == std::string::npos || text.back() != '}') return {};
  std::string anchor = text.substr(first + 2, text.size() - first - 3);
  if (anchor.empty() || anchor.find_first_of(" \t{}") != std::string::npos) return {};
  text.erase(first);
  while (text.ends_with(' ')) text.pop_back();
  if (text.empty()) heading.pop_back();
  return anchor;
}

constexpr int enough_nodes = 2000;  // to be visited in a few ms

}  // namespace

// Visits the nodes one after the other, without recursion, and feeds the builders.
class CmarkReader::Walk {
 public:
  Walk(int first_line, const std::vector<Component>& components)
      : line_offset_(first_line - 1), components_(components), blocks_(decode_entities, dropped_, &components) {}

  void begin(cmark_node* tree) { nodes_.reset(cmark_iter_new(tree)); }

  // Whether nothing of the tree is left.
  bool read_on() {
    for (int count = 0; count < enough_nodes; ++count) {
      const cmark_event_type event = cmark_iter_next(nodes_.get());
      if (event == CMARK_EVENT_DONE) return true;
      cmark_node* node = cmark_iter_get_node(nodes_.get());
      visit(node, event == CMARK_EVENT_ENTER);
      if (event == CMARK_EVENT_EXIT) free_children(node);
    }
    return false;
  }

  Document finished() {
    end_footnotes();
    return {.blocks = blocks_.take(), .dropped = std::move(dropped_), .outline = {}};
  }

 private:
  // No event for any of them is still to come.
  static void free_children(cmark_node* node) {
    while (cmark_node* child = cmark_node_first_child(node)) cmark_node_free(child);
  }

  void visit(cmark_node* node, bool entering) {
    if (cmark_node_get_type(node) == CMARK_NODE_DOCUMENT) return;
    const bool is_inline = (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
    if (is_inline) {
      visit_inline(node, entering);
    } else {
      visit_block(node, entering);
    }
  }

  SourceLines lines_of(cmark_node* node) const {
    const int first = cmark_node_get_start_line(node) + line_offset_;
    return {first, std::max(first, cmark_node_get_end_line(node) + line_offset_)};
  }

  Block block_of(BlockKind kind, cmark_node* node) const {
    Block block;
    block.kind = kind;
    block.lines = lines_of(node);
    return block;
  }

  void visit_block(cmark_node* node, bool entering) {
    const std::string_view type = cmark_node_get_type_string(node);
    if (type == "table" || type == "table_row" || type == "table_header") return visit_table(node, type, entering);
    if (type == container_type) return visit_named_container(node, entering);
    if (type == "table_cell") return visit_leaf(block_of(BlockKind::table_cell, node), entering);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        return visit_leaf(block_of(BlockKind::paragraph, node), entering);
      case CMARK_NODE_HEADING:
        return visit_heading(node, entering);
      case CMARK_NODE_THEMATIC_BREAK:
        return add_thematic_break(node);
      case CMARK_NODE_CODE_BLOCK:
        return add_code_block(node);
      case CMARK_NODE_HTML_BLOCK:
        return blocks_.add_html(text_or_empty(cmark_node_get_literal(node)), lines_of(node));
      default:
        return visit_container(node, entering);
    }
  }

  void visit_container(cmark_node* node, bool entering) {
    if (!entering) return blocks_.close();
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_LIST:
        return blocks_.open(list_of(node));
      case CMARK_NODE_ITEM:
        return blocks_.open(item_of(node));
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        begin_footnotes(node);
        return blocks_.open(footnote_of(node));
      default:
        return blocks_.open(block_of(BlockKind::block_quote, node));
    }
  }

  void visit_named_container(cmark_node* node, bool entering) {
    if (!entering) return blocks_.close();
    const auto [name, title] = container_line(node);
    if (name == "details") return blocks_.open(make_details(title, lines_of(node)));
    blocks_.open(alert_kind_of(name) ? make_alert(name, title, lines_of(node)) : block_of(BlockKind::container, node));
  }

  void visit_table(cmark_node* node, std::string_view type, bool entering) {
    if (!entering) return blocks_.close();
    blocks_.open(type == "table" ? table_of(node) : block_of(BlockKind::table_row, node));
  }

  Block table_of(cmark_node* node) const {
    Block table = block_of(BlockKind::table, node);
    table.alignments = column_alignments(node);
    return table;
  }

  Block list_of(cmark_node* node) const {
    Block list = block_of(BlockKind::list, node);
    list.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list.tight = cmark_node_get_list_tight(node) != 0;
    if (list.ordered) list.start = cmark_node_get_list_start(node);
    return list;
  }

  Block item_of(cmark_node* node) const {
    Block item = block_of(BlockKind::list_item, node);
    const bool is_task = std::string_view(cmark_node_get_type_string(node)) == "tasklist";
    if (is_task) item.task = cmark_gfm_extensions_get_tasklist_item_checked(node) ? TaskState::done : TaskState::open;
    return item;
  }

  // They come behind the document, in the order of their numbers.
  void begin_footnotes(cmark_node* node) {
    if (footnote_count_++ == 0) blocks_.open(block_of(BlockKind::footnotes, node));
  }

  void end_footnotes() {
    if (footnote_count_ > 0) blocks_.close();
  }

  Block footnote_of(cmark_node* node) const {
    Block footnote = block_of(BlockKind::footnote, node);
    footnote.number = footnote_count_;
    footnote.anchor = text_or_empty(cmark_node_get_literal(node));
    return footnote;
  }

  void add_thematic_break(cmark_node* node) {
    Block rule = block_of(BlockKind::thematic_break, node);
    rule.lines.last = rule.lines.first;  // cmark-gfm's end may be the next block's start
    blocks_.add(std::move(rule));
  }

  void add_code_block(cmark_node* node) {
    std::string literal = text_or_empty(cmark_node_get_literal(node));
    if (cmark_node_get_syntax_extension(node) != nullptr) return add_formula(literal, node);
    std::string info = text_or_empty(cmark_node_get_fence_info(node));
    const bool is_formula = info == "math" && !literal.empty();
    Block code = is_formula ? formula_block("```math\n" + literal + "```", lines_of(node))
                            : block_of(BlockKind::code_block, node);
    code.literal = std::move(literal);
    code.info = std::move(info);
    blocks_.add(std::move(code));
  }

  void add_formula(const std::string& written, cmark_node* node) {
    const std::size_t begin = written.find('$');
    const std::size_t end = written.find_last_not_of(" \t\n");
    blocks_.add(formula_block(written.substr(begin, end + 1 - begin), lines_of(node)));
  }

  void visit_heading(cmark_node* node, bool entering) {
    Block heading = block_of(BlockKind::heading, node);
    heading.level = cmark_node_get_heading_level(node);
    visit_leaf(std::move(heading), entering);
  }

  // A block of inlines.
  void visit_leaf(Block block, bool entering) {
    if (entering) {
      inlines_.emplace(decode_entities, dropped_, &components_);
      part_line_ = block.lines.first;
      is_parted_ = false;
      line_ = block.lines.first - line_offset_;
      skipped_lines_ = 0;
      return;
    }
    if (block.kind == BlockKind::paragraph) {
      end_paragraph(block.lines);
    } else {
      block.inlines = with_email_links(inlines_->take());
      if (block.kind == BlockKind::heading) block.anchor = taken_anchor(block.inlines);
      blocks_.add(std::move(block));
    }
    inlines_.reset();
  }

  void end_paragraph(SourceLines lines) {
    Block paragraph;
    paragraph.lines = {part_line_, lines.last};
    paragraph.inlines = with_email_links(inlines_->take());
    part_line_ = lines.last;
    if (is_parted_ && paragraph.inlines.empty()) return;
    for (Block& part : parted_at_formulas(std::move(paragraph))) blocks_.add(with_caption(std::move(part)));
  }

  // What begins a block of its own parts the paragraph that it is written in.
  void add_html(cmark_node* node, const std::string& html, int line) {
    const bool is_in_paragraph = cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH;
    const HtmlPlace place = is_in_paragraph ? inlines_->place_of(html) : HtmlPlace::line;
    is_parted_ = is_parted_ || place != HtmlPlace::line;
    if (place != HtmlPlace::line) end_paragraph({line, line});
    if (place == HtmlPlace::blocks) return blocks_.add_html(html, {line, line});
    inlines_->add_html(html, line);
  }

  void visit_inline(cmark_node* node, bool entering) {
    const std::string_view type = cmark_node_get_type_string(node);
    if (type == "strikethrough") return visit_element(InlineKind::strikethrough, entering);
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_EMPH:
        return visit_element(InlineKind::emphasis, entering);
      case CMARK_NODE_STRONG:
        return visit_element(InlineKind::strong, entering);
      case CMARK_NODE_LINK:
        return visit_link(node, entering);
      case CMARK_NODE_IMAGE:
        return visit_image(node, entering);
      default:
        // cmark-gfm leaves a footnote reference like an element, though it has no children.
        if (entering) add_leaf(node);
        return;
    }
  }

  void visit_element(InlineKind kind, bool entering) {
    if (entering) {
      inlines_->open(element_of(kind));
    } else {
      inlines_->close();
    }
  }

  void visit_link(cmark_node* node, bool entering) {
    if (!entering) return inlines_->close();
    std::optional<std::string> url = safe_link_url(text_or_empty(cmark_node_get_url(node)));
    if (!url) return inlines_->open_children_only();
    inlines_->open(reference_of(InlineKind::link, node, std::move(*url)));
  }

  void visit_image(cmark_node* node, bool entering) {
    if (!entering) return inlines_->close();
    std::string url = safe_image_url(text_or_empty(cmark_node_get_url(node))).value_or("");
    if (!media_tag_of(url).empty()) return inlines_->open(media_of(node, std::move(url)));
    inlines_->open(reference_of(InlineKind::image, node, std::move(url)));
  }

  // ![…](demo.mp4): no browser shows a video as an image.
  Inline media_of(cmark_node* node, std::string url) {
    Inline media = reference_of(InlineKind::media, node, {});
    media.tag = media_tag_of(url);
    media.files.push_back({.role = MediaRole::source, .url = std::move(url)});
    return media;
  }

  Inline reference_of(InlineKind kind, cmark_node* node, std::string url) {
    Inline element = element_of(kind);
    element.url = std::move(url);
    element.title = text_or_empty(cmark_node_get_title(node));
    element.line = line_of(node);
    return element;
  }

  // cmark-gfm knows the line of its own inlines, not of those that an extension makes, nor what lines these span.
  int line_of(cmark_node* node) {
    const int line = cmark_node_get_start_line(node);
    if (line > 0) line_ = line + skipped_lines_;
    return line_ + line_offset_;
  }

  void add_leaf(cmark_node* node) {
    const int line = line_of(node);
    const std::string literal = text_or_empty(cmark_node_get_literal(node));
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HTML_INLINE:
        return add_html(node, literal, line);
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        return inlines_->add(footnote_reference_of(node, literal));
      case CMARK_NODE_SOFTBREAK:
        ++line_;
        return inlines_->add(element_of(InlineKind::soft_break));
      case CMARK_NODE_LINEBREAK:
        ++line_;
        return inlines_->add(element_of(InlineKind::hard_break));
      case CMARK_NODE_CUSTOM_INLINE:
        return add_formula(text_or_empty(cmark_node_get_on_enter(node)), line);
      default: {
        const bool is_code = cmark_node_get_type(node) == CMARK_NODE_CODE;
        Inline leaf = element_of(is_code ? InlineKind::code : InlineKind::text);
        leaf.text = literal;
        return inlines_->add(std::move(leaf));
      }
    }
  }

  void add_formula(std::string written, int line) {
    const auto line_feeds = static_cast<int>(std::count(written.begin(), written.end(), '\n'));
    Inline formula = element_of(InlineKind::formula);
    formula.line = line;
    formula.text = std::move(written);
    inlines_->add(std::move(formula));
    line_ += line_feeds;
    skipped_lines_ += line_feeds;
  }

  static Inline footnote_reference_of(cmark_node* node, const std::string& label) {
    cmark_node* footnote = referred_footnote(node);
    Inline reference = element_of(footnote == nullptr ? InlineKind::text : InlineKind::footnote_reference);
    reference.text = footnote == nullptr ? "[^" + label + "]" : text_or_empty(cmark_node_get_literal(footnote));
    if (footnote != nullptr) reference.number = number_of_footnote(footnote);
    return reference;
  }

  int line_offset_;
  const std::vector<Component>& components_;
  int part_line_ = 0;       // of the file: where the paragraph that is read, or its part, begins
  bool is_parted_ = false;  // by raw HTML that begins a block
  int line_ = 0;            // of the inline that was read last, counted from the body's first
  int skipped_lines_ = 0;   // of its block, which formulas span
  int footnote_count_ = 0;
  CmarkIterator nodes_;
  std::vector<DroppedElement> dropped_;
  BlockBuilder blocks_;
  std::optional<InlineBuilder> inlines_;
};

CmarkReader::CmarkReader(int first_line, const std::vector<Component>& components)
    : walk_(std::make_unique<Walk>(first_line, components)) {}

CmarkReader::~CmarkReader() = default;

void CmarkReader::begin(cmark_node* tree) { walk_->begin(tree); }

bool CmarkReader::read_on() { return walk_->read_on(); }

Document CmarkReader::finished() { return walk_->finished(); }

}  // namespace kanbao
