#include "sample_files.h"

#include <array>
#include <cstdlib>

namespace kanbao::samples {
namespace {

std::uint32_t crc32(const Bytes& bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xedb88320U : crc >> 1U;
  }
  return ~crc;
}

std::uint32_t adler32(const Bytes& bytes) {
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const std::uint8_t byte : bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16U | a;
}

// RFC 1950 and 1951 with stored blocks only.
Bytes zlib(const Bytes& raw) {
  Bytes stream = {0x78, 0x01};
  for (std::size_t at = 0; at < raw.size(); at += 65535) {
    const std::size_t count = std::min<std::size_t>(65535, raw.size() - at);
    const bool last = at + count == raw.size();
    const auto length = static_cast<std::uint32_t>(count);
    stream = std::move(stream) + Bytes{static_cast<std::uint8_t>(last)} + little(length, 2) + little(~length, 2);
    stream.insert(stream.end(), raw.begin() + static_cast<long>(at), raw.begin() + static_cast<long>(at + count));
  }
  return std::move(stream) + big(adler32(raw), 4);
}

class BitWriter {
 public:
  void put(std::uint32_t bits, int count) {
    for (int i = count - 1; i >= 0; --i) {
      byte_ = static_cast<std::uint8_t>(byte_ << 1U | ((bits >> static_cast<unsigned>(i)) & 1U));
      if (++filled_ == 8) flush();
    }
  }
  Bytes finish() {
    while (filled_ != 0) put(1, 1);
    return bytes_;
  }

 private:
  void flush() {
    bytes_.push_back(byte_);
    if (byte_ == 0xff) bytes_.push_back(0);
    byte_ = 0;
    filled_ = 0;
  }
  Bytes bytes_;
  std::uint8_t byte_ = 0;
  int filled_ = 0;
};

Bytes jpeg_segment(std::uint8_t marker, const Bytes& body) {
  return Bytes{0xff, marker} + big(static_cast<std::uint32_t>(body.size() + 2), 2) + body;
}

// Huffman table with the categories 0 to 11 as 4-bit codes, and an AC table whose single code `0` ends the block.
Bytes jpeg_huffman_tables() {
  Bytes dc(17, 0);
  dc[4] = 12;
  for (std::uint8_t category = 0; category < 12; ++category) dc.push_back(category);
  Bytes ac(17, 0);
  ac[0] = 0x10;
  ac[1] = 1;
  ac.push_back(0);
  return jpeg_segment(0xc4, dc) + jpeg_segment(0xc4, ac);
}

Bytes jpeg_scan(const std::vector<std::uint8_t>& tones) {
  BitWriter bits;
  int previous = 0;
  for (const std::uint8_t tone : tones) {
    const int level = (tone - 128) * 8;  // with a quantiser of 1 the DC coefficient is eight times the mean
    const int difference = level - previous;
    previous = level;
    int category = 0;
    while (std::abs(difference) >> category != 0) ++category;
    bits.put(static_cast<std::uint32_t>(category), 4);
    bits.put(static_cast<std::uint32_t>(difference < 0 ? difference - 1 : difference), category);
    bits.put(0, 1);
  }
  return bits.finish();
}

Bytes iso_box(std::string_view kind, const Bytes& body) {
  return big(static_cast<std::uint32_t>(body.size() + 8), 4) + bytes_of(kind) + body;
}

Bytes riff(const Bytes& body) {
  return bytes_of("RIFF") + little(static_cast<std::uint32_t>(body.size() + 4), 4) + bytes_of("WEBP") + body;
}

}  // namespace

Bytes operator+(Bytes first, const Bytes& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

Bytes big(std::uint32_t number, int count) {
  Bytes bytes;
  for (int i = count - 1; i >= 0; --i)
    bytes.push_back(static_cast<std::uint8_t>(number >> static_cast<unsigned>(8 * i)));
  return bytes;
}

Bytes little(std::uint32_t number, int count) {
  Bytes bytes = big(number, count);
  return {bytes.rbegin(), bytes.rend()};
}

Bytes png_chunk(std::string_view kind, const Bytes& body) {
  const Bytes checked = bytes_of(kind) + body;
  return big(static_cast<std::uint32_t>(body.size()), 4) + checked + big(crc32(checked), 4);
}

Bytes png_header(std::uint32_t width, std::uint32_t height) {
  const Bytes signature = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  return signature + png_chunk("IHDR", big(width, 4) + big(height, 4) + Bytes{8, 6, 0, 0, 0});
}

Bytes png(int width, int height, const Painter& painter) {
  Bytes raw;
  for (int y = 0; y < height; ++y) {
    raw.push_back(0);
    for (int x = 0; x < width; ++x) {
      const Rgba pixel = painter(x, y);
      raw.insert(raw.end(), {pixel.r, pixel.g, pixel.b, pixel.a});
    }
  }
  return png_header(static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)) +
         png_chunk("IDAT", zlib(raw)) + png_chunk("IEND", {});
}

