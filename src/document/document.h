// The Document: a report as a tree of blocks and inlines. It is read once from Markdown (markdown_reader.h), completed
// (completed_document.h) and, where a reader wants another order, arranged (arranged_document.h), each a new value. It
// knows nothing of fonts, widths or pixels. Invariants: text is valid UTF-8 with entities and escapes resolved; URLs
// are safe (url_policy.h) or empty; every block, inline image, media element, formula and ruby has a number that is
// unique in the document and grows as its author wrote it, so that HTML, layout and text layer can name the same thing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "document/code_runs.h"

namespace kanbao {

// Lines of the Markdown file that was read, counted from 1 with the front matter's lines included; both ends belong.
struct SourceLines {
  int first = 0;
  int last = 0;
};

enum class Alignment : std::uint8_t { none, left, center, right };

enum class InlineKind : std::uint8_t {
  text,                // `text`
  code,                // `text`; never holds a line break
  emphasis,            // children
  strong,              // children
  strikethrough,       // children
  link,                // children, `url`, `title`
  image,               // `url`, `title`, `text` (the alternative text), `width`, `height`
  soft_break,          //
  hard_break,          //
  footnote_reference,  // `number` (from 1), `occurrence` (from 1 within that footnote), `text` (its label)
  footnote_backlink,   // `number` and `occurrence` of the reference that it leads back to, `text` (its sign)
  formula,             // `text` (TeX, with the delimiters that its author wrote)
  ruby,                // children: the base, then its annotation, a ruby_text
  ruby_text,           // children, `tag` (rt); nowhere else
  media,         // `tag` (video or audio), `files`, `text` (the alternative text), `title`, `width`, `height`, `loops`,
                 // `muted`
  html_element,  // children, `title`, `tag`: one of inline_tags (html_allow_list.h)
};

// Length as HTML's width and height attributes and CSS give it.
struct HtmlLength {
  enum class Unit : std::uint8_t { none, px, percent, zoom };  // zoom: per cent of the picture's own size
  Unit unit = Unit::none;
  double value = 0;
};

enum class MediaRole : std::uint8_t { source, poster, track };

// What a video or a sound is made of.
struct MediaFile {
  MediaRole role = MediaRole::source;
  std::string url;
  std::string attributes = {};  // what else its element tells a browser, as HTML: type, kind, srclang, label, default
};

struct Inline {
  InlineKind kind = InlineKind::text;
  std::uint32_t id = 0;  // images, media, formulas and ruby: the number that HTML's `data-i` and the layout share
  std::string text;
  std::string url;
  std::string title;
  std::string tag;     // lower case; of a link: the element whose content it leads to (iframe embed object)
  std::string anchor;  // links and html_elements: the id that links lead to, unique in the document
  int line = 0;        // links, images, media and formulas: the line of the Markdown file on which it begins
  HtmlLength width;
  HtmlLength height;
  int number = 0;
  int occurrence = 0;
  bool loops = false;
  bool muted = false;
  std::vector<MediaFile> files;  // in the order in which they are written; at least one source
  std::vector<Inline> children;
};

enum class BlockKind : std::uint8_t {
  paragraph,            // inlines
  heading,              // inlines, `level`, `anchor`
  list,                 // children (list_item), `ordered`, `start`, `tight`
  list_item,            // children, `task`
  block_quote,          // children
  code_block,           // `literal`, `info`, `runs`, `marked_lines`
  formula,              // inlines: one formula; `literal`, `info` where it was written as a block of code
  table,                // children (table_row), `alignments`, `has_header`
  table_row,            // children (table_cell); the first row of a table is its header, if it has one
  table_cell,           // inlines
  thematic_break,       //
  container,            // children, `alignment`, `anchor`: div, center or p of raw HTML
  row,                  // children side by side (figure, container, row), `alignment`
  description_list,     // children (terms and details)
  description_term,     // inlines
  description_details,  // children
  alert,                // children (its title first), `alert`
  alert_title,          // inlines, `alert`
  figure,               // children: what it shows, and its caption
  figure_caption,       // inlines
  details,              // children (its summary first), `is_open`, `anchor`
  details_summary,      // inlines: what is seen of it while it is closed
  footnotes,            // children (footnote); at most one, the document's last block
  footnote,             // children, `number`, `references`, `anchor` (its label)
  header,  // children: the title (heading of level 1), byline, notices; made from the report's facts, not by the reader
  byline,  // inlines: the date and the authors
  notice,  // inlines: something that the reader of the report must know
  code_caption,  // inlines: what the code block below it is called; likewise from the facts
};

// How urgent an alert is, in GitHub's words.
enum class AlertKind : std::uint8_t { note, tip, important, warning, caution };

enum class TaskState : std::uint8_t { none, open, done };

// Figures as a picture: a bar, and a line beside it.
struct Chart {
  std::vector<double> shares;  // of a whole, at most 1, one over the other
  std::vector<Point> trend;    // from left to right, in a square of side 1 whose y grows upwards

