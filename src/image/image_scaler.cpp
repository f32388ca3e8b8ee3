#include "image/image_scaler.h"

#include <algorithm>
#include <cmath>

namespace kanbao {
namespace {

template <typename T>
using Array = std::unique_ptr<T[], FreeDeleter>;

template <typename T>
Array<T> allocate(std::size_t count) {
  return Array<T>(static_cast<T*>(std::malloc(count * sizeof(T))));
}

constexpr float radius = 2;  // of the kernel, in target pixels

// Catmull and Rom's cubic: interpolates, and so keeps letters sharper than Mitchell's.
float kernel(float distance) {
  const float x = std::abs(distance);
  if (x >= 2) return 0;
  return x < 1 ? (1.5F * x - 2.5F) * x * x + 1 : ((-0.5F * x + 2.5F) * x - 4) * x + 2;
}

struct Taps {
  std::uint32_t first = 0;  // source index of the first weight
  std::uint32_t count = 0;
};

// For every index of the target along one axis, the source pixels that it is made of.
struct Axis {
  Array<Taps> taps;
  Array<float> weights;  // `stride` for each target index; those in use sum to 1
  std::size_t stride = 0;

  bool usable() const { return taps != nullptr && weights != nullptr; }
};

Taps fill_taps(double center, double scale, std::uint32_t source, float* weights) {
  const double first = std::max(0.0, std::ceil(center - radius * scale));
  const double last = std::min(static_cast<double>(source) - 1, std::floor(center + radius * scale));
  const Taps taps = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last - first) + 1};
  float sum = 0;
  for (std::uint32_t i = 0; i < taps.count; ++i)
    sum += weights[i] = kernel(static_cast<float>((first + i - center) / scale));
  for (std::uint32_t i = 0; i < taps.count; ++i) weights[i] /= sum;
  return taps;
}

Axis make_axis(std::uint32_t source, std::uint32_t target) {
  const double scale = static_cast<double>(source) / target;
  Axis axis;
  axis.stride = std::min<std::size_t>(source, static_cast<std::size_t>(2 * radius * scale) + 2);
  axis.taps = allocate<Taps>(target);
  axis.weights = allocate<float>(axis.stride * target);
  if (!axis.usable()) return axis;
  for (std::uint32_t i = 0; i < target; ++i)
    axis.taps[i] = fill_taps((i + 0.5) * scale - 0.5, scale, source, &axis.weights[i * axis.stride]);
  return axis;
}

// Adds a row of bytes, its colours multiplied by their alpha, to a row of sums.
void add_row(const std::uint8_t* row, std::uint32_t width, float weight, float* sums) {
  for (std::size_t i = 0; i < std::size_t{width} * 4; i += 4) {
    const float alpha = weight * static_cast<float>(row[i + 3]);
    sums[i] += alpha * static_cast<float>(row[i]);
    sums[i + 1] += alpha * static_cast<float>(row[i + 1]);
    sums[i + 2] += alpha * static_cast<float>(row[i + 2]);
    sums[i + 3] += alpha;
  }
}

std::uint8_t to_byte(float value) { return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F)); }

void write_pixel(const float* sums, const Taps& taps, const float* weights, std::uint8_t* pixel) {
  float red = 0;
  float green = 0;
  float blue = 0;
  float alpha = 0;
  const float* from = sums + std::size_t{taps.first} * 4;
  for (std::uint32_t i = 0; i < taps.count; ++i, from += 4) {
    red += weights[i] * from[0];
    green += weights[i] * from[1];
    blue += weights[i] * from[2];
    alpha += weights[i] * from[3];
  }
  const float scale = alpha < 0.5F ? 0 : 1 / alpha;  // what rounds to invisible has no colour
  pixel[0] = to_byte(red * scale);
  pixel[1] = to_byte(green * scale);
  pixel[2] = to_byte(blue * scale);
  pixel[3] = to_byte(alpha);
}

}  // namespace

Raster allocate_raster(std::uint32_t width, std::uint32_t height) {
  return {allocate<std::uint8_t>(std::size_t{4} * width * height), width, height};
}

Raster scaled_down(const Raster& source, std::uint32_t width, std::uint32_t height) {
  const Axis columns = make_axis(source.width, width);
  const Axis rows = make_axis(source.height, height);
  const Array<float> sums = allocate<float>(std::size_t{source.width} * 4);
  Raster target = allocate_raster(width, height);
  if (!columns.usable() || !rows.usable() || !sums) target.pixels.reset();
  if (!target.pixels) return target;
  for (std::uint32_t y = 0; y < height; ++y) {
    std::fill_n(sums.get(), std::size_t{source.width} * 4, 0.0F);
    for (std::uint32_t i = 0; i < rows.taps[y].count; ++i) {
      const std::size_t row = rows.taps[y].first + i;
      add_row(&source.pixels[row * source.width * 4], source.width, rows.weights[y * rows.stride + i], sums.get());
    }
    for (std::uint32_t x = 0; x < width; ++x)
      write_pixel(sums.get(), columns.taps[x], &columns.weights[x * columns.stride],
                  &target.pixels[(std::size_t{y} * width + x) * 4]);
  }
  return target;
}

}  // namespace kanbao
