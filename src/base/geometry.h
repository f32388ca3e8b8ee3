// Points, sizes and rectangles. Units are CSS px unless a name says otherwise; y grows downwards and is a
// double everywhere, because a long report is taller than a float can address to a fraction of a pixel.
#pragma once

#include <algorithm>

namespace kanbao {

struct Point {
  double x = 0;
  double y = 0;
};

struct Size {
  double width = 0;
  double height = 0;
};

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  bool empty() const { return width <= 0 || height <= 0; }

  bool contains(Point point) const { return point.x >= x && point.x < right() && point.y >= y && point.y < bottom(); }

  bool intersects(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};

inline Rect united(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

}  // namespace kanbao
