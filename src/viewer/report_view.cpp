#include "viewer/report_view.h"

#include <algorithm>
#include <utility>

namespace kanbao {

// What is half done of that stage or of a later one begins anew.
void ReportView::outdate(Stage stage) {
  if (stage == Stage::prepare) preparer_.reset();
  if (stage <= Stage::layout) layouter_.reset();
  stage_ = std::min(stage, stage_);
}

void ReportView::open(Document document, const ReportFacts& facts) {
  outdate(Stage::prepare);
  completed_ = std::move(document);
  arranged_.reset();
  image_sizes_.clear();
  image_texts_.clear();
  image_messages_.clear();
  scroll_.clear();
  opened_.clear();
  rooms_.clear();
  note_opened(completed_.blocks);
  note_images(completed_.blocks, facts);
}

void ReportView::note_opened(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.is_open) opened_.push_back(block.id);
    note_opened(block.children);
  }
}

void ReportView::note_images(const std::vector<Block>& blocks, const ReportFacts& facts) {
  for (const Block& block : blocks) {
    note_images(block.inlines, facts);
    note_images(block.children, facts);
  }
}

void ReportView::note_images(const std::vector<Inline>& inlines, const ReportFacts& facts) {
  for (const Inline& node : inlines) {
    if (node.kind == InlineKind::image) note_image(node, facts);
    note_images(node.children, facts);
  }
}

void ReportView::note_image(const Inline& image, const ReportFacts& facts) {
  const auto known = facts.images.find(image.url);
  if (known != facts.images.end() && has_size(known->second)) {
    image_sizes_[image.id] = {known->second.width, known->second.height};
  }
  const auto broken = facts.broken.find(image.url);
  image_texts_[image.id] = image.text;
  if (broken != facts.broken.end()) set_image_failure(image.id, broken->second);
}

void ReportView::set_column_width(double width) {
  if (width == column_width_) return;
  column_width_ = width;
  outdate(Stage::layout);
}

void ReportView::set_justified(bool justified) {
  if (justified == theme_.justified) return;
  theme_.justified = justified;
  outdate(Stage::layout);
}

void ReportView::set_text_size(double size) {
  const Theme sized = theme_of_size(size);
  if (sized.font_size == theme_.font_size) return;
  const bool justified = theme_.justified;
  theme_ = sized;
  theme_.justified = justified;
  outdate(Stage::prepare);
}

void ReportView::set_colour_scheme(ColourScheme scheme) {
  if (scheme == colour_scheme_) return;
  colour_scheme_ = scheme;
  outdate(Stage::display);
}

void ReportView::set_contrast(Contrast contrast) {
  if (contrast == contrast_) return;
  contrast_ = contrast;
  outdate(Stage::display);
}

void ReportView::set_own_colours(OwnColours colours) {
  if (colours == own_colours_) return;
  own_colours_ = std::move(colours);
  outdate(Stage::display);
}

void ReportView::set_measured(MeasuredSizes sizes) {
  if (sizes == measured_) return;
  measured_ = std::move(sizes);
  outdate(Stage::prepare);
}

void ReportView::set_opened(OpenedDetails opened) {
  if (opened == opened_) return;
  opened_ = std::move(opened);
  outdate(Stage::layout);
}

void ReportView::set_rooms(AddedRooms rooms) {
  if (rooms == rooms_) return;
  rooms_ = std::move(rooms);
  outdate(Stage::layout);
}

void ReportView::set_image_size(std::uint32_t image, Size natural) {
  const auto known = image_sizes_.find(image);
  const bool is_same =
      known != image_sizes_.end() && known->second.width == natural.width && known->second.height == natural.height;
  if (is_same) return;
  image_sizes_[image] = natural;
  outdate(Stage::layout);
}

// The box in its stead says what its author wrote, and why it is not shown.
void ReportView::set_image_failure(std::uint32_t image, std::string_view reason) {
  const std::string& text = image_texts_[image];
  std::string& message = image_messages_[image];
  message = (text.empty() ? text : text + '\n') + std::string(reason);
  unprepared_images_.push_back(image);
  outdate(Stage::messages);
}

void ReportView::arrange(const Arrangement& arrangement) {
  outdate(Stage::layout);
  arranged_.reset();
  if (!arrangement.tables.empty()) arranged_ = arranged(completed_, arrangement);
}

void ReportView::set_scroll(std::uint32_t block, double x) {
  const auto known = std::find_if(scroll_.begin(), scroll_.end(),
                                  [block](const ScrollOffset& offset) { return offset.block == block; });
  if (known == scroll_.end()) {
    scroll_.push_back({block, x});
  } else {
    known->x = x;
  }
}

void ReportView::measure_again() {
  measurer_.clear();
  outdate(Stage::prepare);
}

bool ReportView::continue_layout() {
  switch (stage_) {
    case Stage::prepare:
      continue_preparing();
      break;
    case Stage::messages:
      prepare_message();
      break;
    case Stage::layout:
      continue_laying_out();
      break;
    case Stage::display:
      make_display();
      break;
    case Stage::none:
      break;
  }
  return stage_ == Stage::none;
}

void ReportView::continue_preparing() {
  if (!preparer_) preparer_ = std::make_unique<DocumentPreparer>(completed_, theme_, measurer_, measured_);
  preparer_->step();
  if (!preparer_->is_done()) return;
  prepared_ = preparer_->finished();
  preparer_.reset();
  unprepared_images_.clear();
  for (const auto& [image, message] : image_messages_) unprepared_images_.push_back(image);
  stage_ = Stage::messages;
}

void ReportView::prepare_message() {
  if (unprepared_images_.empty()) {
    stage_ = Stage::layout;
    return;
  }
  const std::uint32_t image = unprepared_images_.back();
  unprepared_images_.pop_back();
  prepared_.set_message({image, image_messages_[image]}, theme_, measurer_);
}

void ReportView::continue_laying_out() {
  if (!layouter_) {
    const LayoutInput input{document(), prepared_, image_sizes_, opened_, rooms_, theme_};
    layouter_ = std::make_unique<Layouter>(input, column_width_);
  }
  layouter_->step();
  if (!layouter_->is_done()) return;
  layer_reader_.reset();
  layout_ = layouter_->finished();
  layouter_.reset();
  stage_ = Stage::display;
}

void ReportView::make_display() {
  display_ = build_display_list(layout_, Palette(colour_scheme_, contrast_, own_colours_), theme_);
  stage_ = Stage::none;
}

const LayoutTree& ReportView::layout() {
  while (stage_ < Stage::display) continue_layout();
  return layout_;
}

const DisplayList& ReportView::display() {
  while (!continue_layout()) continue;
  return display_;
}

TextLayer ReportView::next_layer_part() {
  const LayoutTree& tree = layout();
  if (!layer_reader_) layer_reader_.emplace(tree);
  TextLayer part = layer_reader_->next_part();
  if (entries_of(part) == 0) layer_reader_.reset();
  return part;
}

}  // namespace kanbao
