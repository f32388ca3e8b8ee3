// The readers of image_header, one per format. Each is called only when the format's signature stands at the
// beginning, and otherwise keeps the contract of read_image_header.
#pragma once

#include <cstdint>

#include "image/byte_reader.h"
#include "image/image_header.h"

namespace kanbao {

struct PixelSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

ImageHeader read_png_header(const ByteReader& reader);
ImageHeader read_jpeg_header(const ByteReader& reader);
ImageHeader read_gif_header(const ByteReader& reader);
ImageHeader read_bmp_header(const ByteReader& reader);
ImageHeader read_webp_header(const ByteReader& reader);
ImageHeader read_avif_header(const ByteReader& reader);
ImageHeader read_svg_header(const ByteReader& reader);

// The orientation that a TIFF structure (the body of an EXIF block) names; 1 where it names none that is valid.
std::uint8_t exif_orientation(const ByteReader& tiff);

// A complete header of an image whose rows are stored with the size `stored`.
ImageHeader known_header(ImageFormat format, PixelSize stored, std::uint8_t orientation, Motion motion);
ImageHeader unfinished_header(ImageFormat format, PixelSize stored = {}, std::uint8_t orientation = 1);
ImageHeader contradictory_header(ImageFormat format);

}  // namespace kanbao
