// What layout reads: the document, what was prepared of it, and the sizes of its images.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "layout/added_room.h"
#include "layout/prepared_document.h"

namespace kanbao {

// The natural sizes of the images that are known, in CSS px, by Inline::id.
using ImageSizes = std::unordered_map<std::uint32_t, Size>;

// The details that are open, by Block::id: their author says how they begin, then their reader opens and closes them.
using OpenedDetails = std::vector<std::uint32_t>;

struct LayoutInput {
  const Document& document;
  const PreparedDocument& prepared;
  const ImageSizes& image_sizes;
  const OpenedDetails& opened;
  const AddedRooms& rooms;
  const Theme& theme;
};

// Where blocks lie below one another, CSS px.
struct Column {
  double x = 0;
  double width = 0;

  Column inset(double left, double right = 0) const { return {x + left, std::max(1.0, width - left - right)}; }
};

}  // namespace kanbao
