// Short ways for the tests from layout on to take Markdown through the stages with the fake measurer.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/report_facts.h"
#include "fake_measurer.h"
#include "layout/layout.h"

namespace kanbao {

// A report with every stage's value, laid out for one width after another.
class LaidOut {
 public:
  explicit LaidOut(std::string_view markdown, double width = 640, const std::vector<ImageMessage>& messages = {},
                   const ReportFacts& facts = {});

  // Lays out again; nothing else is computed.
  void set_width(double width);

  // The sizes and messages of images are by the URL that the Markdown names.
  void set_image_size(std::string_view url, Size natural);
  std::uint32_t image_id(std::string_view url) const;

  // Opens and closes details, by Block::id; at first those are open that their author wrote so.
  void set_opened(OpenedDetails opened);

  // Has blank above blocks, in place of any former one.
  void set_rooms(AddedRooms rooms);

  // Every formula is one that can be shown, 40 CSS px wide, 18 of them above the baseline and 12 below it. A ruby is 24
  // CSS px wide.
  const ReportFacts& facts() const { return facts_; }
  void set_measured_size(MeasuredSize size);

  const Document& document() const { return document_; }
  const PreparedDocument& prepared() const { return prepared_; }
  const LayoutTree& tree() const { return tree_; }
  const Theme& theme() const { return theme_; }
  FakeMeasurer& measurer() { return measurer_; }

 private:
  Theme theme_;
  FakeMeasurer measurer_;
  ReportFacts facts_;
  Document document_;
  MeasuredSizes measured_;
  PreparedDocument prepared_;
  ImageSizes image_sizes_;
  OpenedDetails opened_;
  AddedRooms rooms_;
  double width_ = 0;
  LayoutTree tree_;
};

// The first block's inlines, collected with the theme's body text.
Paragraph collected(std::string_view markdown);

// The same, prepared.
Paragraph prepared(std::string_view markdown, TextMeasurer& measurer);

// The texts of the items, in order.
std::vector<std::string> item_texts(const Paragraph& paragraph);

// The texts of the lines at that width without the spaces that hang.
std::vector<std::string> line_texts(const Paragraph& paragraph, double width);

// The texts of a box's fragments joined, a bar between fragments and a line feed between lines.
std::string text_of(const Box& box);

// All boxes of the kind that are seen, in reading order.
std::vector<const Box*> boxes(const LayoutTree& tree, BlockKind kind);

}  // namespace kanbao
