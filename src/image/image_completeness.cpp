#include "image/image_completeness.h"

#include <algorithm>

#include "image/byte_reader.h"

namespace kanbao {
namespace {

bool png_is_truncated(const ByteReader& reader) {
  std::size_t offset = 8;
  while (reader.has(offset, 8) && reader.u32(offset) <= 0x7fffffffU) {
    if (reader.holds(offset + 4, "IEND")) return false;
    offset += std::size_t{12} + reader.u32(offset);
  }
  return !reader.has(offset, 8);  // else a length that cannot be: corrupt, not cut off
}

// Entropy-coded data never holds FF D9 (T.81, B.1.1.5), so any EOI behind the first start of scan is the real one.
// Segments are skipped by their length, because a thumbnail within them has an EOI of its own.
bool jpeg_is_truncated(const ByteReader& reader) {
  std::size_t offset = 2;
  while (reader.has(offset, 4) && reader.u8(offset) == 0xff && reader.u8(offset + 1) != 0xda) {
    const bool fill = reader.u8(offset + 1) == 0xff;
    offset += fill ? 1 : 2 + std::max(reader.u16(offset + 2), 2U);
  }
  if (!reader.has(offset, 4)) return true;
  const std::string_view rest = reader.part(offset, reader.size()).text();
  return rest.find("\xff\xd9") == std::string_view::npos;
}

std::size_t colour_table_size(std::uint8_t flags) {
  return (flags & 0x80U) != 0 ? std::size_t{3} << ((flags & 7U) + 1) : 0;
}

// The offset behind the sub-blocks at `offset` and their empty last one; beyond the end if that has not arrived.
std::size_t behind_sub_blocks(const ByteReader& reader, std::size_t offset) {
  while (reader.u8(offset) != 0) offset += 1 + reader.u8(offset);
  return offset + 1;
}

bool gif_is_truncated(const ByteReader& reader) {
  std::size_t offset = 13 + colour_table_size(reader.u8(10));
  while (reader.u8(offset) == 0x21) offset = behind_sub_blocks(reader, offset + 2);
  if (reader.u8(offset) == 0x2c)
    offset = behind_sub_blocks(reader, offset + 11 + colour_table_size(reader.u8(offset + 9))) - 1;
  return !reader.has(offset, 1);
}

bool bmp_is_truncated(const ByteReader& big) {
  const ByteReader reader = big.ordered(ByteOrder::little);
  const bool old = reader.u32(14) == 12;
  const std::uint64_t width = old ? reader.u16(18) : reader.u32(18);
  const std::uint32_t signed_height = old ? reader.u16(20) : reader.u32(22);
  const std::uint64_t height = signed_height > 0x7fffffffU ? 0U - signed_height : signed_height;
  const std::uint32_t bits = old ? reader.u16(24) : reader.u16(28);
  const std::uint32_t compression = old ? 0 : reader.u32(30);
  if (compression == 1 || compression == 2) return false;  // run lengths: only decoding tells
  const std::uint64_t row = (width * bits + 31) / 32 * 4;
  return reader.size() < reader.u32(10) || row * height > reader.size() - reader.u32(10);
}

}  // namespace

bool is_truncated(ImageBytes bytes, ImageFormat format) {
  const ByteReader reader(bytes);
  switch (format) {
    case ImageFormat::png:
      return png_is_truncated(reader);
    case ImageFormat::jpeg:
      return jpeg_is_truncated(reader);
    case ImageFormat::gif:
      return gif_is_truncated(reader);
    case ImageFormat::bmp:
      return bmp_is_truncated(reader);
    case ImageFormat::webp:  // the browser's to decode, or to refuse
    case ImageFormat::avif:
    case ImageFormat::svg:
    case ImageFormat::unknown:
      return false;
  }
  return false;
}

}  // namespace kanbao
