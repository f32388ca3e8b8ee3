#include "paint/run_atlas.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "base/utf8.h"
#include "imgui_internal.h"

namespace kanbao {

struct RunAtlas::Cell {
  RasterRequest request;
  std::string_view key;  // into the frame's keys
};

namespace {

struct Placement {
  int x;      // whole device px
  int phase;  // 1/64 device px
};

bool is_single_character(std::string_view text) { return decode_utf8(text, 0).length == text.size(); }

Placement placement_of(const PlacedRun& run) {
  const int step = is_single_character(run.text) ? phases_per_pixel / 4 : 1;
  const double steps = std::floor(run.x * phases_per_pixel / step + 0.5);
  const auto position = static_cast<std::int64_t>(steps) * step;
  const auto x = static_cast<int>(std::floor(static_cast<double>(position) / phases_per_pixel));
  return {x, static_cast<int>(position - static_cast<std::int64_t>(x) * phases_per_pixel)};
}

// To the nearest device px, halves downwards on the page as browsers round them. The bias keeps a half that sums have
// made a hair smaller from going the other way.
int whole_baseline(double baseline) { return static_cast<int>(std::floor(baseline + 0.5 + 1.0 / 256)); }

std::string key_of(const PlacedRun& run) {
  std::string key = css_font(run.font);
  key += static_cast<char>('0' + static_cast<int>(run.font.script));
  key += static_cast<char>('0' + static_cast<int>(run.font.direction));
  key += css_colour(run.colour);
  key += static_cast<char>('0' + placement_of(run).phase);
  key += run.text;
  return key;
}

// Room for the ink: italics and emoji reach beyond their advance, some scripts far above and below the baseline.
RasterRequest request_for(const PlacedRun& run) {
  const double size = run.font.size;
  const int side = static_cast<int>(std::ceil(size * 0.4)) + 2;
  const int above = static_cast<int>(std::ceil(size * 1.3)) + 1;
  const int below = static_cast<int>(std::ceil(size * 0.6)) + 1;
  return {.font = run.font,
          .text = run.text,
          .colour = run.colour,
          .phase = placement_of(run).phase,
          .width = static_cast<int>(std::ceil(run.advance)) + 2 * side + 1,
          .height = above + below,
          .origin_x = side,
          .origin_y = above};
}

struct InkBox {
  int left;
  int top;
  int right;   // not included
  int bottom;  // not included
};

std::uint32_t alpha_of(std::uint32_t pixel) { return pixel >> 24; }

InkBox ink_box(const RasterRequest& cell, const std::uint32_t* pixels) {
  InkBox box{cell.width, cell.height, 0, 0};
  for (int y = 0; y < cell.height; ++y) {
    for (int x = 0; x < cell.width; ++x) {
      if (alpha_of(pixels[y * cell.width + x]) == 0) continue;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1), y + 1};
    }
  }
  return box;
}

int channel_distance(std::uint32_t pixel, Colour colour) {
  const int red = std::abs(static_cast<int>(pixel & 0xFF) - colour.red);
  const int green = std::abs(static_cast<int>((pixel >> 8) & 0xFF) - colour.green);
  const int blue = std::abs(static_cast<int>((pixel >> 16) & 0xFF) - colour.blue);
  return std::max({red, green, blue});
}

// Emoji come out in colours of their own, whatever colour was asked for. Pixels that are nearly transparent have lost
// their colour to rounding and do not count.
bool has_own_colours(const RasterRequest& cell, const std::uint32_t* pixels) {
  constexpr int clearly_different = 48;
  const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(cell.width) * cell.height;
  return std::any_of(pixels, pixels + count, [&](std::uint32_t pixel) {
    return alpha_of(pixel) > 128 && channel_distance(pixel, cell.colour) > clearly_different;
  });
}

constexpr std::uint32_t white = 0x00FFFFFF;

}  // namespace

std::vector<RunImage> RunAtlas::images(const std::vector<PlacedRun>& runs) {
  ++frame_;
  std::vector<std::string> keys;
  keys.reserve(runs.size());
  for (const PlacedRun& run : runs) keys.push_back(key_of(run));
  rasterise(missing_cells(runs, keys));

  std::vector<RunImage> images;
  images.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto sprite = sprites_.find(keys[i]);
    images.push_back(sprite == sprites_.end() ? RunImage{} : image_of(sprite->second, runs[i]));
  }
  return images;
}

