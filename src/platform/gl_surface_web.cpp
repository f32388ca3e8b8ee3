#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "imgui_impl_opengl3.h"
#include "platform/gl_surface.h"

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

std::uintptr_t create_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = true;
  attributes.premultipliedAlpha = true;
  attributes.antialias = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.preserveDrawingBuffer = false;
  const auto context = emscripten_webgl_create_context("#canvas", &attributes);
  return context > 0 ? static_cast<std::uintptr_t>(context) : 0;
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
  context_ = create_context();
  if (context_ == 0) return false;
  emscripten_webgl_make_context_current(static_cast<EMSCRIPTEN_WEBGL_CONTEXT_HANDLE>(context_));
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &max_texture_size_);

  ImGui::CreateContext();
  has_imgui_ = true;
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.DeltaTime = 1.0F / 60;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
  add_empty_font(*io.Fonts);
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void GlSurface::draw(Size canvas, const std::function<void(ImDrawList&)>& paint) {
  ImGui::GetIO().DisplaySize = {static_cast<float>(canvas.width), static_cast<float>(canvas.height)};
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  paint(*ImGui::GetBackgroundDrawList());
  ImGui::Render();
  glViewport(0, 0, static_cast<GLsizei>(canvas.width), static_cast<GLsizei>(canvas.height));
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  ImDrawData& data = *ImGui::GetDrawData();
  draw_calls_ = 0;
  for (const ImDrawList* list : data.CmdLists) draw_calls_ += list->CmdBuffer.Size;
  ImGui_ImplOpenGL3_RenderDrawData(&data);
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
  images_[image] = {{ImageTexture::State::ready, static_cast<ImTextureID>(name)}, bytes};
}

void GlSurface::release_image(std::uint32_t image) {
  const auto entry = images_.find(image);
  if (entry == images_.end()) return;
  if (entry->second.shown.state == ImageTexture::State::ready) {
    const GLuint name = gl_name(entry->second.shown.id);
    glDeleteTextures(1, &name);
  }
  images_.erase(entry);
}

void GlSurface::set_own_element(std::uint32_t image) {
  release_image(image);
  images_[image].shown.state = ImageTexture::State::own_element;
}

ImageTexture GlSurface::texture_of(std::uint32_t image) const {
  const auto entry = images_.find(image);
  return entry == images_.end() ? ImageTexture{} : entry->second.shown;
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
