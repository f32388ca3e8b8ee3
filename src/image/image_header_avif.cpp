// AVIF: the size is a property (`ispe`) of the primary item in the `meta` box (ISO/IEC 23008-12, 6.5.3;
// 14496-12, 8.11).
#include <optional>
#include <string_view>
#include <utility>

#include "image/image_header_formats.h"

namespace kanbao {
namespace {

struct Box {
  std::string_view kind;
  ByteReader body;
  bool complete = false;
  std::size_t end = 0;  // offset behind the box in the bytes it was read from
};

std::optional<Box> box_at(const ByteReader& reader, std::size_t offset) {
  if (!reader.has(offset, 8)) return std::nullopt;
  const std::size_t size = reader.u32(offset);
  // 0 means up to the end of the file and 1 a 64-bit size: neither is used for what stands before the pixels.
  if (size < 8 || size > 0x7fffffffU) return std::nullopt;
  const std::string_view kind = reader.part(offset + 4, 4).text();
  return Box{kind, reader.part(offset + 8, size - 8), reader.has(offset, size), offset + size};
}

std::optional<Box> find_box(const ByteReader& reader, std::size_t offset, std::string_view kind) {
  for (std::optional<Box> box = box_at(reader, offset); box; box = box_at(reader, box->end))
    if (box->kind == kind) return box;
  return std::nullopt;
}

std::optional<Box> property_at(const ByteReader& container, std::uint32_t index) {
  std::optional<Box> box = box_at(container, 0);
  for (std::uint32_t i = 1; box && i < index; ++i) box = box_at(container, box->end);
  return box;
}

struct Properties {
  PixelSize size;
  bool turned = false;
};

Properties with_property(Properties properties, const std::optional<Box>& box) {
  if (box && box->kind == "ispe") properties.size = {box->body.u32(4), box->body.u32(8)};
  if (box && box->kind == "irot") properties.turned = (box->body.u8(0) & 1U) != 0;
  return properties;
}

// `indices` are `width` bytes each, counted from 1, with a flag in the highest bit.
Properties listed_properties(const ByteReader& indices, std::size_t width, const ByteReader& ipco) {
  Properties properties;
  for (std::size_t offset = 0; indices.has(offset, width); offset += width) {
    const std::uint32_t index = width == 2 ? indices.u16(offset) & 0x7fffU : indices.u8(offset) & 0x7fU;
    if (index != 0) properties = with_property(properties, property_at(ipco, index));
  }
  return properties;
}

// The properties that `ipma` associates with the item `primary`.
Properties item_properties(const ByteReader& ipma, const ByteReader& ipco, std::uint32_t primary) {
  const bool wide_ids = ipma.u8(0) != 0;
  const std::size_t width = (ipma.u8(3) & 1U) != 0 ? 2 : 1;
  std::size_t offset = 8;
  for (std::uint32_t entry = 0; entry < ipma.u32(4) && ipma.has(offset, 3); ++entry) {
    const std::uint32_t item = wide_ids ? ipma.u32(offset) : ipma.u16(offset);
    offset += wide_ids ? 4 : 2;
    const std::uint32_t count = ipma.u8(offset++);
    if (item == primary) return listed_properties(ipma.part(offset, count * width), width, ipco);
    offset += count * width;
  }
  return {};
}

Properties primary_properties(const ByteReader& meta) {
  const std::optional<Box> pitm = find_box(meta, 4, "pitm");
  const std::optional<Box> iprp = find_box(meta, 4, "iprp");
  if (!pitm || !iprp) return {};
  const std::optional<Box> ipco = find_box(iprp->body, 0, "ipco");
  const std::optional<Box> ipma = find_box(iprp->body, 0, "ipma");
  if (!ipco || !ipma) return {};
  const std::uint32_t primary = pitm->body.u8(0) == 0 ? pitm->body.u16(4) : pitm->body.u32(4);
  return item_properties(ipma->body, ipco->body, primary);
}

enum class Brand : std::uint8_t { other, still, sequence };

Brand brand_of(const ByteReader& ftyp) {
  Brand brand = Brand::other;
  for (std::size_t offset = 0; ftyp.has(offset, 4); offset += offset == 0 ? 8 : 4) {
    if (ftyp.holds(offset, "avis")) return Brand::sequence;
    if (ftyp.holds(offset, "avif")) brand = Brand::still;
  }
  return brand;
}

}  // namespace

ImageHeader read_avif_header(const ByteReader& reader) {
  const std::optional<Box> ftyp = box_at(reader, 0);
  if (!ftyp) return contradictory_header(ImageFormat::unknown);
  if (!ftyp->complete) return unfinished_header(ImageFormat::unknown);
  const Brand brand = brand_of(ftyp->body);
  if (brand == Brand::other) return contradictory_header(ImageFormat::unknown);
  const std::optional<Box> meta = find_box(reader, ftyp->end, "meta");
  if (!meta || !meta->complete) return unfinished_header(ImageFormat::avif);
  Properties properties = primary_properties(meta->body);
  if (properties.size.width == 0) return contradictory_header(ImageFormat::avif);
  if (properties.turned) std::swap(properties.size.width, properties.size.height);
  return known_header(ImageFormat::avif, properties.size, 1, brand == Brand::sequence ? Motion::moving : Motion::still);
}

}  // namespace kanbao
