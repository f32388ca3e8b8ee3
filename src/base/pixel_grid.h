// The two grids that browsers put boxes on, so that ours land on the same pixels: layout counts in 64ths of a pixel and
// rounds lengths down to them; painting moves edges to the nearest whole device pixel, halves to the higher one.
#pragma once

#include <cmath>

namespace kanbao {

// Forgives what a multiplication or division by a ratio may have lost.
inline double whole_layout_steps(double length) { return std::floor(length * 64 + 1e-6) / 64; }

// `position` in device px. It is a sum of what the page reports in single precision: a half may come a little short.
inline double nearest_device_pixel(double position) { return std::floor(position + 0.505); }

}  // namespace kanbao
