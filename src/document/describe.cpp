#include "document/describe.h"

#include <algorithm>
#include <utility>

#include "document/emoji_codes.h"
#include "document/outline.h"
#include "document/plain_text.h"

namespace kanbao {

namespace {

// An image or a video alone is no paragraph that says anything.
std::vector<Inline> without_images(std::vector<Inline> inlines) {
  std::erase_if(inlines,
                [](const Inline& node) { return node.kind == InlineKind::image || node.kind == InlineKind::media; });
  for (Inline& node : inlines) node.children = without_images(std::move(node.children));
  return inlines;
}

class DescriptionMaker {
 public:
  // `is_tight`: the blocks are a tight list's, whose paragraphs are its items' words.
  void visit(const std::vector<Block>& blocks, bool is_tight = false) {
    const Block* before = nullptr;
    for (const Block& block : blocks) {
      if (before != nullptr) note_led_list(*before, block);
      before = &block;
      if (block.kind == BlockKind::heading) {
        begin_section(block);
      } else {
        add_text(block);
      }
      const bool is_place = block.kind == BlockKind::container || block.kind == BlockKind::details;
      if (is_place && !block.anchor.empty()) description_.places.push_back(block.anchor);
      if (block.kind == BlockKind::paragraph && !is_tight) note_first_paragraph(block);
      if (block.kind == BlockKind::code_block) {
        description_.code.push_back({block.id, block.lines.first, block.info, block.literal});
      }
      visit(block.inlines);
      const bool keeps_tight = block.kind == BlockKind::list_item && is_tight;
      visit(block.children, block.kind == BlockKind::list ? block.tight : keeps_tight);
    }
  }

  ReportDescription finished() {
    for (const Section& section : description_.sections) {
      if (!section.heading.empty()) description_.plain_text += section.heading + '\n';
      description_.plain_text += section.text;
    }
    return std::move(description_);
  }

 private:
  void begin_section(const Block& heading) {
    Section& section = description_.sections.emplace_back();
    const OutlineEntry entry = outline_entry(heading);
    section.level = entry.level;
    section.anchor = entry.anchor;
    section.heading = entry.text;
    section.lines = heading.lines;
  }

  void add_text(const Block& block) {
    if (description_.sections.empty()) description_.sections.emplace_back().lines = block.lines;
    Section& section = description_.sections.back();
    section.lines.last = std::max(section.lines.last, block.lines.last);
    const std::string text = block.inlines.empty() ? block.literal : as_one_line(plain_text(block.inlines));
    section.text += text;
    if (!text.empty() && text.back() != '\n') section.text += '\n';
  }

  void note_led_list(const Block& lead, const Block& list) {
    const bool leads = lead.kind == BlockKind::paragraph || lead.kind == BlockKind::heading;
    if (!leads || list.kind != BlockKind::list) return;
    LedList& led = description_.lists.emplace_back();
    led.lead = lead.id;
    led.line = lead.lines.first;
    led.words = as_one_line(plain_text(lead.inlines));
    for (const Block& item : list.children) led.items.push_back(first_words(item));
  }

  static std::string first_words(const Block& item) {
    return item.children.empty() ? std::string() : as_one_line(plain_text(item.children.front().inlines));
  }

  void note_first_paragraph(const Block& paragraph) {
    if (!description_.first_paragraph.empty()) return;
    description_.first_paragraph = as_one_line(plain_text(without_images(paragraph.inlines)));
  }

  void visit(const std::vector<Inline>& inlines) {
    for (const Inline& node : inlines) {
      if (node.kind == InlineKind::image) description_.images.push_back({node.line, node.url, node.text});
      for (const MediaFile& file : node.files) description_.media.push_back({node.line, file.role, file.url});
      if (node.kind == InlineKind::link) description_.links.push_back({node.line, node.url});
      if (!node.anchor.empty()) description_.places.push_back(node.anchor);
      if (node.kind == InlineKind::formula) description_.formulas.push_back({node.line, node.text});
      visit(node.children);
    }
  }

  ReportDescription description_;
};

}  // namespace

ReportDescription describe(const Document& document, std::optional<SourceLines> front_matter) {
  DescriptionMaker maker;
  maker.visit(document.blocks);
  ReportDescription description = maker.finished();
  description.dropped = document.dropped;
  description.emoji = emoji_names(document);
  if (front_matter) description.front_matter = {front_matter->first - 1, front_matter->last + 1};
  return description;
}

}  // namespace kanbao
