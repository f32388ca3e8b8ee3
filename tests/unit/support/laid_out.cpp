#include "laid_out.h"

#include "document/completed_document.h"
#include "document/describe.h"
#include "document/markdown_reader.h"
#include "layout/inline_collect.h"
#include "layout/inline_prepare.h"
#include "layout/line_breaker.h"

namespace kanbao {

namespace {

std::uint32_t found_image(const std::vector<Inline>& inlines, std::string_view url) {
  for (const Inline& node : inlines) {
    if (node.kind == InlineKind::image && node.url == url) return node.id;
    if (const std::uint32_t id = found_image(node.children, url)) return id;
  }
  return 0;
}

std::uint32_t found_image(const std::vector<Block>& blocks, std::string_view url) {
  for (const Block& block : blocks) {
    if (const std::uint32_t id = found_image(block.inlines, url)) return id;
    if (const std::uint32_t id = found_image(block.children, url)) return id;
  }
  return 0;
}

ReportFacts with_all_formulas(const Document& document, ReportFacts facts) {
  for (const NamedFormula& formula : describe(document, {}).formulas) {
    facts.formulas[formula.text] = "<math><mi>x</mi></math>";
  }
  return facts;
}

void add_measured_sizes(const std::vector<Inline>& inlines, MeasuredSizes& sizes) {
  for (const Inline& node : inlines) {
    if (node.kind == InlineKind::formula) sizes.push_back({node.id, 40, 18, 12});
    if (node.kind == InlineKind::ruby) sizes.push_back({node.id, 24, 0, 0});
    add_measured_sizes(node.children, sizes);
  }
}

void add_measured_sizes(const std::vector<Block>& blocks, MeasuredSizes& sizes) {
  for (const Block& block : blocks) {
    add_measured_sizes(block.inlines, sizes);
    add_measured_sizes(block.children, sizes);
  }
}

MeasuredSizes measured_sizes(const std::vector<Block>& blocks) {
  MeasuredSizes sizes;
  add_measured_sizes(blocks, sizes);
  return sizes;
}

void add_opened(const std::vector<Block>& blocks, OpenedDetails& opened) {
  for (const Block& block : blocks) {
    if (block.is_open) opened.push_back(block.id);
    add_opened(block.children, opened);
  }
}

void collect_boxes(const Box& box, BlockKind kind, std::vector<const Box*>& found) {
  if (box.block != 0 && box.kind == kind) found.push_back(&box);
  for (const Box& child : box.seen_children()) collect_boxes(child, kind, found);
}

std::string text_of(const Paragraph& paragraph, const Line& line) {
  std::string text;
  for (const Fragment& fragment : line.fragments) {
    if (!text.empty()) text += '|';
    text += paragraph.text.substr(fragment.first, fragment.last - fragment.first);
  }
  return text;
}

}  // namespace

LaidOut::LaidOut(std::string_view markdown, double width, const std::vector<ImageMessage>& messages,
                 const ReportFacts& facts)
    : facts_(with_all_formulas(read_markdown(markdown), facts)),
      document_(completed(read_markdown(markdown), facts_)),
      measured_(measured_sizes(document_.blocks)),
      prepared_(prepare_document(document_, theme_, measurer_, measured_)) {
  for (const ImageMessage& message : messages) {
    prepared_.set_message(message, theme_, measurer_);
  }
  add_opened(document_.blocks, opened_);
  set_width(width);
}

void LaidOut::set_width(double width) {
  width_ = width;
  tree_ = lay_out({document_, prepared_, image_sizes_, opened_, rooms_, theme_}, width_);
}

void LaidOut::set_opened(OpenedDetails opened) {
  opened_ = std::move(opened);
  set_width(width_);
}

void LaidOut::set_rooms(AddedRooms rooms) {
  rooms_ = std::move(rooms);
  set_width(width_);
}

void LaidOut::set_image_size(std::string_view url, Size natural) {
  image_sizes_[image_id(url)] = natural;
  set_width(width_);
}

void LaidOut::set_measured_size(MeasuredSize size) {
  for (MeasuredSize& known : measured_) {
    if (known.object == size.object) known = size;
  }
  prepared_ = prepare_document(document_, theme_, measurer_, measured_);
  set_width(width_);
}

std::uint32_t LaidOut::image_id(std::string_view url) const { return found_image(document_.blocks, url); }

Paragraph collected(std::string_view markdown) {
  const Document document = read_markdown(markdown);
  return collect_inlines(document.blocks.front().inlines, {}, {});
}

Paragraph prepared(std::string_view markdown, TextMeasurer& measurer) {
  return prepare_paragraph(collected(markdown), measurer);
}

std::vector<std::string> item_texts(const Paragraph& paragraph) {
  std::vector<std::string> texts;
  for (const Item& item : paragraph.items) texts.push_back(paragraph.text.substr(item.first, item.last - item.first));
  return texts;
}

std::vector<std::string> line_texts(const Paragraph& paragraph, double width) {
  std::vector<std::string> texts;
  for (const LineRange& range : break_lines(paragraph, {}, width)) {
    const bool is_empty = range.visible == range.first;
    const std::uint32_t first = paragraph.items[range.first].first;
    const std::uint32_t last = is_empty ? first : paragraph.items[range.visible - 1].last;
    texts.push_back(paragraph.text.substr(first, last - first));
  }
  return texts;
}

std::string text_of(const Box& box) {
  std::string text;
  for (const PlacedText& placed : box.texts) {
    for (const Line& line : placed.lines) {
      if (!text.empty()) text += '\n';
      text += text_of(*placed.paragraph, line);
    }
  }
  return text;
}

std::vector<const Box*> boxes(const LayoutTree& tree, BlockKind kind) {
  std::vector<const Box*> found;
  collect_boxes(tree.root, kind, found);
  return found;
}

}  // namespace kanbao