void RunAtlas::clear() {
  for (auto& [key, sprite] : sprites_) {
    if (sprite.rect != ImFontAtlasRectId_Invalid) atlas_.RemoveCustomRect(sprite.rect);
  }
  sprites_.clear();
}

// Marks the frame's sprites as used, so that making room never drops one of them.
std::vector<RunAtlas::Cell> RunAtlas::missing_cells(const std::vector<PlacedRun>& runs,
                                                    const std::vector<std::string>& keys) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto [entry, is_new] = sprites_.try_emplace(keys[i]);
    entry->second.last_used = frame_;
    if (is_new) cells.push_back({request_for(runs[i]), keys[i]});
  }
  return cells;
}

void RunAtlas::rasterise(const std::vector<Cell>& cells) {
  if (cells.empty()) return;
  std::vector<RasterRequest> requests;
  requests.reserve(cells.size());
  std::size_t count = 0;
  for (const Cell& cell : cells) {
    requests.push_back(cell.request);
    count += static_cast<std::size_t>(cell.request.width) * static_cast<std::size_t>(cell.request.height);
  }
  std::vector<std::uint32_t> pixels(count);
  rasteriser_.rasterise(requests, pixels);
  const std::uint32_t* next = pixels.data();
  for (const Cell& cell : cells) {
    store(cell, next);
    next += static_cast<std::ptrdiff_t>(cell.request.width) * cell.request.height;
  }
}

void RunAtlas::store(const Cell& cell, const std::uint32_t* pixels) {
  Sprite& sprite = sprites_[std::string(cell.key)];
  const InkBox ink = ink_box(cell.request, pixels);
  if (ink.left >= ink.right) return;

  sprite.left = ink.left - cell.request.origin_x;
  sprite.top = ink.top - cell.request.origin_y;
  sprite.has_own_colours = has_own_colours(cell.request, pixels);
  ImFontAtlasRect rect;
  sprite.rect = reserve(ink.right - ink.left, ink.bottom - ink.top, rect);
  if (sprite.rect == ImFontAtlasRectId_Invalid) {
    // The atlas is full of what this very frame shows. The next frame tries again.
    sprites_.erase(std::string(cell.key));
    return;
  }

  for (int y = 0; y < rect.h; ++y) {
    const std::uint32_t* from = pixels + static_cast<std::ptrdiff_t>(ink.top + y) * cell.request.width + ink.left;
    auto* to = reinterpret_cast<std::uint32_t*>(atlas_.TexData->GetPixelsAt(rect.x, rect.y + y));
    std::copy_n(from, rect.w, to);
    if (sprite.has_own_colours) continue;
    for (int x = 0; x < rect.w; ++x) to[x] |= white;
  }
}

ImFontAtlasRectId RunAtlas::reserve(int width, int height, ImFontAtlasRect& rect) {
  const ImFontAtlasRectId id = atlas_.AddCustomRect(width, height, &rect);
  if (id != ImFontAtlasRectId_Invalid) return id;
  drop_unused();
  return atlas_.AddCustomRect(width, height, &rect);
}

void RunAtlas::drop_unused() {
  std::erase_if(sprites_, [this](const auto& entry) {
    const Sprite& sprite = entry.second;
    if (sprite.last_used == frame_) return false;
    if (sprite.rect != ImFontAtlasRectId_Invalid) atlas_.RemoveCustomRect(sprite.rect);
    return true;
  });
  atlas_.CompactCache();
}

RunImage RunAtlas::image_of(const Sprite& sprite, const PlacedRun& run) const {
  RunImage image;
  ImFontAtlasRect rect;
  if (sprite.rect == ImFontAtlasRectId_Invalid || !atlas_.GetCustomRect(sprite.rect, &rect)) return image;
  image.x = placement_of(run).x + sprite.left;
  image.y = whole_baseline(run.baseline) + sprite.top;
  image.width = rect.w;
  image.height = rect.h;
  image.uv_min = rect.uv0;
  image.uv_max = rect.uv1;
  image.tint = sprite.has_own_colours ? Colour{255, 255, 255, 255} : run.colour;
  return image;
}

}  // namespace kanbao
