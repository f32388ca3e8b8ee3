#include "image/image_header.h"

#include <gtest/gtest.h>

#include "image/image_decoder.h"
#include "sample_files.h"

namespace kanbao {
namespace {

using namespace samples;

Rgba grey(int, int) { return {128, 128, 128, 255}; }

void expect_header(const Bytes& file, ImageFormat format, std::uint32_t width, std::uint32_t height) {
  const ImageHeader header = read_image_header(file);
  EXPECT_EQ(header.state, HeaderState::known);
  EXPECT_EQ(header.format, format);
  EXPECT_EQ(header.width, width);
  EXPECT_EQ(header.height, height);
}

void expect_svg(std::string_view text, std::uint32_t width, std::uint32_t height) {
  SCOPED_TRACE(std::string(text));
  expect_header(bytes_of(text), ImageFormat::svg, width, height);
}

Motion motion_of(const Bytes& file) { return read_image_header(file).motion; }

TEST(image_header, size_by_format) {
  expect_header(png(3, 2, grey), ImageFormat::png, 3, 2);
  expect_header(jpeg(2, 1, {0, 255}), ImageFormat::jpeg, 16, 8);
  expect_header(gif(1), ImageFormat::gif, 2, 2);
  expect_header(bmp(5, 4, grey), ImageFormat::bmp, 5, 4);
  expect_header(webp_lossy(640, 480), ImageFormat::webp, 640, 480);
  expect_header(webp_lossless(16384, 1), ImageFormat::webp, 16384, 1);
  expect_header(webp_extended(70000, 3, 0), ImageFormat::webp, 70000, 3);
  expect_header(avif({.width = 1200, .height = 800}), ImageFormat::avif, 1200, 800);
}

TEST(image_header, bmp_with_rows_from_the_top) {
  Bytes file = bmp(5, 4, grey);
  const Bytes negative = little(0U - 4U, 4);
  std::copy(negative.begin(), negative.end(), file.begin() + 22);
  expect_header(file, ImageFormat::bmp, 5, 4);
}

TEST(image_header, avif_turned_by_a_quarter) {
  expect_header(avif({.width = 1200, .height = 800, .turned = true}), ImageFormat::avif, 800, 1200);
}

TEST(image_header, other_iso_files_are_not_known) {
  EXPECT_EQ(read_image_header(avif({.width = 8, .height = 8, .brand = "mp42"})).state, HeaderState::not_known);
}

TEST(image_header, orientation_swaps_the_size_of_jpeg_and_png) {
  for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
    for (const bool little_endian : {false, true}) {
      SCOPED_TRACE(static_cast<int>(orientation));
      const bool swaps = orientation >= 5;
      const Bytes photo = jpeg(2, 1, {0, 255}, jpeg_exif_segment(orientation, little_endian));
      expect_header(photo, ImageFormat::jpeg, swaps ? 8 : 16, swaps ? 16 : 8);
      EXPECT_EQ(read_image_header(photo).orientation, orientation);
      const Bytes shot =
          png_header(30, 20) + png_chunk("eXIf", exif(orientation, little_endian)) + png_chunk("IDAT", {});
      expect_header(shot, ImageFormat::png, swaps ? 20 : 30, swaps ? 30 : 20);
    }
  }
}

TEST(image_header, an_orientation_that_does_not_exist_is_upright) {
  EXPECT_EQ(read_image_header(jpeg(1, 1, {0}, jpeg_exif_segment(9, true))).orientation, 1);
  EXPECT_EQ(read_image_header(jpeg(1, 1, {0}, jpeg_exif_segment(0, true))).orientation, 1);
}

TEST(image_header, what_moves) {
  EXPECT_EQ(motion_of(gif(1)), Motion::still);
  EXPECT_EQ(motion_of(gif(2)), Motion::moving);
  EXPECT_EQ(motion_of(png(1, 1, grey)), Motion::still);
  EXPECT_EQ(motion_of(png_header(1, 1) + png_chunk("acTL", big(2, 4) + big(0, 4)) + png_chunk("IDAT", {})),
            Motion::moving);
  EXPECT_EQ(motion_of(webp_extended(8, 8, 0)), Motion::still);
  EXPECT_EQ(motion_of(webp_extended(8, 8, 2)), Motion::moving);
  EXPECT_EQ(motion_of(avif({.width = 8, .height = 8, .brand = "avis"})), Motion::moving);
}

TEST(image_header, gif_size_is_known_before_its_motion) {
  Bytes file = gif(1);
  file.resize(13);
  expect_header(file, ImageFormat::gif, 2, 2);
  EXPECT_EQ(motion_of(file), Motion::unknown);
}

TEST(image_header, png_size_is_told_before_its_orientation) {
  const Bytes file = png_header(30, 20) + png_chunk("eXIf", exif(6, true));
  EXPECT_EQ(read_image_header(ImageBytes(file).first(23)).width, 0U);
  const ImageHeader upright = read_image_header(ImageBytes(file).first(24));
  EXPECT_EQ(upright.state, HeaderState::need_more);
  EXPECT_EQ(std::pair(upright.width, upright.height), std::pair(30U, 20U));
  const ImageHeader turned = read_image_header(file);
  EXPECT_EQ(turned.state, HeaderState::need_more);
  EXPECT_EQ(std::pair(turned.width, turned.height), std::pair(20U, 30U));
}

// As the bytes of a file arrive one by one the answer changes once, from "more" to the final one.
TEST(image_header, streaming) {
  const Bytes photo = jpeg(2, 1, {0, 255}, jpeg_exif_segment(6, false));
  for (const Bytes& file : {png(3, 2, grey), photo, gif(2), bmp(5, 4, grey), webp_lossy(9, 9), webp_lossless(9, 9),
                            webp_extended(9, 9, 0), avif({.width = 9, .height = 9}),
                            bytes_of("<?xml version='1.0'?>\n<!-- a --><!DOCTYPE svg><svg width='9' height='9'>")}) {
    const ImageHeader whole = read_image_header(file);
    ASSERT_EQ(whole.state, HeaderState::known);
    bool known = false;
    for (std::size_t size = 0; size <= file.size(); ++size) {
      const ImageHeader header = read_image_header(ImageBytes(file).first(size));
      ASSERT_NE(header.state, HeaderState::not_known) << "format " << int(whole.format) << " after " << size;
      if (known) {
        ASSERT_EQ(header.state, HeaderState::known);
      }
      known = header.state == HeaderState::known;
      if (known) {
        EXPECT_EQ(header.width, whole.width);
      }
    }
  }
}

TEST(image_header, svg_sizes_as_browsers_see_them) {
  expect_svg("<svg width=\"120\" height='80'></svg>", 120, 80);
  expect_svg("\xef\xbb\xbf  <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1in\" height=\"72pt\">", 96, 96);
  expect_svg("<svg viewBox=\"0 0 200 100\" width=\"50\">", 50, 25);
  expect_svg("<svg viewBox=\"0,0,200,100\" height=\"50\">", 100, 50);
  expect_svg("<svg viewBox='0 0 100 100'>", 150, 150);
  expect_svg("<svg viewBox='0 0 400 100' width='100%'>", 300, 75);
  expect_svg("<svg>", 300, 150);
  expect_svg("<svg data-note='a > b width=\"7\"' width = '12.5' height='1.4cm'>", 13, 53);
  expect_svg("<!DOCTYPE svg [ <!ENTITY a \"<b>\"> ]><svg width='4' height='5'>", 4, 5);
}

TEST(image_header, not_an_image) {
  for (const std::string_view text :
       {"<!DOCTYPE html><html><svg width='1'>", "<html>", "plain words", "<svgs>", "{}"}) {
    EXPECT_EQ(read_image_header(bytes_of(text)).state, HeaderState::not_known) << text;
  }
}

TEST(image_header, an_endless_prologue_is_given_up) {
  EXPECT_EQ(read_image_header(bytes_of("<!-- " + std::string(70000, 'x'))).state, HeaderState::not_known);
  EXPECT_EQ(read_image_header(bytes_of("<svg " + std::string(70000, 'x'))).state, HeaderState::not_known);
}

TEST(image_header, contradictions) {
  EXPECT_EQ(read_image_header(Bytes{0xff, 0xd8, 0xff, 0xd9}).state, HeaderState::not_known);
  EXPECT_EQ(read_image_header(Bytes{0xff, 0xd8, 0xff, 0xe0, 0, 1, 0, 0, 0, 0, 0}).state, HeaderState::not_known);
  Bytes shifted = png_header(1, 1);
  shifted[12] = 'X';
  EXPECT_EQ(read_image_header(shifted).state, HeaderState::not_known);
}

}  // namespace
}  // namespace kanbao
