// Image files made on the spot, so that each test says what its file holds. The writers know only what the tests need:
// uncompressed deflate, one quantisation table, 8-bit pixels.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kanbao::samples {

using Bytes = std::vector<std::uint8_t>;

struct Rgba {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  bool operator==(const Rgba&) const = default;
};

using Painter = std::function<Rgba(int x, int y)>;

Bytes operator+(Bytes first, const Bytes& second);
Bytes bytes_of(std::string_view text);
Bytes big(std::uint32_t number, int count);
Bytes little(std::uint32_t number, int count);

Bytes png_chunk(std::string_view kind, const Bytes& body);
Bytes png_header(std::uint32_t width, std::uint32_t height);  // signature and IHDR: 8-bit RGBA
Bytes png(int width, int height, const Painter& painter);

// `orientation` 0 leaves the EXIF block out.
Bytes exif(std::uint8_t orientation, bool little_endian);

// A greyscale JPEG of 8 × 8 blocks of one tone each, left to right, top to bottom; `insert` is put behind SOI.
Bytes jpeg(int blocks_across, int blocks_down, const std::vector<std::uint8_t>& tones, const Bytes& insert = {});
Bytes jpeg_exif_segment(std::uint8_t orientation, bool little_endian);

struct IccTag {
  std::string signature;
  Bytes body;
};
Bytes icc_profile(const std::vector<IccTag>& tags, std::string_view space = "RGB ");
std::vector<IccTag> icc_primaries(const std::vector<std::uint32_t>& numbers);  // s15.16: X, Y, Z of red, green, blue
std::vector<IccTag> icc_curves(const Bytes& body);                             // the same for all three
Bytes icc_srgb_curve();
Bytes display_p3();  // a whole profile
Bytes png_with_profile(const Bytes& png, const Bytes& icc);
Bytes jpeg_icc_segment(const Bytes& icc, std::uint8_t segments = 1);

Bytes gif(int frames);  // 2 × 2: red, green / blue, white
Bytes bmp(int width, int height, const Painter& painter);

Bytes webp_lossy(std::uint32_t width, std::uint32_t height);     // headers only
Bytes webp_lossless(std::uint32_t width, std::uint32_t height);  // headers only
Bytes webp_extended(std::uint32_t width, std::uint32_t height, std::uint8_t flags);

struct AvifSample {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  bool turned = false;
  std::string brand = "avif";
};
Bytes avif(const AvifSample& sample);  // headers only

}  // namespace kanbao::samples
