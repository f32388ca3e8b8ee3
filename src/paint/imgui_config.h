// Dear ImGui's compile-time options, seen by the library itself and by all code that includes imgui.h. kanbao draws
// its own text and panels: what only demos, debugging, files or the shell need stays out of the module.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_SSE

// Text may hold any character of Unicode, emoji included.
#define IMGUI_USE_WCHAR32

// A screenful of text has more than 65,536 vertices, and WebGL has no vertex offset.
#define ImDrawIdx unsigned int

// Glyphs come from the browser, so stb_truetype stays out: this switch makes ImGui ask `ImGuiFreeType::GetFontLoader`
// instead, which paint/font_loader.cpp defines.
#define IMGUI_ENABLE_FREETYPE
