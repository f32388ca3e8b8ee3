// The size of an image on the page: its own, changed by width and height attributes, never wider than its column
// (CSS: max-width: 100%, height: auto), in whole layout steps.
#pragma once

#include <optional>

#include "base/geometry.h"
#include "layout/paragraph.h"

namespace kanbao {

// `natural` is nullopt while the image's header has not arrived: then attributes decide, or a quiet placeholder's size.
Size image_size(const InlineObject& image, std::optional<Size> natural, double column_width);

}  // namespace kanbao
