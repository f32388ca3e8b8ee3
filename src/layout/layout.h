// Layout: a prepared document and a width become a LayoutTree. Pure, and cheap enough to run on every step of a
// resize: nothing is measured here.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "layout/layout_tree.h"
#include "layout/prepared_document.h"

namespace kanbao {

// The natural sizes of the images that are known, in CSS px, by Inline::id.
using ImageSizes = std::unordered_map<std::uint32_t, Size>;

struct LayoutInput {
  const Document& document;
  const PreparedDocument& prepared;
  const ImageSizes& image_sizes;
  const Theme& theme;
};

// `width` is the column's, in CSS px. The tree refers to the paragraphs of `input.prepared`.
LayoutTree lay_out(const LayoutInput& input, double width);

}  // namespace kanbao
