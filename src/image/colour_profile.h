// ICC profiles that describe a screen: three primaries and a curve for each, as screenshots and photographs carry them.
// Turns pixels of such a profile into sRGB, which is what a canvas holds. Colours that sRGB lacks are clipped.
#pragma once

#include <array>
#include <cstdint>

#include "image/byte_reader.h"
#include "image/image_scaler.h"

namespace kanbao {

struct ColourProfile {
  enum class State : std::uint8_t {
    srgb,    // or so near that nobody sees a difference: nothing need be done
    screen,  // the fields below are set
    other,   // greys, inks, tables: not understood here
  };

  State state = State::srgb;
  std::array<std::array<float, 256>, 3> light = {};  // of each stored red, green and blue; 0 to 1
  std::array<std::array<float, 3>, 3> matrix = {};   // rows: light of sRGB's red, green, blue from that of the profile
};

// `icc` is the whole profile.
ColourProfile read_colour_profile(const ByteReader& icc);

// `profile` is a screen's.
void convert_to_srgb(Raster& raster, const ColourProfile& profile);

}  // namespace kanbao
