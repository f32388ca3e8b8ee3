// What the first bytes of an image file say: format, size, orientation, whether it moves. The bytes decide, never a
// file name or a MIME type. No pixel is decoded and nothing is allocated. Works on a file that is still arriving:
// as long as the answer lies beyond the bytes at hand it says so, and it can be asked again with more of them. Whoever
// has the whole of a file that was cut off takes what the header says until there, if that is a size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kanbao {

using ImageBytes = std::span<const std::uint8_t>;

enum class ImageFormat : std::uint8_t { unknown, png, jpeg, gif, bmp, webp, avif, svg };

// Whether an image is one picture or plays. A GIF tells only once its second frame or its end has been read.
enum class Motion : std::uint8_t { unknown, still, moving };

enum class HeaderState : std::uint8_t {
  need_more,  // a prefix of something that may be an image; what is said already is set, but more may turn the picture
  known,      // width, height and orientation are final; ask again with more bytes if `motion` is unknown
  not_known,  // no format that is recognised here, or a header that contradicts itself
};

struct ImageHeader {
  HeaderState state = HeaderState::need_more;
  ImageFormat format = ImageFormat::unknown;
  std::uint32_t width = 0;       // px, as the picture is seen: after `orientation` was applied
  std::uint32_t height = 0;      // px, likewise
  std::uint8_t orientation = 1;  // 1 to 8 as EXIF numbers them; 1 is upright
  Motion motion = Motion::unknown;
};

// Reads as much of the header as `bytes`, the beginning of a file, allow.
ImageHeader read_image_header(ImageBytes bytes);

// True for the orientations 5 to 8, in which the stored rows are the picture's columns.
constexpr bool orientation_swaps_axes(std::uint8_t orientation) { return orientation >= 5 && orientation <= 8; }

}  // namespace kanbao
