// Pictures of runs of text in Dear ImGui's texture atlas. A run is drawn by the browser once for each phase at which
// it stands on the device grid and found again for as long as it is in use.
//
// A sprite of one character is drawn at the nearest quarter of a pixel, as Skia places glyphs, so that a Han character
// needs four at most. The glyphs of a word each have a phase of their own: the word's is kept to 1/64.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "imgui.h"
#include "paint/rasteriser.h"

namespace kanbao {

// A run where it is to be painted, in device px.
struct PlacedRun {
  Font font;  // size in device px
  std::string_view text;
  Colour colour;
  double x = 0;
  double baseline = 0;
  double advance = 0;
};

// A picture ready to be drawn with its top left corner at (x, y).
struct RunImage {
  int x = 0;
  int y = 0;
  int width = 0;  // 0: the run has no ink
  int height = 0;
  ImVec2 uv_min;
  ImVec2 uv_max;
  Colour tint;  // white for pictures with colours of their own
};

class RunAtlas {
 public:
  // Both must outlive the atlas.
  RunAtlas(ImFontAtlas& atlas, Rasteriser& rasteriser) : atlas_(atlas), rasteriser_(rasteriser) {}

  // The pictures of all runs of one frame, in order. Those that are new are rasterised in one call. The result is
  // valid until the next call, because the atlas may be packed anew.
  std::vector<RunImage> images(const std::vector<PlacedRun>& runs);

  // Forgets all sprites: fonts have changed, or the texture was lost.
  void clear();

  // Where the pictures lie, after `images`.
  ImTextureRef texture() const { return atlas_.TexRef; }

  std::size_t sprite_count() const { return sprites_.size(); }

 private:
  struct Sprite {
    ImFontAtlasRectId rect = ImFontAtlasRectId_Invalid;
    int left = 0;  // device px, of the ink, from the run's whole-pixel origin
    int top = 0;   // device px, of the ink, from the baseline
    bool has_own_colours = false;
    std::uint64_t last_used = 0;  // frame
  };
  struct Cell;

  std::vector<Cell> missing_cells(const std::vector<PlacedRun>& runs, const std::vector<std::string>& keys);
  void rasterise(const std::vector<Cell>& cells);
  void store(const Cell& cell, const std::uint32_t* pixels);
  ImFontAtlasRectId reserve(int width, int height, ImFontAtlasRect& rect);
  void drop_unused();
  RunImage image_of(const Sprite& sprite, const PlacedRun& run) const;

  ImFontAtlas& atlas_;
  Rasteriser& rasteriser_;
  std::unordered_map<std::string, Sprite> sprites_;
  std::uint64_t frame_ = 0;
};

}  // namespace kanbao