  bool empty() const { return shares.empty() && trend.empty(); }
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t id = 0;  // from 1, in the order of the Markdown; HTML's `data-b`
  SourceLines lines;
  std::vector<Block> children;
  std::vector<Inline> inlines;

  int level = 0;       // heading: 1 to 6
  std::string anchor;  // heading: its id, the author's or as GitHub makes it; container, details: the author's;
                       // paragraph: that of an overview (report_facts.h); all are unique

  bool ordered = false;
  bool tight = false;
  int start = 1;
  TaskState task = TaskState::none;

  std::string literal;        // code_block: the text, ending in a line feed unless empty
  std::string info;           // code_block: the info string; the language is its first word. Table: what it is called
  std::vector<CodeRun> runs;  // code_block: of `literal`; none until the document is completed
  std::vector<MarkedLine> marked_lines;  // code_block: in their order; none until the document is completed

  std::vector<Alignment> alignments;      // table: one per column
  bool has_header = true;                 // table
  bool has_spans = false;                 // table: a cell of it was written across several columns or rows
  Chart chart;                            // table_cell: stands above its text
  bool is_hidden = false;                 // table_row: its reader does not want to see it
  Alignment alignment = Alignment::none;  // row: none spreads its children from edge to edge
  int share = 0;  // per cent that it wants of its row; 0: an equal part of what the others leave
  AlertKind alert = AlertKind::note;
  bool is_open = false;  // details: as its author wrote it

  int number = 0;      // footnote: from 1, in order of first reference
  int references = 0;  // footnote: how many references point to it
};

// A heading, as a table of contents names it.
struct OutlineEntry {
  int level = 1;  // 1 to 6
  std::string anchor;
  std::string text;  // plain, one line
  int line = 0;
  std::uint32_t block = 0;  // Block::id
};

// What became of an element of raw HTML that is not shown as a browser would show it; its text stays.
enum class HtmlLoss : std::uint8_t {
  dropped,          // a report cannot have it
  unknown,          // nobody has said what it means; what its attributes say in words stays, too
  misplaced,        // a report can have it, but not there
  linked,           // a link leads to what it would embed
  without_address,  // it does not say of what file, or may not lead there
};

struct DroppedElement {
  int line = 0;  // of the file
  std::string tag;
  HtmlLoss loss = HtmlLoss::dropped;
};

struct Document {
  std::vector<Block> blocks;
  std::vector<DroppedElement> dropped;  // in the order of their lines
  std::vector<OutlineEntry> outline;    // in reading order; empty until the document is completed
};

// Blocks nested deeper than this are flattened into their ancestor by the reader.
constexpr std::size_t deepest_block = 48;

// The tree, one node a line, children indented; for people and for tests.
std::string dump(const Document& document);

}  // namespace kanbao
