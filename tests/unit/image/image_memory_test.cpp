// Memory that runs out at each of the decoder's allocations in turn. The linker sends malloc, calloc and realloc of
// everything linked here through the wrappers below.
#include <gtest/gtest.h>

#include <cstddef>

#include "image/image_decoder.h"
#include "sample_files.h"

namespace {

int allocations_left = -1;  // -1: no limit

bool refused() {
  if (allocations_left < 0) return false;
  if (allocations_left == 0) return true;
  --allocations_left;
  return false;
}

}  // namespace

extern "C" {
void* __real_malloc(std::size_t size);
void* __real_realloc(void* block, std::size_t size);
void* __wrap_malloc(std::size_t size) { return refused() ? nullptr : __real_malloc(size); }
void* __real_calloc(std::size_t count, std::size_t size);
// The compiler makes one call of a malloc and the memset behind it.
void* __wrap_calloc(std::size_t count, std::size_t size) { return refused() ? nullptr : __real_calloc(count, size); }
void* __wrap_realloc(void* block, std::size_t size) { return refused() ? nullptr : __real_realloc(block, size); }
}

namespace kanbao {
namespace {

using namespace samples;

// Returns how many allocations it took until decoding succeeded.
int fail_at_each_allocation(const Bytes& file) {
  for (int limit = 0; limit < 100; ++limit) {
    allocations_left = limit;
    const DecodedImage image = decode_image(file, {.width = 5, .height = 5});
    allocations_left = -1;
    if (image.failure == ImageFailure::none) return limit;
    EXPECT_EQ(image.failure, ImageFailure::out_of_memory) << name(image.failure) << " at allocation " << limit;
    EXPECT_EQ(image.raster.pixels, nullptr);
  }
  return -1;
}

TEST(image_memory, each_allocation_may_fail) {
  const auto grey = [](int, int) { return Rgba{128, 128, 128, 255}; };
  EXPECT_GE(fail_at_each_allocation(png(20, 20, grey)), 4);
  EXPECT_GE(fail_at_each_allocation(png_with_profile(png(20, 20, grey), display_p3())), 5);
  EXPECT_GE(fail_at_each_allocation(jpeg(2, 1, {0, 255}, jpeg_exif_segment(6, true))), 4);
  EXPECT_GE(fail_at_each_allocation(bmp(20, 20, grey)), 3);
  EXPECT_GE(fail_at_each_allocation(gif(1)), 3);
}

}  // namespace
}  // namespace kanbao
