#include "image/embedded_profile.h"

#include <string_view>

namespace kanbao {
namespace {

using namespace std::literals;

constexpr std::uint32_t srgb_gamma = 45455;  // what gAMA holds beside sRGB: PNG, third edition, 11.3.2.5

// PNG, third edition, 4.3: cICP counts before iCCP, iCCP before sRGB, sRGB before gAMA.
enum class PngColour : std::uint8_t { none, gamma, srgb, profile, code_points };

struct PngChunk {
  PngColour colour = PngColour::none;
  EmbeddedProfile profile;
};

// The name of a profile ends with a zero, and one byte says how the profile is compressed: always 0, zlib.
EmbeddedProfile deflated_profile(const ByteReader& body) {
  const std::size_t end = body.text().find('\0');
  if (end == std::string_view::npos) return {};
  return {ProfileKind::deflated_icc, body.part(end + 2, body.size())};
}

PngChunk read_chunk(std::string_view kind, const ByteReader& body) {
  // Primaries of BT.709 and the transfer function of sRGB: ITU-T H.273, tables 2 and 3.
  const bool codes_srgb = body.u8(0) == 1 && body.u8(1) == 13;
  if (kind == "cICP") return {PngColour::code_points, {codes_srgb ? ProfileKind::none : ProfileKind::other}};
  if (kind == "iCCP") return {PngColour::profile, deflated_profile(body)};
  if (kind == "sRGB") return {PngColour::srgb, {}};
  if (kind == "gAMA") return {PngColour::gamma, {body.u32(0) == srgb_gamma ? ProfileKind::none : ProfileKind::other}};
  return {};
}

EmbeddedProfile png_profile(const ByteReader& reader) {
  PngChunk found;
  for (std::size_t offset = 8; reader.has(offset, 8); offset += std::size_t{12} + reader.u32(offset)) {
    const std::string_view kind = reader.text().substr(offset + 4, 4);
    if (kind == "IDAT") break;
    const PngChunk chunk = read_chunk(kind, reader.part(offset + 8, reader.u32(offset)));
    if (chunk.colour > found.colour) found = chunk;
  }
  return found.profile;
}

// ICC.1:2022, B.4. A profile that fills several segments describes its colours by tables.
EmbeddedProfile jpeg_profile(const ByteReader& reader) {
  for (std::size_t offset = 2; reader.has(offset, 4) && reader.u8(offset + 1) != 0xda;) {
    const std::uint32_t length = reader.u16(offset + 2);
    if (reader.u8(offset + 1) == 0xe2 && length >= 16 && reader.holds(offset + 4, "ICC_PROFILE\0"sv)) {
      const bool whole = reader.u8(offset + 17) == 1;
      return {whole ? ProfileKind::icc : ProfileKind::other, reader.part(offset + 18, length - 16)};
    }
    offset += reader.u8(offset + 1) == 0xff ? 1 : 2 + length;
  }
  return {};
}

}  // namespace

EmbeddedProfile find_embedded_profile(ImageBytes bytes, ImageFormat format) {
  if (format == ImageFormat::png) return png_profile(ByteReader(bytes));
  if (format == ImageFormat::jpeg) return jpeg_profile(ByteReader(bytes));
  return {};
}

}  // namespace kanbao
