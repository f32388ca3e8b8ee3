#include "image/image_decoder.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "image/colour_profile.h"
#include "image/embedded_profile.h"
#include "image/image_completeness.h"
#include "image/image_orientation.h"
#include "image/image_scaler.h"

namespace {

// The largest block that decoding may ask for: 16-bit RGBA of max_image_pixels, with some room for PNG's filter bytes.
// A compressed stream that swells beyond it is a bomb.
constexpr std::size_t max_block = kanbao::max_image_pixels * 9;

void* bounded_malloc(std::size_t size) { return size <= max_block ? std::malloc(size) : nullptr; }

void* bounded_realloc(void* block, std::size_t size) { return size <= max_block ? std::realloc(block, size) : nullptr; }

}  // namespace

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_MALLOC(size) bounded_malloc(size)
#define STBI_REALLOC(block, size) bounded_realloc(block, size)
#define STBI_FREE(block) std::free(block)
#include "stb_image.h"

namespace kanbao {
namespace {

// What can be told from the header alone, before anything is decoded.
ImageFailure header_failure(ImageBytes bytes, const ImageHeader& header) {
  if (bytes.empty()) return ImageFailure::empty;
  const bool known_format = header.format != ImageFormat::unknown;
  if (header.state == HeaderState::need_more)
    return known_format ? ImageFailure::truncated : ImageFailure::unknown_format;
  if (header.state == HeaderState::not_known)
    return known_format ? ImageFailure::corrupt : ImageFailure::unknown_format;
  if (header.width == 0 || header.height == 0) return ImageFailure::zero_size;
  if (std::uint64_t{header.width} * header.height > max_image_pixels || bytes.size() > INT_MAX)
    return ImageFailure::too_large;
  if (header.format > ImageFormat::bmp) return ImageFailure::unsupported;
  return is_truncated(bytes, header.format) ? ImageFailure::truncated : ImageFailure::none;
}

std::string_view decoder_words() {
  const char* words = stbi_failure_reason();
  return words == nullptr ? "" : words;
}

// A JPEG with a damaged table behind its frame header comes back as a picture of whatever was in memory, but with the
// words of the failure. "bad png sig" is what every file leaves that is no PNG.
bool has_no_complaint() { return decoder_words().empty() || decoder_words() == "bad png sig"; }

// stb_image's own words, sorted into what a reader can make something of.
ImageFailure decoder_failure(const ImageHeader& header) {
  const std::string_view reason = decoder_words();
  constexpr std::array unsupported = {"only 8-bit",          "BMP RLE",           "bad BMP", "unknown BMP",
                                      "bad component count", "unknown image type"};
  // Where the test for a JPEG finds no memory, stb_image goes on as if the file were none.
  const bool jpeg_denied = header.format == ImageFormat::jpeg && reason == "unknown image type";
  // Inflating says nothing both when there is no memory for its result and when a block's type is wrong.
  const bool denied = has_no_complaint() && !allocate_raster(header.width, header.height).pixels;
  if (reason == "outofmem" || jpeg_denied || denied) return ImageFailure::out_of_memory;
  const bool rare = std::find(unsupported.begin(), unsupported.end(), reason) != unsupported.end();
  return rare ? ImageFailure::unsupported : ImageFailure::corrupt;
}

// Profiles of screens take a few kilobytes; what is longer holds tables, or is a bomb.
constexpr int max_profile = 1 << 16;

std::optional<ColourProfile> inflated_profile(const ByteReader& deflated) {
  const std::unique_ptr<std::uint8_t[], FreeDeleter> icc(static_cast<std::uint8_t*>(std::malloc(max_profile)));
  if (!icc) return std::nullopt;
  const int size = stbi_zlib_decode_buffer(reinterpret_cast<char*>(icc.get()), max_profile, deflated.text().data(),
                                           static_cast<int>(deflated.size()));
  if (size < 0) return ColourProfile{.state = ColourProfile::State::other};
  return read_colour_profile(ByteReader({icc.get(), static_cast<std::size_t>(size)}));
}

// Nothing when there is no memory for it.
std::optional<ColourProfile> colour_profile(ImageBytes bytes, ImageFormat format) {
  const EmbeddedProfile embedded = find_embedded_profile(bytes, format);
  switch (embedded.kind) {
    case ProfileKind::none:
      return ColourProfile{};
    case ProfileKind::icc:
      return read_colour_profile(embedded.bytes);
    case ProfileKind::deflated_icc:
      return inflated_profile(embedded.bytes);
    case ProfileKind::other:
      break;
  }
  return ColourProfile{.state = ColourProfile::State::other};
}

Raster load(ImageBytes bytes) {
  int width = 0;
  int height = 0;
  int channels = 0;
  stbi__g_failure_reason = nullptr;
  std::uint8_t* pixels =
      stbi_load_from_memory(bytes.data(), static_cast<int>(bytes.size()), &width, &height, &channels, 4);
  Raster raster = {nullptr, static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
  raster.pixels.reset(pixels);
  if (!has_no_complaint()) raster.pixels.reset();
  return raster;
}

Raster scaled(Raster source, std::uint32_t width, std::uint32_t height) {
  return source.width == width && source.height == height ? std::move(source) : scaled_down(source, width, height);
}

Raster upright(Raster stored, std::uint8_t orientation) {
  if (orientation == 1) return stored;
  const bool swaps = orientation_swaps_axes(orientation);
  Raster turned = allocate_raster(swaps ? stored.height : stored.width, swaps ? stored.width : stored.height);
  if (!turned.pixels) return turned;
  copy_upright({reinterpret_cast<const Pixel*>(stored.pixels.get()), stored.count()}, stored.width,
               {reinterpret_cast<Pixel*>(turned.pixels.get()), turned.count()}, orientation);
  return turned;
}

std::uint32_t scaled_side(std::uint32_t wanted, std::uint32_t present) {
  return wanted == 0 ? present : std::min(wanted, present);
}

DecodedImage failed(ImageFailure failure, const ImageHeader& header) { return {failure, header, {}}; }

}  // namespace

const char* name(ImageFailure failure) {
  switch (failure) {
    case ImageFailure::none:
      return "none";
    case ImageFailure::empty:
      return "empty";
    case ImageFailure::unknown_format:
      return "unknown_format";
    case ImageFailure::truncated:
      return "truncated";
    case ImageFailure::corrupt:
      return "corrupt";
    case ImageFailure::too_large:
      return "too_large";
    case ImageFailure::zero_size:
      return "zero_size";
    case ImageFailure::out_of_memory:
      return "out_of_memory";
    case ImageFailure::unsupported:
      return "unsupported";
  }
  return "corrupt";
}

DecodedImage decode_image(ImageBytes bytes, DecodeRequest request) {
  const ImageHeader header = read_image_header(bytes);
  if (const ImageFailure failure = header_failure(bytes, header); failure != ImageFailure::none)
    return failed(failure, header);
  const std::optional<ColourProfile> profile = colour_profile(bytes, header.format);
  if (!profile) return failed(ImageFailure::out_of_memory, header);
  if (profile->state == ColourProfile::State::other) return failed(ImageFailure::unsupported, header);
  Raster source = load(bytes);
  if (!source.pixels) return failed(decoder_failure(header), header);
  if (orientation_swaps_axes(header.orientation)) std::swap(request.width, request.height);
  const std::uint32_t width = scaled_side(request.width, source.width);
  const std::uint32_t height = scaled_side(request.height, source.height);
  Raster image = scaled(std::move(source), width, height);
  if (image.pixels && profile->state == ColourProfile::State::screen) convert_to_srgb(image, *profile);
  if (image.pixels) image = upright(std::move(image), header.orientation);
  if (!image.pixels) return failed(ImageFailure::out_of_memory, header);
  return {ImageFailure::none, header, std::move(image)};
}

}  // namespace kanbao
