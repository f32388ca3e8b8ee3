#include "image/image_header.h"

#include <array>
#include <string_view>
#include <utility>

#include "image/byte_reader.h"
#include "image/image_header_formats.h"

namespace kanbao {
namespace {

using namespace std::literals;

struct Signature {
  std::size_t offset;
  std::string_view text;
  ImageHeader (*read)(const ByteReader&);
};

constexpr std::array signatures = {
    Signature{0, "\x89PNG\r\n\x1a\n"sv, read_png_header},
    Signature{0, "\xff\xd8\xff"sv, read_jpeg_header},
    Signature{0, "GIF87a"sv, read_gif_header},
    Signature{0, "GIF89a"sv, read_gif_header},
    Signature{0, "BM"sv, read_bmp_header},
    Signature{8, "WEBP"sv, read_webp_header},
    Signature{4, "ftyp"sv, read_avif_header},
};

// RIFF and ISO files begin with bytes that vary; what must precede the signature is checked by their readers.
bool may_begin(const Signature& signature, const ByteReader& reader) {
  if (signature.read == read_webp_header && !reader.may_hold(0, "RIFF")) return false;
  if (signature.read == read_avif_header && !reader.may_hold(0, "\0\0"sv)) return false;
  return reader.may_hold(signature.offset, signature.text);
}

}  // namespace

ImageHeader read_image_header(ImageBytes bytes) {
  const ByteReader reader(bytes);
  bool undecided = false;
  for (const Signature& signature : signatures) {
    if (!may_begin(signature, reader)) continue;
    if (reader.holds(signature.offset, signature.text)) return signature.read(reader);
    undecided = true;
  }
  return undecided ? ImageHeader{} : read_svg_header(reader);
}

ImageHeader known_header(ImageFormat format, PixelSize stored, std::uint8_t orientation, Motion motion) {
  if (orientation_swaps_axes(orientation)) std::swap(stored.width, stored.height);
  return {HeaderState::known, format, stored.width, stored.height, orientation, motion};
}

ImageHeader unfinished_header(ImageFormat format, PixelSize stored, std::uint8_t orientation) {
  ImageHeader header = known_header(format, stored, orientation, Motion::unknown);
  header.state = HeaderState::need_more;
  return header;
}

ImageHeader contradictory_header(ImageFormat format) { return {.state = HeaderState::not_known, .format = format}; }

}  // namespace kanbao
