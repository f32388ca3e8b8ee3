// Dear ImGui's context, font atlas and draw list without a window, frame by frame, as platform/gl_surface drives them;
// in place of the GPU each texture is simply said to be uploaded.
#pragma once

#include <memory>

#include "imgui.h"
#include "imgui_internal.h"

namespace kanbao {

class ImGuiFrames {
 public:
  ImGuiFrames() : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    ImFontConfig config;
    config.FontData = no_data_;
    config.FontDataSize = sizeof no_data_;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 16;
    io.Fonts->AddFont(&config);
  }
  ImGuiFrames(const ImGuiFrames&) = delete;
  ImGuiFrames& operator=(const ImGuiFrames&) = delete;

  ~ImGuiFrames() {
    for (ImTextureData* texture : atlas().TexList) release(*texture);
    list_.reset();
    ImGui::DestroyContext(context_);
  }

  ImFontAtlas& atlas() const { return *ImGui::GetIO().Fonts; }

  // Begins the next frame with an empty draw list; what the last one asked of the GPU is done.
  ImDrawList& next() {
    for (ImTextureData* texture : atlas().TexList) upload(*texture);
    ImFontAtlasUpdateNewFrame(&atlas(), ++frame_, true);
    ImDrawListSharedData* shared = ImGui::GetDrawListSharedData();
    shared->FontAtlas = &atlas();
    shared->TexUvWhitePixel = atlas().TexUvWhitePixel;
    shared->TexUvLines = atlas().TexUvLines;
    shared->ClipRectFullscreen = {0, 0, 4096, 4096};
    shared->SetCircleTessellationMaxError(0.3F);
    shared->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
    list_ = std::make_unique<ImDrawList>(shared);
    list_->_ResetForNewFrame();
    list_->PushClipRectFullScreen();
    list_->PushTexture(atlas().TexRef);
    return *list_;
  }

 private:
  static void release(ImTextureData& texture) {
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
  }

  static void upload(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantDestroy) return release(texture);
    if (texture.Status == ImTextureStatus_WantCreate) texture.SetTexID(1);
    texture.SetStatus(ImTextureStatus_OK);
  }

  char no_data_[1] = {};
  ImGuiContext* context_;
  std::unique_ptr<ImDrawList> list_;
  int frame_ = 0;
};

}  // namespace kanbao