Bytes exif(std::uint8_t orientation, bool little_endian) {
  const auto number = [&](std::uint32_t value, int count) {
    return little_endian ? little(value, count) : big(value, count);
  };
  const Bytes other = number(0x0110, 2) + number(3, 2) + number(1, 4) + number(7, 2) + number(0, 2);
  const Bytes entry = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2);
  return bytes_of(little_endian ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) + other + entry +
         number(0, 4);
}

// ICC.1:2022, 7.2 and 7.3: of the header only what tells profiles apart.
Bytes icc_profile(const std::vector<IccTag>& tags, std::string_view space) {
  Bytes table = big(static_cast<std::uint32_t>(tags.size()), 4);
  Bytes bodies;
  for (const IccTag& tag : tags) {
    const std::size_t offset = 132 + tags.size() * 12 + bodies.size();
    table = table + bytes_of(tag.signature) + big(static_cast<std::uint32_t>(offset), 4) +
            big(static_cast<std::uint32_t>(tag.body.size()), 4);
    bodies = bodies + tag.body;
  }
  return Bytes(12) + bytes_of("mntr") + bytes_of(space) + bytes_of("XYZ ") + Bytes(12) + bytes_of("acsp") + Bytes(88) +
         table + bodies;
}

std::vector<IccTag> icc_primaries(const std::vector<std::uint32_t>& numbers) {
  std::vector<IccTag> tags = {{"rXYZ", {}}, {"gXYZ", {}}, {"bXYZ", {}}};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::size_t first = i * 3;
    tags[i].body = bytes_of({"XYZ \0\0\0\0", 8}) + big(numbers[first], 4) + big(numbers[first + 1], 4) +
                   big(numbers[first + 2], 4);
  }
  return tags;
}

std::vector<IccTag> icc_curves(const Bytes& body) { return {{"rTRC", body}, {"gTRC", body}, {"bTRC", body}}; }

Bytes icc_srgb_curve() {
  return bytes_of({"para\0\0\0\0\0\3\0\0", 12}) + big(0x26666, 4) + big(0xf2a7, 4) + big(0x0d59, 4) + big(0x13d0, 4) +
         big(0x0a5b, 4);
}

Bytes display_p3() {
  std::vector<IccTag> tags =
      icc_primaries({0x83df, 0x3dbf, 0xffffffbb, 0x4abf, 0xb137, 0x0ab9, 0x2838, 0x110b, 0xc8b9});
  for (const IccTag& curve : icc_curves(icc_srgb_curve())) tags.push_back(curve);
  return icc_profile(tags);
}

Bytes png_with_profile(const Bytes& png, const Bytes& icc) {
  const auto behind_header = png.begin() + 33;
  return Bytes(png.begin(), behind_header) + png_chunk("iCCP", bytes_of({"screen\0\0", 8}) + zlib(icc)) +
         Bytes(behind_header, png.end());
}

Bytes jpeg_icc_segment(const Bytes& icc, std::uint8_t segments) {
  return jpeg_segment(0xe2, bytes_of({"ICC_PROFILE\0\1", 13}) + Bytes{segments} + icc);
}

Bytes jpeg_exif_segment(std::uint8_t orientation, bool little_endian) {
  return jpeg_segment(0xe1, bytes_of({"Exif\0\0", 6}) + exif(orientation, little_endian));
}

