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

// What is sampled along one axis: mip level `level`, and with the share `blend` the next smaller one.
struct Levels {
  std::uint32_t level = 0;
  float blend = 0;

  std::uint32_t smallest() const { return blend > 0 ? level + 1 : level; }
};

// Half a level less than the reduction calls for, as Skia has it ("sharpen mipmapped textures").
Levels levels_for(double reduction) {
  const double detail = std::max(0.0, std::log2(reduction) - 0.5);
  return {static_cast<std::uint32_t>(detail), static_cast<float>(detail - std::floor(detail))};
}

// The side is halved `level` times and rounded down.
std::uint32_t mip_side(std::uint32_t source, std::uint32_t level) { return std::max(1U, source >> level); }

// Where the middle of place `index` out of `count` lies between the middles of the `side` texels of a level.
double position(std::uint32_t index, std::uint32_t count, std::uint32_t side) {
  return std::max(0.0, (index + 0.5) * side / count - 0.5);
}

// Source pixels, counted from `first`.
struct Taps {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// The source pixels under place `index` out of `count`, as far as the mip level `level` reaches.
Taps taps_of(std::uint32_t source, std::uint32_t level, std::uint32_t index, std::uint32_t count) {
  std::uint32_t first = index;
  std::uint32_t last = index;
  for (std::uint32_t below = level + 1; below-- > 0;) {
    const std::uint32_t side = mip_side(source, below);
    first = std::min(side - 1, static_cast<std::uint32_t>(position(first, count, side)));
    last = std::min(side - 1, static_cast<std::uint32_t>(position(last, count, side)) + 1);
    count = side;
  }
  return {first, last - first + 1};
}

struct Sample {
  std::uint32_t level = 0;
  std::uint32_t index = 0;
  std::uint32_t count = 0;  // of the places that `index` is one of
  float weight = 0;
};

// Adds the weights of the source pixels, from `first` on, that a bilinear sample of a mip level is made of: a texel of
// a level is itself a bilinear sample of the level that is twice as large.
void add_weights(std::uint32_t source, const Sample& sample, std::uint32_t first, float* weights) {
  const std::uint32_t side = mip_side(source, sample.level);
  const double place = position(sample.index, sample.count, side);
  const auto before = static_cast<std::uint32_t>(place);
  const auto share = static_cast<float>(place - before);
  for (const std::uint32_t step : {0U, 1U}) {
    const float weight = sample.weight * (step == 0 ? 1 - share : share);
    const std::uint32_t texel = std::min(side - 1, before + step);
    if (weight == 0) continue;
    if (sample.level == 0) {
      weights[texel - first] += weight;
    } else {
      add_weights(source, {sample.level - 1, texel, side, weight}, first, weights);
    }
  }
}

// For every index of the target along one axis, the source pixels that it is made of.
struct Axis {
  Array<Taps> taps;
  Array<float> weights;  // `stride` for each target index; those in use sum to 1
  std::size_t stride = 0;

  bool usable() const { return taps != nullptr && weights != nullptr; }
};

Taps joined(Taps a, Taps b) {
  const std::uint32_t first = std::min(a.first, b.first);
  return {first, std::max(a.first + a.count, b.first + b.count) - first};
}

Axis make_axis(std::uint32_t source, std::uint32_t target) {
  const Levels levels = levels_for(static_cast<double>(source) / target);
  Axis axis;
  axis.taps = allocate<Taps>(target);
  if (!axis.taps) return axis;
  for (std::uint32_t i = 0; i < target; ++i) {
    axis.taps[i] = joined(taps_of(source, levels.level, i, target), taps_of(source, levels.smallest(), i, target));
    axis.stride = std::max<std::size_t>(axis.stride, axis.taps[i].count);
  }
  axis.weights = allocate<float>(axis.stride * target);
  if (!axis.weights) return axis;
  std::fill_n(axis.weights.get(), axis.stride * target, 0.0F);
  for (std::uint32_t i = 0; i < target; ++i) {
    float* weights = &axis.weights[i * axis.stride];
    add_weights(source, {levels.level, i, target, 1 - levels.blend}, axis.taps[i].first, weights);
    add_weights(source, {levels.level + 1, i, target, levels.blend}, axis.taps[i].first, weights);
  }
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

std::uint8_t to_byte(float value) { return static_cast<std::uint8_t>(std::min(value + 0.5F, 255.0F)); }

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
