// PNG, JPEG, GIF, BMP and WebP.
#include <algorithm>

#include "image/image_header_formats.h"

namespace kanbao {
namespace {

using namespace std::literals;

// JPEG (ITU-T T.81, table B.1): the start-of-frame markers are C0 to CF without DHT, JPG and DAC.
bool is_start_of_frame(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

bool has_no_length(std::uint8_t marker) { return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8); }

// GIF: a run of sub-blocks, each led by its length, ends with an empty one. Returns the offset behind it, which may
// lie beyond the end of what has arrived.
std::size_t skip_sub_blocks(const ByteReader& reader, std::size_t offset) {
  while (reader.u8(offset) != 0) offset += 1 + reader.u8(offset);
  return offset + 1;
}

std::size_t colour_table_size(std::uint8_t flags) {
  return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0;
}

// GIF89a, section 20 onward: blocks are counted until a second image descriptor, the trailer or the end of the bytes.
Motion gif_motion(const ByteReader& reader) {
  std::size_t offset = 13 + colour_table_size(reader.u8(10));
  for (int frames = 0; reader.has(offset, 1);) {
    const std::uint8_t kind = reader.u8(offset);
    if (kind == 0x21) {
      offset = skip_sub_blocks(reader, offset + 2);
    } else if (kind == 0x2c) {
      if (++frames == 2) return Motion::moving;
      offset = skip_sub_blocks(reader, offset + 11 + colour_table_size(reader.u8(offset + 9)));
    } else {
      return Motion::still;
    }
  }
  return Motion::unknown;
}

// The size in the first frame of a WebP file without the extended header (RFC 9649, sections 2.5 and 2.6).
PixelSize simple_webp_size(const ByteReader& reader) {
  if (reader.holds(12, "VP8 ")) return {reader.u16(26) & 0x3fffU, reader.u16(28) & 0x3fffU};
  const std::uint32_t bits = reader.u32(21);
  return {(bits & 0x3fffU) + 1, ((bits >> 14U) & 0x3fffU) + 1};
}

}  // namespace

// PNG, third edition: IHDR comes first and has the size; eXIf and acTL stand before the first IDAT.
ImageHeader read_png_header(const ByteReader& reader) {
  if (!reader.may_hold(12, "IHDR")) return contradictory_header(ImageFormat::png);
  if (!reader.has(16, 8)) return unfinished_header(ImageFormat::png);
  const PixelSize stored{reader.u32(16), reader.u32(20)};
  std::uint8_t orientation = 1;
  Motion motion = Motion::still;
  for (std::size_t offset = 8; reader.has(offset, 8); offset += std::size_t{12} + reader.u32(offset)) {
    if (reader.holds(offset + 4, "IDAT") || reader.holds(offset + 4, "IEND"))
      return known_header(ImageFormat::png, stored, orientation, motion);
    if (reader.u32(offset) > 0x7fffffffU) return contradictory_header(ImageFormat::png);
    if (reader.holds(offset + 4, "acTL")) motion = Motion::moving;
    if (reader.holds(offset + 4, "eXIf")) orientation = exif_orientation(reader.part(offset + 8, reader.u32(offset)));
  }
  return unfinished_header(ImageFormat::png, stored, orientation);
}

ImageHeader read_jpeg_header(const ByteReader& reader) {
  std::uint8_t orientation = 1;
  for (std::size_t offset = 2; reader.has(offset, 2);) {
    const std::uint8_t marker = reader.u8(offset + 1);
    if (reader.u8(offset) != 0xff) return contradictory_header(ImageFormat::jpeg);
    if (marker == 0xff || has_no_length(marker)) {  // fill bytes (T.81, B.1.1.2), or a marker on its own
      offset += marker == 0xff ? 1 : 2;
      continue;
    }
    if (marker == 0xd9 || marker == 0xda) return contradictory_header(ImageFormat::jpeg);
    if (!reader.has(offset, 9)) break;
    if (is_start_of_frame(marker))
      return known_header(ImageFormat::jpeg, {reader.u16(offset + 7), reader.u16(offset + 5)}, orientation,
                          Motion::still);
    const std::uint32_t length = reader.u16(offset + 2);
    if (length < 2) return contradictory_header(ImageFormat::jpeg);
    if (marker == 0xe1 && reader.holds(offset + 4, "Exif\0\0"sv))
      orientation = exif_orientation(reader.part(offset + 10, std::max(length, 8U) - 8));
    offset += 2 + length;
  }
  return unfinished_header(ImageFormat::jpeg);
}

ImageHeader read_gif_header(const ByteReader& reader) {
  if (!reader.has(0, 13)) return unfinished_header(ImageFormat::gif);
  const ByteReader little = reader.ordered(ByteOrder::little);
  return known_header(ImageFormat::gif, {little.u16(6), little.u16(8)}, 1, gif_motion(reader));
}

ImageHeader read_bmp_header(const ByteReader& reader) {
  if (!reader.has(0, 26)) return unfinished_header(ImageFormat::bmp);
  const ByteReader little = reader.ordered(ByteOrder::little);
  const std::uint32_t header = little.u32(14);
  if (header == 12) return known_header(ImageFormat::bmp, {little.u16(18), little.u16(20)}, 1, Motion::still);
  if (header < 16 || header > 4096) return contradictory_header(ImageFormat::bmp);
  const std::uint32_t height = little.u32(22);  // negative when the rows run downwards
  const bool downwards = height > 0x7fffffffU;
  return known_header(ImageFormat::bmp, {little.u32(18), downwards ? 0U - height : height}, 1, Motion::still);
}

// RFC 9649. An EXIF block stands at the end of the file and is not applied by browsers.
ImageHeader read_webp_header(const ByteReader& reader) {
  if (!reader.has(0, 30)) return unfinished_header(ImageFormat::webp);
  const ByteReader little = reader.ordered(ByteOrder::little);
  if (reader.holds(12, "VP8 ") || reader.holds(12, "VP8L"))
    return known_header(ImageFormat::webp, simple_webp_size(little), 1, Motion::still);
  if (!reader.holds(12, "VP8X")) return contradictory_header(ImageFormat::webp);
  const Motion motion = (reader.u8(20) & 2U) != 0 ? Motion::moving : Motion::still;
  return known_header(ImageFormat::webp, {little.u24(24) + 1, little.u24(27) + 1}, 1, motion);
}

// TIFF 6.0, section 2, and EXIF's tag 0x0112, a SHORT.
std::uint8_t exif_orientation(const ByteReader& tiff) {
  if (!tiff.holds(0, "II*\0"sv) && !tiff.holds(0, "MM\0*"sv)) return 1;
  const ByteReader reader = tiff.ordered(tiff.u8(0) == 'I' ? ByteOrder::little : ByteOrder::big);
  const std::size_t directory = reader.u32(4);
  const std::uint32_t count = reader.u16(directory);
  for (std::size_t i = 0; i < count && reader.has(directory + 2 + i * 12, 12); ++i) {
    const std::size_t entry = directory + 2 + i * 12;
    const std::uint32_t value = reader.u16(entry + 8);
    if (reader.u16(entry) == 0x0112 && value >= 1 && value <= 8) return static_cast<std::uint8_t>(value);
  }
  return 1;
}

}  // namespace kanbao
