// Makes a picture smaller as Skia does on a GPU, and so Chromium: between two levels of repeated halving, each sampled
// bilinearly, with a bias towards the larger one that keeps the letters of a screenshot crisp. Both axes are done one
// after the other, and each target pixel's weights are worked out on the source itself, so that no level takes memory.
// Colours are weighted by their alpha and stored values are averaged as they are, without linearising them, which is
// what browsers do. (stb_image_resize2 does less in 27 kB of gzipped WebAssembly, a tenth of what a reader downloads.)
// Sides never grow.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace kanbao {

struct FreeDeleter {
  void operator()(void* memory) const { std::free(memory); }
};

// RGBA, alpha not multiplied in, rows from the top without gaps. `pixels` is null where memory ran out.
struct Raster {
  std::unique_ptr<std::uint8_t[], FreeDeleter> pixels = nullptr;
  std::uint32_t width = 0;
  std::uint32_t height = 0;

  std::size_t count() const { return std::size_t{width} * height; }
};

Raster allocate_raster(std::uint32_t width, std::uint32_t height);

// `source` at `width` × `height`, each at least 1 and at most the source's.
Raster scaled_down(const Raster& source, std::uint32_t width, std::uint32_t height);

}  // namespace kanbao
