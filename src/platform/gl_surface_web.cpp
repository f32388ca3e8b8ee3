#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include <algorithm>

#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "platform/gl_surface.h"

// Defined in web/engine/platform_library.js: a WebGL 2 context of the surface that JavaScript gave; 0 when it is
// refused.
extern "C" EMSCRIPTEN_WEBGL_CONTEXT_HANDLE kanbao_create_context();

namespace kanbao {

namespace {

// ImGui wants a font before it draws. The report's text does not come from it: font_loader.cpp gives it no glyphs.
void add_empty_font(ImFontAtlas& atlas) {
  static char no_data[1] = {};
  ImFontConfig config;
  config.FontData = no_data;
  config.FontDataSize = sizeof no_data;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 16;
  atlas.AddFont(&config);
}

ImDrawListSharedData* shared_data(ImFontAtlas& atlas, ImVec2 size) {
  ImDrawListSharedData* shared = ImGui::GetDrawListSharedData();
  // Where the atlas keeps the white pixel that filled shapes are made of. It tells this again whenever it is packed
  // anew.
  shared->FontAtlas = &atlas;
  shared->TexUvWhitePixel = atlas.TexUvWhitePixel;
  shared->TexUvLines = atlas.TexUvLines;
  shared->ClipRectFullscreen = {0, 0, size.x, size.y};
  shared->SetCircleTessellationMaxError(0.3F);
  shared->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill;
  return shared;
}

// The atlas's textures are where ImGui's own frame would put them, for the backend to upload and, at the end, to free.
ImVector<ImTextureData*>& atlas_textures() {
  ImVector<ImTextureData*>& textures = ImGui::GetPlatformIO().Textures;
  textures.resize(0);
  for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) textures.push_back(texture);
  return textures;
}

void submit(ImDrawList& list, ImVec2 size) {
  ImDrawData data;
  data.Valid = true;
  data.DisplaySize = size;
  data.FramebufferScale = {1, 1};
  data.Textures = &atlas_textures();
  data.AddDrawList(&list);
  glViewport(0, 0, static_cast<GLsizei>(size.x), static_cast<GLsizei>(size.y));
  // As the last picture has left it.
  glDisable(GL_SCISSOR_TEST);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(&data);
}

GLuint gl_name(ImTextureID id) { return static_cast<GLuint>(id); }

}  // namespace

GlSurface::~GlSurface() {
  if (has_imgui_) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  if (context_ != 0) emscripten_webgl_destroy_context(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_));
}

bool GlSurface::start() {
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = kanbao_create_context();
  if (context == 0) return false;
  context_ = static_cast<std::uintptr_t>(context);
  emscripten_webgl_make_context_current(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_));
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &max_texture_size_);

  ImGui::CreateContext();
  has_imgui_ = true;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  io.Fonts->TexMaxWidth = io.Fonts->TexMaxHeight = std::min(8192, max_texture_size_);
  add_empty_font(*io.Fonts);
  // The browser compiles the shaders while the report is laid out.
  return ImGui_ImplOpenGL3_Init("#version 300 es") && ImGui_ImplOpenGL3_CreateDeviceObjects();
}

// A report needs ImGui's draw lists and atlas, not its windows: they work without a frame of ImGui's own, which would
// bring a third of the module's size along.
void GlSurface::draw(Size canvas, FunctionRef<ImDrawList&> paint) {
  ImGui_ImplOpenGL3_NewFrame();
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFontAtlasUpdateNewFrame(&atlas, ++frame_, true);
  const ImVec2 size{static_cast<float>(canvas.width), static_cast<float>(canvas.height)};
  ImDrawList list(shared_data(atlas, size));
  list._ResetForNewFrame();
  list.PushTexture(atlas.TexRef);
  list.PushClipRectFullScreen();
  paint(list);
  draw_calls_ = list.CmdBuffer.Size;
  submit(list, size);
}

void GlSurface::set_image(std::uint32_t image, int width, int height, const std::uint8_t* pixels) {
  release_image(image);
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  const std::size_t bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
  images_[image] = {static_cast<ImTextureID>(name), bytes};
}

void GlSurface::release_image(std::uint32_t image) {
  const auto entry = images_.find(image);
  if (entry == images_.end()) return;
  const GLuint name = gl_name(entry->second.id);
  glDeleteTextures(1, &name);
  images_.erase(entry);
}

std::optional<ImTextureID> GlSurface::texture_of(std::uint32_t image) const {
  const auto entry = images_.find(image);
  return entry == images_.end() ? std::nullopt : std::optional(entry->second.id);
}

std::size_t GlSurface::texture_bytes() const {
  std::size_t bytes = 0;
  for (const auto& [image, texture] : images_) bytes += texture.bytes;
  for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->TexID != ImTextureID_Invalid) bytes += static_cast<std::size_t>(texture->GetSizeInBytes());
  }
  return bytes;
}

}  // namespace kanbao
