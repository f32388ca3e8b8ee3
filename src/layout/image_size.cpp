#include "layout/image_size.h"

#include <algorithm>

#include "base/pixel_grid.h"

namespace kanbao {

namespace {

constexpr Size placeholder{320, 180};

std::optional<double> resolved(const HtmlLength& length, double whole) {
  if (length.unit == HtmlLength::Unit::px) return length.value;
  if (length.unit == HtmlLength::Unit::percent) return length.value / 100 * whole;
  return std::nullopt;
}

}  // namespace

Size image_size(const InlineObject& image, std::optional<Size> natural, double column_width) {
  const Size own = natural.value_or(placeholder);
  const double ratio = own.width > 0 ? own.height / own.width : 1;
  const bool is_zoomed = image.width.unit == HtmlLength::Unit::zoom;
  const std::optional<double> width =
      is_zoomed ? image.width.value / 100 * own.width : resolved(image.width, column_width);
  // A percentage of an automatic height is automatic.
  const bool has_height = image.height.unit == HtmlLength::Unit::px && image.height.value > 0;
  Size size = own;
  if (width) {
    size = {*width, has_height ? image.height.value : *width * ratio};
  } else if (has_height) {
    size = {ratio > 0 ? image.height.value / ratio : own.width, image.height.value};
  }
  if (size.width > column_width) size = {column_width, size.height * column_width / size.width};
  return {std::max(1.0, whole_layout_steps(size.width)), std::max(1.0, whole_layout_steps(size.height))};
}

}  // namespace kanbao
