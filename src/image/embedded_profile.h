// Where an image file says what its colours mean: PNG's chunks, JPEG's APP2 segment. Nothing is decoded here.
#pragma once

#include <cstdint>

#include "image/byte_reader.h"
#include "image/image_header.h"

namespace kanbao {

enum class ProfileKind : std::uint8_t {
  none,          // no word about colours, or that they are sRGB
  icc,           // an ICC profile
  deflated_icc,  // an ICC profile as a zlib stream
  other,         // something else than sRGB, said in a way that is not read here
};

struct EmbeddedProfile {
  ProfileKind kind = ProfileKind::none;
  ByteReader bytes = ByteReader({});  // of the ICC profile
};

// `bytes` are the whole file.
EmbeddedProfile find_embedded_profile(ImageBytes bytes, ImageFormat format);

}  // namespace kanbao
