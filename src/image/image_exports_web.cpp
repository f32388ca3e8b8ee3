// What web/engine/image_module.js calls: read_image_header and decode_image over plain memory. Results are written as a
// row of 32-bit numbers whose order image_module.js knows too; bytes come in and pixels go out in blocks of the
// module's heap (its malloc and free), which the caller frees.
#include <emscripten.h>

#include "image/image_decoder.h"
#include "image/image_header.h"

extern "C" {

// Writes state, format, width, height, orientation and motion to `fields`.
EMSCRIPTEN_KEEPALIVE void kanbao_image_header(const std::uint8_t* bytes, std::uint32_t size, std::uint32_t* fields) {
  const kanbao::ImageHeader header = kanbao::read_image_header({bytes, size});
  fields[0] = static_cast<std::uint32_t>(header.state);
  fields[1] = static_cast<std::uint32_t>(header.format);
  fields[2] = header.width;
  fields[3] = header.height;
  fields[4] = header.orientation;
  fields[5] = static_cast<std::uint32_t>(header.motion);
}

// `fields` holds the wanted width and height and takes the width and height of the pixels. Returns the pixels; null
// after a failure, whose name (a zero-terminated string for ever) `fields[2]` then points to.
EMSCRIPTEN_KEEPALIVE std::uint8_t* kanbao_image_decode(const std::uint8_t* bytes, std::uint32_t size,
                                                       std::uint32_t* fields) {
  kanbao::DecodedImage image = kanbao::decode_image({bytes, size}, {.width = fields[0], .height = fields[1]});
  fields[0] = image.raster.width;
  fields[1] = image.raster.height;
  fields[2] = reinterpret_cast<std::uintptr_t>(kanbao::name(image.failure));
  return image.raster.pixels.release();
}

}  // extern "C"
