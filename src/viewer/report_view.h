// A report on its way from its completed Document to a display list. Each stage is kept and made again only when
// something before it has changed: text or fonts → preparation; an arrangement, the message of an image that cannot be
// shown, an image's size or the width → layout; colours → display list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "display/display_list.h"
#include "document/arranged_document.h"
#include "document/document.h"
#include "document/report_facts.h"
#include "layout/layout.h"
#include "layout/prepared_document.h"
#include "style/theme.h"
#include "text/measure_cache.h"

namespace kanbao {

class ReportView {
 public:
  // `measurer` must outlive the view.
  explicit ReportView(TextMeasurer& measurer) : measurer_(measurer) {}

  // `document` is completed (completed_document.h), in the order of its author. The facts give the sizes of images, and
  // say which of them are missing.
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

  // The order in which the report is shown from now on, in place of any former one; an empty arrangement gives the
  // author's. The page writes each table that is arranged anew with write_table_html(document(), …).
  void arrange(const Arrangement& arrangement);

  // Fonts or the device ratio have changed: everything is measured again.
  void measure_again();

  // In the order in which it is shown.
  const Document& document() const { return arranged_ ? *arranged_ : completed_; }
  const LayoutTree& layout();
  const DisplayList& display();

 private:
  // The first stage whose result is out of date.
  enum class Stage : std::uint8_t { prepare, layout, display, none };

  void outdate(Stage stage) { stage_ = stage < stage_ ? stage : stage_; }
  void note_image(const Inline& image, const ReportFacts& facts);
  void prepare();
  void ensure_layout();

  MeasureCache measurer_;
  Theme theme_;
  Document completed_;
  std::optional<Document> arranged_;  // unless it is shown as its author wrote it
  ImageSizes image_sizes_;
  std::unordered_map<std::uint32_t, std::string> image_texts_;  // what authors wrote in their stead
  std::unordered_map<std::uint32_t, std::string> image_messages_;
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
