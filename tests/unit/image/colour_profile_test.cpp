#include <gtest/gtest.h>

#include <algorithm>

#include "image/image_decoder.h"
#include "sample_files.h"

namespace kanbao {
namespace {

using namespace samples;

const std::vector<std::uint32_t> srgb_primaries = {0x6fa2, 0x38f5, 0x0390, 0x6299, 0xb785,
                                                   0x18da, 0x24a0, 0x0f84, 0xb6cf};

Bytes png_of(Rgba colour, const Bytes& icc) {
  return png_with_profile(png(4, 4, [colour](int, int) { return colour; }), icc);
}

// A chunk between the header and the pixels.
Bytes png_with_chunk(const Bytes& png, const Bytes& chunk) {
  return Bytes(png.begin(), png.begin() + 33) + chunk + Bytes(png.begin() + 33, png.end());
}

Rgba pixel_of(const Bytes& file, DecodeRequest request = {}) {
  const DecodedImage image = decode_image(file, request);
  EXPECT_EQ(image.failure, ImageFailure::none) << name(image.failure);
  if (!image.raster.pixels) return {};
  const std::uint8_t* pixel = image.raster.pixels.get();
  return {pixel[0], pixel[1], pixel[2], pixel[3]};
}

void expect_near(Rgba actual, Rgba expected) {
  EXPECT_NEAR(actual.r, expected.r, 1);
  EXPECT_NEAR(actual.g, expected.g, 1);
  EXPECT_NEAR(actual.b, expected.b, 1);
  EXPECT_EQ(actual.a, expected.a);
}

Bytes screen(const std::vector<std::uint32_t>& primaries, const Bytes& curve) {
  std::vector<IccTag> tags = icc_primaries(primaries);
  for (const IccTag& tag : icc_curves(curve)) tags.push_back(tag);
  return icc_profile(tags);
}

// The expected numbers were worked out from the primaries of Display P3 and sRGB under D65, without any profile.
TEST(colour_profile, display_p3_becomes_srgb) {
  expect_near(pixel_of(png_of({200, 100, 50, 255}, display_p3())), {215, 93, 31, 255});
  expect_near(pixel_of(png_of({60, 90, 200, 77}, display_p3())), {50, 91, 207, 77});
  expect_near(pixel_of(png_of({20, 20, 20, 255}, display_p3())), {20, 20, 20, 255});
  expect_near(pixel_of(png_of({255, 255, 255, 255}, display_p3())), {255, 255, 255, 255});
  expect_near(pixel_of(png_of({0, 0, 0, 0}, display_p3())), {0, 0, 0, 0});
}

TEST(colour_profile, what_srgb_lacks_is_clipped) {
  expect_near(pixel_of(png_of({255, 0, 0, 255}, display_p3())), {255, 0, 0, 255});
  expect_near(pixel_of(png_of({0, 255, 0, 255}, display_p3())), {0, 255, 0, 255});
}

TEST(colour_profile, smaller_pictures_are_converted_too) {
  expect_near(pixel_of(png_of({200, 100, 50, 255}, display_p3()), {.width = 2, .height = 1}), {215, 93, 31, 255});
}

// Every tone of a picture that says it is sRGB stays as it is stored.
TEST(colour_profile, srgb_stays_untouched) {
  const Bytes icc = screen(srgb_primaries, icc_srgb_curve());
  const auto paint = [](int x, int y) {
    const auto tone = static_cast<std::uint8_t>(x);
    return Rgba{tone, static_cast<std::uint8_t>(255 - x), static_cast<std::uint8_t>(x * 7 + y), 255};
  };
  const DecodedImage plain = decode_image(png(256, 2, paint), {});
  const DecodedImage tagged = decode_image(png_with_profile(png(256, 2, paint), icc), {});
  ASSERT_EQ(tagged.failure, ImageFailure::none);
  EXPECT_TRUE(
      std::equal(plain.raster.pixels.get(), plain.raster.pixels.get() + 256 * 2 * 4, tagged.raster.pixels.get()));
}

TEST(colour_profile, every_kind_of_curve) {
  const Rgba colour = {200, 100, 50, 255};
  const auto with_curve = [&](const Bytes& curve) { return pixel_of(png_of(colour, screen(srgb_primaries, curve))); };
  const Bytes table_head = bytes_of({"curv\0\0\0\0", 8});
  const auto parametric = [](std::uint16_t kind) { return bytes_of({"para\0\0\0\0", 8}) + big(kind, 2) + big(0, 2); };
  const Bytes linear = big(0x10000, 4) + big(0x10000, 4) + big(0, 4);  // g, a, b
  const Rgba from_light = {229, 168, 122, 255};
  expect_near(with_curve(table_head + big(0, 4)), from_light);
  expect_near(with_curve(table_head + big(2, 4) + big(0, 2) + big(65535, 2)), from_light);
  expect_near(with_curve(table_head + big(3, 4) + big(0, 2) + big(0x7fff, 2) + big(65535, 2)), from_light);
  expect_near(with_curve(parametric(1) + linear), from_light);
  expect_near(with_curve(parametric(2) + linear + big(0, 4)), from_light);
  expect_near(with_curve(parametric(4) + linear + big(0, 4) + big(0, 4) + big(0, 4) + big(0, 4)), from_light);
  const Rgba from_gamma = {210, 119, 65, 255};
  expect_near(with_curve(table_head + big(1, 4) + big(0x01cd, 2)), from_gamma);
  expect_near(with_curve(parametric(0) + big(0x1cccd, 4)), from_gamma);
  expect_near(with_curve(icc_srgb_curve()), colour);
}

TEST(colour_profile, jpeg_too) {
  const Bytes light = screen(srgb_primaries, bytes_of({"curv\0\0\0\0\0\0\0\0", 12}));
  EXPECT_NEAR(pixel_of(jpeg(1, 1, {60}, jpeg_icc_segment(light))).r, 133, 6);
  EXPECT_NEAR(pixel_of(jpeg(1, 1, {60}, jpeg_icc_segment(display_p3()))).r, 60, 4);
  EXPECT_EQ(decode_image(jpeg(1, 1, {60}, jpeg_icc_segment(display_p3(), 2)), {}).failure, ImageFailure::unsupported);
}

// The browser knows more kinds of profiles: pictures that carry them are left to it.
TEST(colour_profile, what_is_not_understood_is_unsupported) {
  const auto failure_with = [](const Bytes& icc) { return decode_image(png_of({9, 9, 9, 255}, icc), {}).failure; };
  std::vector<IccTag> tags = icc_primaries(srgb_primaries);
  EXPECT_EQ(failure_with(icc_profile(tags)), ImageFailure::unsupported) << "no curves";
  for (const IccTag& tag : icc_curves(icc_srgb_curve())) tags.push_back(tag);
  EXPECT_EQ(failure_with(icc_profile(tags)), ImageFailure::none);
  EXPECT_EQ(failure_with(icc_profile(tags, "GRAY")), ImageFailure::unsupported);
  EXPECT_EQ(failure_with(icc_profile(icc_curves(icc_srgb_curve()))), ImageFailure::unsupported) << "no primaries";
  tags.push_back({"A2B0", Bytes(4)});
  EXPECT_EQ(failure_with(icc_profile(tags)), ImageFailure::unsupported) << "tables";
  EXPECT_EQ(failure_with(screen(srgb_primaries, bytes_of({"para\0\0\0\0\0\7\0\0", 12}))), ImageFailure::unsupported);
  EXPECT_EQ(failure_with(screen(srgb_primaries, bytes_of({"curv\0\0\0\0\0\1\0\0", 12}))), ImageFailure::unsupported);
  EXPECT_EQ(failure_with({}), ImageFailure::unsupported);
  EXPECT_EQ(failure_with(Bytes(100'000)), ImageFailure::unsupported) << "larger than a screen's";
}

// PNG, third edition, 4.3, and the code points of ITU-T H.273: 1 and 13 are sRGB's, 12 is P3's.
TEST(colour_profile, other_words_about_colours) {
  const Bytes plain = png(1, 1, [](int, int) { return Rgba{200, 100, 50, 255}; });
  const auto failure_with = [&](const Bytes& chunks) {
    return decode_image(png_with_chunk(plain, chunks), {}).failure;
  };
  const Bytes usual_gamma = png_chunk("gAMA", big(45455, 4));
  const Bytes other_gamma = png_chunk("gAMA", big(100000, 4));
  EXPECT_EQ(failure_with(usual_gamma), ImageFailure::none);
  EXPECT_EQ(failure_with(other_gamma), ImageFailure::unsupported);
  EXPECT_EQ(failure_with(png_chunk("sRGB", {0}) + other_gamma), ImageFailure::none);
  EXPECT_EQ(failure_with(png_chunk("cICP", {1, 13, 0, 1})), ImageFailure::none);
  EXPECT_EQ(failure_with(png_chunk("cICP", {12, 13, 0, 1})), ImageFailure::unsupported);
  EXPECT_EQ(failure_with(png_chunk("cICP", {1, 13, 0, 1}) + png_chunk("iCCP", bytes_of("x"))), ImageFailure::none);
  EXPECT_EQ(failure_with(png_chunk("iCCP", bytes_of("no end"))), ImageFailure::none);
}

TEST(colour_profile, each_byte_changed_or_missing) {
  const Bytes profile = display_p3();
  for (std::size_t i = 0; i < profile.size(); ++i) {
    for (const int value : {0, 0x7f, 0xff}) {
      Bytes changed = profile;
      changed[i] = static_cast<std::uint8_t>(value);
      decode_image(png_of({200, 100, 50, 255}, changed), {});
    }
    decode_image(png_of({200, 100, 50, 255}, Bytes(profile.begin(), profile.begin() + static_cast<long>(i))), {});
  }
}

}  // namespace
}  // namespace kanbao