Bytes jpeg(int blocks_across, int blocks_down, const std::vector<std::uint8_t>& tones, const Bytes& insert) {
  const Bytes quantisation = Bytes{0} + Bytes(64, 1);
  const Bytes frame = Bytes{8} + big(static_cast<std::uint32_t>(blocks_down * 8), 2) +
                      big(static_cast<std::uint32_t>(blocks_across * 8), 2) + Bytes{1, 1, 0x11, 0};
  return Bytes{0xff, 0xd8} + insert + jpeg_segment(0xdb, quantisation) + jpeg_segment(0xc0, frame) +
         jpeg_huffman_tables() + jpeg_segment(0xda, {1, 1, 0, 0, 63, 0}) + jpeg_scan(tones) + Bytes{0xff, 0xd9};
}

Bytes gif(int frames) {
  const Bytes screen = bytes_of("GIF89a") + little(2, 2) + little(2, 2) + Bytes{0x81, 0, 0};
  const Bytes colours = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
  const Bytes control = {0x21, 0xf9, 4, 0, 10, 0, 0, 0};
  const Bytes descriptor = Bytes{0x2c} + little(0, 4) + little(2, 2) + little(2, 2) + Bytes{0};
  // LZW of the colours 0 1 2 3 in 3-bit codes: clear, 0, 1, 2, then 3 in 4 bits as the table has grown, end.
  const std::uint32_t bits = 4U | 0U << 3U | 1U << 6U | 2U << 9U | 3U << 12U | 5U << 16U;
  const Bytes data = Bytes{2, 3} + little(bits, 3) + Bytes{0};
  Bytes file = screen + colours;
  for (int i = 0; i < frames; ++i) file = std::move(file) + control + descriptor + data;
  return std::move(file) + Bytes{0x3b};
}

Bytes bmp(int width, int height, const Painter& painter) {
  Bytes rows;
  for (int y = height - 1; y >= 0; --y) {
    for (int x = 0; x < width; ++x) {
      const Rgba pixel = painter(x, y);
      rows.insert(rows.end(), {pixel.b, pixel.g, pixel.r});
    }
    while (rows.size() % 4 != 0) rows.push_back(0);
  }
  const auto size = static_cast<std::uint32_t>(rows.size());
  return bytes_of("BM") + little(54 + size, 4) + little(0, 4) + little(54, 4) + little(40, 4) +
         little(static_cast<std::uint32_t>(width), 4) + little(static_cast<std::uint32_t>(height), 4) + little(1, 2) +
         little(24, 2) + little(0, 4) + little(size, 4) + Bytes(16, 0) + rows;
}

Bytes webp_lossy(std::uint32_t width, std::uint32_t height) {
  return riff(bytes_of("VP8 ") + little(10, 4) + Bytes{0x10, 0, 0, 0x9d, 0x01, 0x2a} + little(width, 2) +
              little(height, 2));
}

Bytes webp_lossless(std::uint32_t width, std::uint32_t height) {
  return riff(bytes_of("VP8L") + little(10, 4) + Bytes{0x2f} + little((width - 1) | (height - 1) << 14U, 4) +
              Bytes(5, 0));
}

Bytes webp_extended(std::uint32_t width, std::uint32_t height, std::uint8_t flags) {
  return riff(bytes_of("VP8X") + little(10, 4) + Bytes{flags, 0, 0, 0} + little(width - 1, 3) + little(height - 1, 3));
}

Bytes avif(const AvifSample& sample) {
  const Bytes version(4, 0);
  const Bytes small = iso_box("ispe", version + big(8, 4) + big(8, 4));
  const Bytes size = iso_box("ispe", version + big(sample.width, 4) + big(sample.height, 4));
  const Bytes turn = iso_box("irot", {1});
  const Bytes ipco = iso_box("ipco", small + size + turn);
  // Item 1 (a thumbnail) has property 1; item 2 has property 2 and, when turned, 3 as an essential one.
  const Bytes first = big(1, 2) + Bytes{1, 1};
  const Bytes second = sample.turned ? big(2, 2) + Bytes{2, 2, 0x83} : big(2, 2) + Bytes{1, 2};
  const Bytes ipma = iso_box("ipma", version + big(2, 4) + first + second);
  const Bytes meta =
      version + iso_box("hdlr", Bytes(20, 0)) + iso_box("pitm", version + big(2, 2)) + iso_box("iprp", ipco + ipma);
  return iso_box("ftyp", bytes_of(sample.brand) + big(0, 4) + bytes_of("mif1") + bytes_of(sample.brand)) +
         iso_box("meta", meta) + iso_box("mdat", Bytes(16, 0));
}

}  // namespace kanbao::samples
