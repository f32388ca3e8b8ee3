#include "viewer/report_view.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace kanbao {

namespace {

using Visit = std::function<void(const Inline&)>;

void visit_images(const std::vector<Inline>& inlines, const Visit& visit) {
  for (const Inline& node : inlines) {
    if (node.kind == InlineKind::image) visit(node);
    visit_images(node.children, visit);
  }
}

void visit_images(const std::vector<Block>& blocks, const Visit& visit) {
  for (const Block& block : blocks) {
    visit_images(block.inlines, visit);
    visit_images(block.children, visit);
  }
}

}  // namespace

void ReportView::open(Document document, const ReportFacts& facts) {
  completed_ = std::move(document);
  arranged_.reset();
  outdate(Stage::prepare);
  image_sizes_.clear();
  image_texts_.clear();
  image_messages_.clear();
  scroll_.clear();
  visit_images(completed_.blocks, [&](const Inline& image) { note_image(image, facts); });
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
  if (stage_ == Stage::prepare) return;
  prepared_.set_message({image, message}, theme_, measurer_);
  outdate(Stage::layout);
}

void ReportView::arrange(const Arrangement& arrangement) {
  arranged_.reset();
  if (!arrangement.tables.empty()) arranged_ = arranged(completed_, arrangement);
  outdate(Stage::layout);
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

void ReportView::prepare() {
  prepared_ = prepare_document(completed_, theme_, measurer_);
  for (const auto& [image, message] : image_messages_) {
    prepared_.set_message({image, message}, theme_, measurer_);
  }
}

void ReportView::ensure_layout() {
  if (stage_ == Stage::prepare) {
    prepare();
    stage_ = Stage::layout;
  }
  if (stage_ == Stage::layout) {
    layout_ = lay_out({document(), prepared_, image_sizes_, theme_}, column_width_);
    stage_ = Stage::display;
  }
}

const LayoutTree& ReportView::layout() {
  ensure_layout();
  return layout_;
}

const DisplayList& ReportView::display() {
  ensure_layout();
  if (stage_ == Stage::display) {
    display_ = build_display_list(layout_, Palette(colour_scheme_, contrast_), theme_);
    stage_ = Stage::none;
  }
  return display_;
}

}  // namespace kanbao
