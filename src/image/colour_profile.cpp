#include "image/colour_profile.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "base/power.h"

namespace kanbao {
namespace {

using Curve = std::array<float, 256>;
using Column = std::array<float, 3>;

// Light of sRGB from XYZ under D50, to which every ICC profile refers (adapted after Bradford from IEC 61966-2-1).
constexpr std::array<Column, 3> srgb_from_xyz = {{{3.1338561F, -1.6168667F, -0.4906146F},
                                                  {-0.9787684F, 1.9161415F, 0.0334540F},
                                                  {0.0719453F, -0.2289914F, 1.4052427F}}};

// What is not a number counts as none.
float limited(double value) { return value > 0 ? static_cast<float>(std::min(value, 1.0)) : 0; }

// ICC.1:2022, 4.6: s15Fixed16Number.
double fixed_at(const ByteReader& reader, std::size_t offset) {
  return static_cast<std::int32_t>(reader.u32(offset)) / 65536.0;
}

// ICC.1:2022, 7.3: the tag table. Nothing if the profile has no such tag.
std::optional<ByteReader> tag(const ByteReader& icc, std::string_view signature) {
  const std::uint32_t count = icc.u32(128);
  for (std::size_t i = 0; i < count && icc.has(132 + i * 12, 12); ++i) {
    const std::size_t entry = 132 + i * 12;
    if (icc.holds(entry, signature)) return icc.part(icc.u32(entry + 4), icc.u32(entry + 8));
  }
  return std::nullopt;
}

// The parameters of all kinds of parametricCurveType as those of the last one: (a·x + b)^g + e from d on, c·x + f
// below.
struct Parameters {
  double g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0;

  double operator()(double x) const { return x >= d ? power(a * x + b, g) + e : c * x + f; }
};

// ICC.1:2022, 10.18.
std::optional<Parameters> read_parameters(const ByteReader& para) {
  const std::uint32_t kind = para.u16(8);
  const auto number = [&](std::size_t index) { return fixed_at(para, 12 + index * 4); };
  const double g = number(0), a = number(1), b = number(2);
  if (kind == 0) return Parameters{g};
  if (kind == 1) return Parameters{g, a, b, 0, -b / a};
  if (kind == 2) return Parameters{g, a, b, 0, -b / a, number(3), number(3)};
  if (kind == 3) return Parameters{g, a, b, number(3), number(4)};
  if (kind == 4) return Parameters{g, a, b, number(3), number(4), number(5), number(6)};
  return std::nullopt;
}

template <typename Function>
Curve sampled(const Function& function) {
  Curve curve = {};
  for (std::size_t i = 0; i < curve.size(); ++i) curve[i] = limited(function(static_cast<double>(i) / 255));
  return curve;
}

// ICC.1:2022, 10.6: no entry is a straight line, one is an exponent, more are values at equal steps.
std::optional<Curve> read_table(const ByteReader& curv) {
  const std::uint32_t count = curv.u32(8);
  if (!curv.has(12, std::size_t{2} * count)) return std::nullopt;
  if (count == 0) return sampled(Parameters{});
  if (count == 1) return sampled(Parameters{curv.u16(12) / 256.0});
  return sampled([&](double x) {
    const double place = x * (count - 1);
    const auto before = std::min(static_cast<std::uint32_t>(place), count - 2);
    const double low = curv.u16(12 + std::size_t{2} * before), high = curv.u16(14 + std::size_t{2} * before);
    return (low + (high - low) * (place - before)) / 65535;
  });
}

std::optional<Curve> read_curve(const std::optional<ByteReader>& body) {
  if (body && body->holds(0, "curv")) return read_table(*body);
  if (!body || !body->holds(0, "para")) return std::nullopt;
  const std::optional<Parameters> parameters = read_parameters(*body);
  return parameters ? std::optional(sampled(*parameters)) : std::nullopt;
}

std::optional<Column> read_primary(const std::optional<ByteReader>& body) {
  if (!body || !body->holds(0, "XYZ ") || !body->has(8, 12)) return std::nullopt;
  Column light = {};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t i = 0; i < 3; ++i)
      light[row] += srgb_from_xyz[row][i] * static_cast<float>(fixed_at(*body, 8 + i * 4));
  return light;
}

// Tables from the device to the connection space are there to be preferred to curves and primaries.
bool is_screen(const ByteReader& icc) {
  return icc.holds(36, "acsp") && icc.holds(16, "RGB ") && icc.holds(20, "XYZ ") && !tag(icc, "A2B0");
}

// IEC 61966-2-1: what sRGB stores for a light, both 0 to 1.
double stored(double light) { return light <= 0.0031308 ? light * 12.92 : 1.055 * power(light, 1 / 2.4) - 0.055; }

// Compared as they are stored: a light that is nothing beside white is many steps of black.
bool is_srgb(const ColourProfile& profile) {
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t i = 0; i < 256; ++i)
      if (std::abs(stored(profile.light[row][i]) * 255 - static_cast<double>(i)) > 0.75) return false;
    for (std::size_t i = 0; i < 3; ++i)
      if (std::abs(profile.matrix[row][i] - (row == i ? 1.0F : 0.0F)) > 0.0005F) return false;
  }
  return true;
}

// sRGB's stored values by the square root of their light, in which they are spread almost evenly: each for the middle
// of its step.
using Encoding = std::array<std::uint8_t, 2048>;

Encoding srgb_encoding() {
  Encoding encoding = {};
  for (std::size_t i = 0; i < encoding.size(); ++i) {
    const double root = (static_cast<double>(i) + 0.5) / (encoding.size() - 1);
    encoding[i] = static_cast<std::uint8_t>(std::lround(stored(root * root) * 255));
  }
  return encoding;
}

}  // namespace

ColourProfile read_colour_profile(const ByteReader& icc) {
  ColourProfile profile = {.state = ColourProfile::State::other};
  if (!is_screen(icc)) return profile;
  constexpr std::array<std::string_view, 3> curves = {"rTRC", "gTRC", "bTRC"};
  constexpr std::array<std::string_view, 3> primaries = {"rXYZ", "gXYZ", "bXYZ"};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::optional<Curve> curve = read_curve(tag(icc, curves[i]));
    const std::optional<Column> primary = read_primary(tag(icc, primaries[i]));
    if (!curve || !primary) return profile;
    profile.light[i] = *curve;
    for (std::size_t row = 0; row < 3; ++row) profile.matrix[row][i] = (*primary)[row];
  }
  profile.state = is_srgb(profile) ? ColourProfile::State::srgb : ColourProfile::State::screen;
  return profile;
}

void convert_to_srgb(Raster& raster, const ColourProfile& profile) {
  const Encoding encoding = srgb_encoding();
  for (std::size_t i = 0; i < raster.count() * 4; i += 4) {
    std::uint8_t* pixel = &raster.pixels[i];
    const Column light = {profile.light[0][pixel[0]], profile.light[1][pixel[1]], profile.light[2][pixel[2]]};
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const Column& row = profile.matrix[channel];
      const float sum = limited(row[0] * light[0] + row[1] * light[1] + row[2] * light[2]);
      pixel[channel] = encoding[static_cast<std::size_t>(std::sqrt(sum) * (encoding.size() - 1))];
    }
  }
}

}  // namespace kanbao
