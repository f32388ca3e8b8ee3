// A report on its way from bytes to a display list. Each stage is kept and made again only when something before it
// has changed: text or fonts → preparation, an image's size or the width → layout, colours → display list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "display/display_list.h"
#include "document/document.h"
#include "document/report_facts.h"
#include "layout/layout.h"
#include "layout/prepared_document.h"
#include "paint/imgui_painter.h"
#include "style/theme.h"
#include "text/measure_cache.h"

namespace kanbao {

class ReportView {
 public:
  // `measurer` must outlive the view.
  explicit ReportView(TextMeasurer& measurer) : measurer_(measurer) {}

  // The facts give the sizes of images, and say which of them are missing.
  void open(Document document, const ReportFacts& facts);
  void set_column_width(double width);  // CSS px
  void set_justified(bool justified);   // paragraphs fill the column, instead of ragged right
  void set_colour_scheme(ColourScheme scheme);
  void set_contrast(Contrast contrast);
  void set_image_size(std::uint32_t image, Size natural);  // CSS px
  void set_image_failure(std::uint32_t image, std::string_view reason);

  // How far a block is scrolled sideways, CSS px: only painting depends on it.
  void set_scroll(std::uint32_t block, double x);
  const std::vector<ScrollOffset>& scroll() const { return scroll_; }

  // Fonts or the device ratio have changed: everything is measured again.
  void measure_again();

  const Document& document() const { return document_; }
  const LayoutTree& layout();
  const DisplayList& display();

 private:
  // The first stage whose result is out of date.
  enum class Stage : std::uint8_t { prepare, layout, display, none };

  void outdate(Stage stage) { stage_ = stage < stage_ ? stage : stage_; }
  void note_image(const Inline& image, const ReportFacts& facts);
  void ensure_layout();

  MeasureCache measurer_;
  Theme theme_;
  Document document_;
  ImageSizes image_sizes_;
  std::unordered_map<std::uint32_t, std::string> image_texts_;  // what authors wrote in their stead
  ImageMessages image_messages_;
  std::vector<ScrollOffset> scroll_;
  double column_width_ = Theme().measure;
  ColourScheme colour_scheme_ = ColourScheme::light;
  Contrast contrast_ = Contrast::normal;
  Stage stage_ = Stage::prepare;
  PreparedDocument prepared_;
  LayoutTree layout_;
  DisplayList display_;
};

}  // namespace kanbao
