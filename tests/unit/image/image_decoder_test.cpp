#include "image/image_decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "sample_files.h"

namespace kanbao {
namespace {

using namespace samples;

constexpr Rgba red = {255, 0, 0, 255};
constexpr Rgba green = {0, 255, 0, 255};
constexpr Rgba blue = {0, 0, 255, 255};
constexpr Rgba white = {255, 255, 255, 255};

Rgba quarters(int x, int y) { return y == 0 ? (x == 0 ? red : green) : (x == 0 ? blue : white); }

Rgba at(const DecodedImage& image, std::uint32_t x, std::uint32_t y) {
  const std::uint8_t* pixel = image.raster.pixels.get() + (std::size_t{y} * image.raster.width + x) * 4;
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

ImageFailure failure_of(const Bytes& file) {
  const DecodedImage image = decode_image(file, {});
  EXPECT_EQ(image.raster.pixels == nullptr, image.failure != ImageFailure::none);
  return image.failure;
}

// Writes `bytes` over the file from `offset`.
Bytes overwritten(Bytes file, std::size_t offset, const Bytes& bytes) {
  std::copy(bytes.begin(), bytes.end(), file.begin() + static_cast<long>(offset));
  return file;
}

TEST(image_decoder, lossless_formats_give_their_pixels) {
  for (const Bytes& file : {png(2, 2, quarters), gif(1), bmp(2, 2, quarters)}) {
    const DecodedImage image = decode_image(file, {});
    ASSERT_EQ(image.failure, ImageFailure::none) << name(image.failure);
    ASSERT_EQ(image.raster.width, 2U);
    ASSERT_EQ(image.raster.height, 2U);
    for (std::uint32_t i = 0; i < 4; ++i) EXPECT_EQ(at(image, i % 2, i / 2), quarters(int(i % 2), int(i / 2)));
  }
}

TEST(image_decoder, jpeg_gives_its_tones) {
  const DecodedImage image = decode_image(jpeg(2, 2, {0, 60, 128, 255}), {});
  ASSERT_EQ(image.failure, ImageFailure::none) << name(image.failure);
  ASSERT_EQ(image.raster.width, 16U);
  EXPECT_EQ(at(image, 3, 3), (Rgba{0, 0, 0, 255}));
  EXPECT_EQ(at(image, 12, 3), (Rgba{60, 60, 60, 255}));
  EXPECT_EQ(at(image, 3, 12), (Rgba{128, 128, 128, 255}));
  EXPECT_EQ(at(image, 12, 12), white);
}

TEST(image_decoder, alpha_stays_straight) {
  const DecodedImage image = decode_image(png(1, 1, [](int, int) { return Rgba{200, 100, 50, 51}; }), {});
  EXPECT_EQ(at(image, 0, 0), (Rgba{200, 100, 50, 51}));
}

TEST(image_decoder, target_size_is_exact) {
  const Bytes file = png(40, 30, [](int, int) { return blue; });
  const DecodedImage image = decode_image(file, {.width = 13, .height = 7});
  EXPECT_EQ(image.raster.width, 13U);
  EXPECT_EQ(image.raster.height, 7U);
  for (std::uint32_t i = 0; i < 13 * 7; ++i) EXPECT_EQ(at(image, i % 13, i / 13), blue);
}

TEST(image_decoder, never_enlarges) {
  const DecodedImage image = decode_image(png(4, 2, quarters), {.width = 400, .height = 1});
  EXPECT_EQ(image.raster.width, 4U);
  EXPECT_EQ(image.raster.height, 1U);
}

// The picture of a table at half size: lines one pixel wide keep their ink instead of vanishing or doubling.
TEST(image_decoder, minification_keeps_thin_lines) {
  const auto ruled = [](int x, int) { return x % 8 == 3 ? Rgba{0, 0, 0, 255} : white; };
  const DecodedImage image = decode_image(png(64, 16, ruled), {.width = 32, .height = 8});
  for (std::uint32_t column = 2; column < 30; column += 4) {
    int ink = 0;
    for (std::uint32_t x = column; x < column + 4; ++x) ink += 255 - at(image, x % 32, 4).r;
    EXPECT_NEAR(ink, 127, 40) << "at " << column;
  }
}

// At a third: 0.915 of the level of 3 texels, where the sample lies a quarter of the way from the first to the second,
// and 0.085 of the level of 1 texel, which is the middle one of those 3.
TEST(image_decoder, minification_is_that_of_mip_levels) {
  const auto third = [](int lit) {
    const Bytes file = png(6, 1, [lit](int x, int) {
      return x == lit ? Rgba{200, 200, 200, 255} : Rgba{0, 0, 0, 255};
    });
    return decode_image(file, {.width = 2, .height = 1});
  };
  EXPECT_EQ(at(third(0), 0, 0).r, 69);
  EXPECT_EQ(at(third(1), 0, 0).r, 69);
  EXPECT_EQ(at(third(2), 0, 0).r, 31);
  EXPECT_EQ(at(third(3), 1, 0).r, 31);
  EXPECT_EQ(at(third(4), 0, 0).r, 0);
}

// Odd sides halve to levels whose texels do not meet the pixels' edges: every weight must still be there.
TEST(image_decoder, minification_by_any_factor_keeps_an_even_tone) {
  for (const int side : {1, 2, 3, 5, 7, 31, 64, 127, 200}) {
    const Bytes file = png(side, 3, [](int, int) { return blue; });
    for (std::uint32_t width = 1; width < static_cast<std::uint32_t>(side); ++width) {
      const DecodedImage image = decode_image(file, {.width = width, .height = 2});
      for (std::uint32_t x = 0; x < width; ++x) EXPECT_EQ(at(image, x, 1), blue) << side << " to " << width;
    }
  }
}

// Neither linear light nor the colour of invisible pixels enters the mean.
TEST(image_decoder, minification_averages_stored_values_weighted_by_alpha) {
  const auto checks = [](int x, int y) { return (x + y) % 2 == 0 ? white : Rgba{0, 0, 0, 255}; };
  const DecodedImage middle = decode_image(png(64, 64, checks), {.width = 8, .height = 8});
  EXPECT_NEAR(at(middle, 4, 4).r, 128, 2);
  const auto half_clear = [](int x, int) { return x % 2 == 0 ? red : Rgba{0, 255, 0, 0}; };
  const DecodedImage clear = decode_image(png(64, 64, half_clear), {.width = 8, .height = 8});
  EXPECT_NEAR(at(clear, 4, 4).r, 255, 1);
  EXPECT_EQ(at(clear, 4, 4).g, 0);
  EXPECT_NEAR(at(clear, 4, 4).a, 128, 2);
}

// The upper left quarter (tone 0) and its right neighbour (60) of the stored picture, seen after turning.
TEST(image_decoder, orientations) {
  struct Corner {
    std::uint8_t upper_left, upper_right, lower_left, lower_right;
  };
  constexpr Corner expected[] = {{0, 60, 120, 180}, {60, 0, 180, 120}, {180, 120, 60, 0}, {120, 180, 0, 60},
                                 {0, 120, 60, 180}, {120, 0, 180, 60}, {180, 60, 120, 0}, {60, 180, 0, 120}};
  for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
    SCOPED_TRACE(static_cast<int>(orientation));
    // Twice as wide as high, so that a forgotten swap of the axes shows.
    const Bytes file = jpeg(4, 2, {0, 0, 60, 60, 120, 120, 180, 180}, jpeg_exif_segment(orientation, true));
    for (const std::uint32_t scale : {1U, 2U}) {
      const bool swaps = orientation >= 5;
      const std::uint32_t width = (swaps ? 16 : 32) / scale;
      const std::uint32_t height = (swaps ? 32 : 16) / scale;
      const DecodedImage image = decode_image(file, {.width = width, .height = height});
      ASSERT_EQ(image.raster.width, width);
      ASSERT_EQ(image.raster.height, height);
      const Corner& corner = expected[orientation - 1];
      EXPECT_NEAR(at(image, 0, 0).r, corner.upper_left, 4);
      EXPECT_NEAR(at(image, width - 1, 0).r, corner.upper_right, 4);
      EXPECT_NEAR(at(image, 0, height - 1).r, corner.lower_left, 4);
      EXPECT_NEAR(at(image, width - 1, height - 1).r, corner.lower_right, 4);
    }
  }
}

TEST(image_decoder, png_orientation_is_applied_too) {
  Bytes file = png(2, 1, quarters);
  const Bytes chunk = png_chunk("eXIf", exif(6, false));
  file.insert(file.begin() + 33, chunk.begin(), chunk.end());
  const DecodedImage image = decode_image(file, {});
  ASSERT_EQ(image.raster.height, 2U);
  EXPECT_EQ(at(image, 0, 0), red);
  EXPECT_EQ(at(image, 0, 1), green);
}

TEST(image_decoder, what_is_no_picture_has_a_reason) {
  EXPECT_EQ(failure_of({}), ImageFailure::empty);
  EXPECT_EQ(failure_of(bytes_of("<!DOCTYPE html>")), ImageFailure::unknown_format);
  EXPECT_EQ(failure_of(bytes_of("<")), ImageFailure::unknown_format);
  EXPECT_EQ(failure_of(png_header(0, 4) + png_chunk("IDAT", {}) + png_chunk("IEND", {})), ImageFailure::zero_size);
  EXPECT_EQ(failure_of(webp_lossy(8, 8)), ImageFailure::unsupported);
}

TEST(image_decoder, more_than_64_megapixels_are_refused_unread) {
  EXPECT_EQ(failure_of(png_header(12000, 9000) + png_chunk("IDAT", {})), ImageFailure::too_large);
  EXPECT_EQ(failure_of(png_header(0x7fffffff, 0x7fffffff) + png_chunk("IDAT", {})), ImageFailure::too_large);
  EXPECT_EQ(failure_of(png_header(8000, 8000) + png_chunk("IDAT", {})), ImageFailure::truncated);
}

TEST(image_decoder, corrupt_files) {
  const Bytes picture = png(4, 4, quarters);
  EXPECT_EQ(failure_of(overwritten(picture, 43, {0xff, 0xff, 0xff})), ImageFailure::corrupt);
  Bytes photo = jpeg(1, 1, {9});
  photo = overwritten(photo, 2 + 69 + 4, {200});  // a precision of 200 bits
  EXPECT_EQ(failure_of(photo), ImageFailure::unsupported);
  // More Huffman codes than there can be, behind the frame header.
  EXPECT_EQ(failure_of(overwritten(jpeg(1, 1, {9}), 2 + 69 + 13 + 5, Bytes(16, 0xff))), ImageFailure::corrupt);
  EXPECT_EQ(failure_of(overwritten(bmp(4, 4, quarters), 30, {1})), ImageFailure::unsupported);  // run lengths
  EXPECT_EQ(failure_of(overwritten(bmp(4, 4, quarters), 28, little(7, 2))), ImageFailure::corrupt);
}

// A stream that goes on and on after the declared rows costs no more memory than the limit.
TEST(image_decoder, a_png_whose_stream_swells) {
  const DecodedImage image = decode_image(png(1, 1, quarters), {});
  EXPECT_EQ(image.failure, ImageFailure::none);
  const Bytes large = png(1000, 1000, quarters);
  const Bytes bomb = png_header(1, 1) + Bytes(large.begin() + 33, large.end());
  EXPECT_EQ(failure_of(bomb), ImageFailure::none);
}

TEST(image_decoder, cut_at_every_length) {
  const Bytes photo = jpeg(2, 2, {0, 100, 200, 255}, jpeg_exif_segment(8, true));
  for (const Bytes& file : {png(6, 5, quarters), photo, gif(2), bmp(5, 4, quarters)}) {
    for (std::size_t size = 0; size < file.size(); ++size) {
      const Bytes cut(file.begin(),
                      file.begin() + static_cast<long>(size));  // its own block, so that ASan sees its end
      const DecodedImage image = decode_image(cut, {.width = 3, .height = 3});
      EXPECT_EQ(image.raster.pixels == nullptr, image.failure != ImageFailure::none);
    }
  }
}

TEST(image_decoder, each_byte_changed) {
  const Bytes photo = jpeg(2, 2, {0, 100, 200, 255}, jpeg_exif_segment(8, true));
  for (const Bytes& file : {png(3, 3, quarters), photo, gif(1), bmp(3, 3, quarters)}) {
    for (std::size_t offset = 0; offset < file.size(); ++offset) {
      for (const std::uint8_t value : {0x00, 0x7f, 0xff}) {
        const Bytes changed = overwritten(file, offset, {value});
        if (read_image_header(changed).width > 4096 || read_image_header(changed).height > 4096)
          continue;  // slow, not new
        const DecodedImage image = decode_image(changed, {.width = 2, .height = 2});
        EXPECT_EQ(image.raster.pixels == nullptr, image.failure != ImageFailure::none);
      }
    }
  }
}

TEST(image_decoder, each_failure_has_its_own_name) {
  EXPECT_STREQ(name(ImageFailure::too_large), "too_large");
  EXPECT_STREQ(name(ImageFailure::out_of_memory), "out_of_memory");
}

}  // namespace
}  // namespace kanbao
