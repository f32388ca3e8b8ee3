// Decodes PNG, JPEG, GIF (its first frame) and BMP into the pixels that a texture takes, already scaled down to the
// size at which they will be drawn, because one good minification here is what keeps a screenshot of a table legible.
// Whatever the bytes are, the answer is pixels or a reason: no exception, no abort, and nothing is decoded before the
// header has been found to be within the limits.
#pragma once

#include <cstdint>

#include "image/image_header.h"
#include "image/image_scaler.h"

namespace kanbao {

// Why there are no pixels. The words for readers are the page's (web/images/image_reasons.js knows them by `name`).
enum class ImageFailure : std::uint8_t {
  none,
  empty,           // no bytes at all
  unknown_format,  // no format that is decoded here
  truncated,       // the file ends too early
  corrupt,         // the bytes contradict their format
  too_large,       // more than max_image_pixels
  zero_size,       // a width or a height of 0
  out_of_memory,   //
  unsupported,     // a rare variant of a known format that the browser may still read
};

const char* name(ImageFailure failure);

inline constexpr std::uint64_t max_image_pixels = 64'000'000;

struct DecodeRequest {
  std::uint32_t width = 0;  // device px wanted; a side that is 0 or larger than the picture's becomes the picture's
  std::uint32_t height = 0;
};

struct DecodedImage {
  ImageFailure failure = ImageFailure::none;
  ImageHeader header;
  Raster raster;  // upright; without pixels after a failure
};

// Minification weighs colours by their alpha and, as browsers do, averages the stored values without linearising them.
DecodedImage decode_image(ImageBytes bytes, DecodeRequest request);

}  // namespace kanbao
