// Places paragraphs in their columns: breaks their lines, and finds places for the images among them and for what is
// said of those that cannot be shown.
#pragma once

#include <utility>
#include <vector>

#include "layout/layout_input.h"
#include "layout/layout_tree.h"

namespace kanbao {

class ParagraphPlacer {
 public:
  // What `input` refers to must outlive the placer.
  explicit ParagraphPlacer(const LayoutInput& input) : input_(input) {}

  // The lines of the paragraph, which begins at `origin`, and then those of its images' messages.
  std::vector<PlacedText> place(const Paragraph& paragraph, Point origin, double width, bool justified = false);

  // The sizes of the paragraph's objects in a column of that width.
  std::vector<Size> object_sizes(const Paragraph& paragraph, double width) const;

  // The images of what has been placed, in that order; once, at the end.
  std::vector<PlacedImage> take_images() { return std::move(images_); }
  std::size_t image_count() const { return images_.size(); }
  void forget_images_from(std::size_t first) { images_.resize(first); }

 private:
  Size object_size(const InlineObject& object, double width) const;
  Size message_size(const Paragraph& message, double width) const;
  void place_images(const Paragraph& paragraph, std::vector<PlacedText>& texts);
  PlacedText placed_message(const Paragraph& message, const Rect& rect) const;

  LayoutInput input_;
  std::vector<PlacedImage> images_;
};

}  // namespace kanbao
