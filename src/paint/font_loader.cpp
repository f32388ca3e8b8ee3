// The font loader that ImGui takes instead of stb_truetype (see imgui_config.h). The report's text is painted from the
// run atlas, so the one font that ImGui insists on has no glyphs.
#include "imgui.h"
#include "imgui_internal.h"

namespace ImGuiFreeType {

const ImFontLoader* GetFontLoader();

const ImFontLoader* GetFontLoader() {
  static const ImFontLoader loader = [] {
    ImFontLoader empty;
    empty.Name = "kanbao";
    empty.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar) { return false; };
    empty.FontBakedLoadGlyph = [](ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar, ImFontGlyph*, float*) {
      return false;
    };
    return empty;
  }();
  return &loader;
}

}  // namespace ImGuiFreeType
