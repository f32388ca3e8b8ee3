// Colours of screens' profiles beside those that Little CMS makes of them, which many browsers and printers trust. The
// profiles are written here: well-known ones, every kind of curve, and random primaries with random curves.
#include <gtest/gtest.h>

#ifdef KANBAO_HAS_LCMS

#include <lcms2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <memory>
#include <random>

#include "image/colour_profile.h"
#include "sample_files.h"

namespace kanbao {
namespace {

using namespace samples;
using Matrix = std::array<double, 9>;  // X, Y, Z of red, of green, of blue, under D50

constexpr Matrix srgb = {0.43607, 0.22249, 0.01392, 0.38515, 0.71687, 0.09708, 0.14307, 0.06061, 0.71410};
constexpr Matrix display_p3 = {0.51512, 0.24120, -0.00105, 0.29198, 0.69225, 0.04189, 0.15710, 0.06657, 0.78407};
constexpr Matrix wide_gamut = {0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457};
constexpr std::array<double, 3> d50 = {0.96420, 1, 0.82491};

// A channel of 8 bits may be rounded the other way, by each of the two.
constexpr int tolerance = 1;

Bytes fixed(double number) { return big(static_cast<std::uint32_t>(std::lround(number * 65536)), 4); }

Bytes parametric(std::uint16_t kind, const std::vector<double>& parameters) {
  Bytes body = bytes_of({"para\0\0\0\0", 8}) + big(kind, 2) + big(0, 2);
  for (const double parameter : parameters) body = body + fixed(parameter);
  return body;
}

Bytes table(const std::vector<std::uint16_t>& values) {
  Bytes body = bytes_of({"curv\0\0\0\0", 8}) + big(static_cast<std::uint32_t>(values.size()), 4);
  for (const std::uint16_t value : values) body = body + big(value, 2);
  return body;
}

Bytes gamma(double exponent) { return table({static_cast<std::uint16_t>(std::lround(exponent * 256))}); }

void put(Bytes& into, std::size_t offset, const Bytes& bytes) {
  std::copy(bytes.begin(), bytes.end(), into.begin() + static_cast<std::ptrdiff_t>(offset));
}

// With the fields of the header that Little CMS asks for: size, version, illuminant.
Bytes profile(const Matrix& primaries, const std::array<Bytes, 3>& curves) {
  std::vector<std::uint32_t> numbers(9);
  std::transform(primaries.begin(), primaries.end(), numbers.begin(),
                 [](double number) { return static_cast<std::uint32_t>(std::lround(number * 65536)); });
  std::vector<IccTag> tags = icc_primaries(numbers);
  constexpr std::array<const char*, 3> names = {"rTRC", "gTRC", "bTRC"};
  for (std::size_t i = 0; i < 3; ++i) tags.push_back({names[i], curves[i]});
  Bytes icc = icc_profile(tags);
  put(icc, 0, big(static_cast<std::uint32_t>(icc.size()), 4));
  put(icc, 8, big(0x04200000, 4));
  for (std::size_t i = 0; i < 3; ++i) put(icc, 68 + i * 4, fixed(d50[i]));
  return icc;
}

Bytes profile(const Matrix& primaries, const Bytes& curve) { return profile(primaries, {curve, curve, curve}); }

// Every grey, each primary's tones, and colours from everywhere.
std::vector<Rgba> colours() {
  std::vector<Rgba> all;
  for (int tone = 0; tone < 256; ++tone) {
    const auto value = static_cast<std::uint8_t>(tone);
    for (const Rgba colour : {Rgba{value, value, value}, {value, 0, 0}, {0, value, 0}, {0, 0, value}})
      all.push_back(colour);
  }
  std::mt19937 random(7);
  const auto any = [&] { return static_cast<std::uint8_t>(random() % 256); };
  for (int i = 0; i < 3072; ++i) all.push_back({any(), any(), any()});
  return all;
}

std::vector<Rgba> converted_by_kanbao(const std::vector<Rgba>& colours, const Bytes& icc) {
  const ColourProfile read = read_colour_profile(ByteReader(icc));
  EXPECT_NE(read.state, ColourProfile::State::other);
  if (read.state != ColourProfile::State::screen) return colours;
  Raster raster = allocate_raster(static_cast<std::uint32_t>(colours.size()), 1);
  std::memcpy(raster.pixels.get(), colours.data(), colours.size() * sizeof(Rgba));
  convert_to_srgb(raster, read);
  std::vector<Rgba> result(colours.size());
  std::memcpy(result.data(), raster.pixels.get(), colours.size() * sizeof(Rgba));
  return result;
}

struct Closing {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct Deleting {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};

// Without the tables of few steps that Little CMS would make for speed.
std::vector<Rgba> converted_by_lcms(const std::vector<Rgba>& colours, const Bytes& icc) {
  std::vector<Rgba> result = colours;
  const std::unique_ptr<void, Closing> from(
      cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
  const std::unique_ptr<void, Closing> to(cmsCreate_sRGBProfile());
  const std::unique_ptr<void, Deleting> transform(
      cmsCreateTransform(from.get(), TYPE_RGBA_8, to.get(), TYPE_RGBA_8, INTENT_RELATIVE_COLORIMETRIC,
                         cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE | cmsFLAGS_COPY_ALPHA));
  EXPECT_NE(transform, nullptr);
  if (transform)
    cmsDoTransform(transform.get(), colours.data(), result.data(), static_cast<cmsUInt32Number>(colours.size()));
  return result;
}

int difference(Rgba a, Rgba b) {
  return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b), std::abs(a.a - b.a)});
}

// The largest difference in any channel.
int largest_difference(const Bytes& icc) {
  const std::vector<Rgba> all = colours();
  const std::vector<Rgba> ours = converted_by_kanbao(all, icc);
  const std::vector<Rgba> theirs = converted_by_lcms(all, icc);
  int largest = 0;
  for (std::size_t i = 0; i < all.size(); ++i) largest = std::max(largest, difference(ours[i], theirs[i]));
  return largest;
}

double between(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

// Somewhere between the three known screens, and a little beside; white stays white.
Matrix random_primaries(std::mt19937& random) {
  const double p3_part = between(random, 0, 1), wide_part = between(random, 0, 1 - p3_part);
  Matrix mixed;
  for (std::size_t i = 0; i < 9; ++i)
    mixed[i] = srgb[i] + p3_part * (display_p3[i] - srgb[i]) + wide_part * (wide_gamut[i] - srgb[i]) +
               between(random, -0.02, 0.02);
  for (std::size_t row = 0; row < 3; ++row) {
    const double sum = mixed[row] + mixed[row + 3] + mixed[row + 6];
    for (std::size_t column = 0; column < 3; ++column) mixed[row + column * 3] *= d50[row] / sum;
  }
  return mixed;
}

Bytes random_table(std::mt19937& random) {
  std::vector<std::uint16_t> values(2 + random() % 1023);
  const double exponent = between(random, 1, 2.6);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<std::uint16_t>(
        std::lround(65535 * std::pow(static_cast<double>(i) / static_cast<double>(values.size() - 1), exponent)));
  return table(values);
}

// Curves as of a screen: a straight piece near black, a power above, together at the seam.
Bytes random_parametric(std::mt19937& random) {
  const double g = between(random, 1.8, 2.6), b = between(random, 0, 0.1), a = 1 - b;
  const double d = between(random, 0.01, 0.1), c = std::pow(a * d + b, g) / d;
  switch (random() % 5) {
    case 0:
      return parametric(0, {g});
    case 1:
      return parametric(1, {g, a, b});
    case 2:
      return parametric(2, {g, a, b, 0});
    case 3:
      return parametric(3, {g, a, b, c, d});
    default:
      return parametric(4, {g, a, b, c, d, 0, 0});
  }
}

Bytes random_curve(std::mt19937& random) {
  switch (random() % 3) {
    case 0:
      return gamma(between(random, 1, 2.6));
    case 1:
      return random_table(random);
    default:
      return random_parametric(random);
  }
}

TEST(colour_profile_oracle, known_screens) {
  EXPECT_LE(largest_difference(profile(srgb, icc_srgb_curve())), tolerance) << "sRGB";
  EXPECT_LE(largest_difference(profile(display_p3, icc_srgb_curve())), tolerance) << "Display P3";
  EXPECT_LE(largest_difference(profile(wide_gamut, gamma(563.0 / 256))), tolerance) << "Adobe RGB (1998)";
  EXPECT_LE(largest_difference(profile(srgb, gamma(2.2))), tolerance) << "sRGB's primaries under a plain exponent";
}

TEST(colour_profile_oracle, exponents) {
  for (double exponent = 1; exponent <= 2.6; exponent += 0.1)
    EXPECT_LE(largest_difference(profile(display_p3, gamma(exponent))), tolerance) << exponent;
}

TEST(colour_profile_oracle, parametric_curves) {
  std::mt19937 random(11);
  for (int i = 0; i < 60; ++i)
    EXPECT_LE(largest_difference(profile(display_p3, random_parametric(random))), tolerance) << "number " << i;
}

// What is so near to sRGB that it is left as it is may not be farther than what is converted; primaries that differ by
// what rounding them leaves cost one more.
TEST(colour_profile_oracle, almost_srgb) {
  for (double toe = 1; toe <= 20; toe += 0.5)
    EXPECT_LE(largest_difference(profile(srgb, parametric(3, {2.4, 1 / 1.055, 0.055 / 1.055, 1 / toe, 0.04045}))),
              tolerance)
        << "black begins with 1/" << toe;
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    Matrix primaries = srgb;
    const double most = between(random, 0, 0.003);
    for (double& number : primaries) number += between(random, -most, most);
    EXPECT_LE(largest_difference(profile(primaries, icc_srgb_curve())), tolerance + 1) << "beside by " << most;
  }
}

TEST(colour_profile_oracle, random_primaries_and_curves) {
  std::mt19937 random(3);
  for (int i = 0; i < 120; ++i) {
    const Matrix primaries = random_primaries(random);
    const Bytes icc = profile(primaries, {random_curve(random), random_curve(random), random_curve(random)});
    EXPECT_LE(largest_difference(icc), tolerance) << "number " << i;
  }
}

}  // namespace
}  // namespace kanbao

#else

TEST(colour_profile_oracle, is_missing) {
  GTEST_SKIP() << "Little CMS is not here (liblcms2-dev; script/setup tests): no profile is compared with it";
}

#endif
