// A report on its way from its completed Document to a display list. Each stage is kept and made again only when
// something before it has changed: text or fonts → preparation; the message of an image that cannot be shown → that
// message; an arrangement, an image's size or the width → layout; colours → display list. Preparing and laying out can
// be done little by little; what is asked for is finished first, and what is made does not depend on the pauses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "display/display_list.h"
#include "display/text_layer.h"
#include "document/arranged_document.h"
#include "document/document.h"
#include "document/report_facts.h"
#include "layout/document_preparer.h"
#include "layout/layout.h"
#include "layout/prepared_document.h"
#include "style/theme.h"
#include "text/measure_cache.h"

namespace kanbao {

class ReportView {
 public:
  // `measurer` must outlive the view.
  explicit ReportView(TextMeasurer& measurer) : measurer_(measurer) {}
  ReportView(const ReportView&) = delete;  // what is half done refers to it
  ReportView& operator=(const ReportView&) = delete;

  // `document` is completed (completed_document.h), in the order of its author. The facts give the sizes of images, and
  // say which of them are missing.
  void open(Document document, const ReportFacts& facts);
  void set_column_width(double width);  // CSS px
  void set_justified(bool justified);   // paragraphs fill the column, instead of ragged right
  void set_text_size(double size);      // CSS px of ordinary text: the nearest of text_sizes (style/theme.h)
  void set_colour_scheme(ColourScheme scheme);
  void set_contrast(Contrast contrast);
  void set_own_colours(OwnColours colours);                // in place of any former ones
  void set_measured(MeasuredSizes sizes);                  // of all that the report has
  void set_opened(OpenedDetails opened);                   // in place of what is open, at first what the author says
  void set_rooms(AddedRooms rooms);                        // in place of any former ones
  void set_image_size(std::uint32_t image, Size natural);  // CSS px
  void set_image_failure(std::uint32_t image, std::string_view reason);

  // How far a block is scrolled sideways, CSS px: only painting depends on it.
  void set_scroll(std::uint32_t block, double x);
  const std::vector<ScrollOffset>& scroll() const { return scroll_; }

  // The order in which the report is shown from now on, in place of any former one; an empty arrangement gives the
  // author's.
  void arrange(const Arrangement& arrangement);

  // Fonts or the device ratio have changed: everything is measured again.
  void measure_again();

  // Does the next part of what display() has to do; whether nothing of it is left. A part takes a few ms at most,
  // unless a single text is very long, or it is the display list, which is made in one.
  bool continue_layout();

  // In the order in which it is shown.
  const Document& document() const { return arranged_ ? *arranged_ : completed_; }
  const LayoutTree& layout();
  const DisplayList& display();

  // The next part of the text layer of layout(): the first one where that is new or the last one was empty.
  TextLayer next_layer_part();

 private:
  // The first stage whose result is out of date.
  enum class Stage : std::uint8_t { prepare, messages, layout, display, none };

  void outdate(Stage stage);
  void note_opened(const std::vector<Block>& blocks);
  void note_images(const std::vector<Block>& blocks, const ReportFacts& facts);
  void note_images(const std::vector<Inline>& inlines, const ReportFacts& facts);
  void note_image(const Inline& image, const ReportFacts& facts);
  void continue_preparing();
  void prepare_message();
  void continue_laying_out();
  void make_display();

  MeasureCache measurer_;
  Theme theme_;
  Document completed_;
  std::optional<Document> arranged_;  // unless it is shown as its author wrote it
  ImageSizes image_sizes_;
  MeasuredSizes measured_;
  OpenedDetails opened_;
  AddedRooms rooms_;
  std::unordered_map<std::uint32_t, std::string> image_texts_;  // what authors wrote in their stead
  std::unordered_map<std::uint32_t, std::string> image_messages_;
  std::vector<ScrollOffset> scroll_;
  double column_width_ = Theme().measure * Theme().font_size;
  ColourScheme colour_scheme_ = ColourScheme::light;
  Contrast contrast_ = Contrast::normal;
  OwnColours own_colours_;
  Stage stage_ = Stage::prepare;
  std::unique_ptr<DocumentPreparer> preparer_;    // while it is at work
  std::vector<std::uint32_t> unprepared_images_;  // whose messages prepared_ does not have yet
  std::unique_ptr<Layouter> layouter_;            // while it is at work
  PreparedDocument prepared_;
  LayoutTree layout_;
  std::optional<TextLayerReader> layer_reader_;  // of layout_, while it is at work
  DisplayList display_;
};

}  // namespace kanbao
