// A canvas as a WebGL 2 surface that Dear ImGui draws on, and the textures of the report's images. One exists
// at a time. Implemented for the web only.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "base/function_ref.h"
#include "base/geometry.h"
#include "imgui.h"
#include "paint/imgui_painter.h"

namespace kanbao {

class GlSurface final : public ImageTextures {
 public:
  GlSurface() = default;
  GlSurface(const GlSurface&) = delete;
  GlSurface& operator=(const GlSurface&) = delete;
  ~GlSurface() override;

  // Makes the context on the canvas that JavaScript gave, and the ImGui context. False when WebGL 2 is refused.
  bool start();

  // Draws one frame of `canvas` device px: clears to transparent and shows what `paint` submits.
  void draw(Size canvas, FunctionRef<ImDrawList&> paint);

  // Keeps a copy of the pixels (RGBA, straight alpha, rows from the top) on the GPU; replaces an earlier one.
  void set_image(std::uint32_t image, int width, int height, const std::uint8_t* pixels);
  void release_image(std::uint32_t image);

  std::optional<ImTextureID> texture_of(std::uint32_t image) const override;

  // Bytes of all textures, the atlas included.
  std::size_t texture_bytes() const;
  int draw_calls() const { return draw_calls_; }  // of the last frame
  int max_texture_size() const { return max_texture_size_; }

 private:
  struct Texture {
    ImTextureID id = 0;
    std::size_t bytes = 0;
  };
  std::unordered_map<std::uint32_t, Texture> images_;
  std::uintptr_t context_ = 0;
  bool has_imgui_ = false;
  int frame_ = 0;
  int draw_calls_ = 0;
  int max_texture_size_ = 0;
};

}  // namespace kanbao
