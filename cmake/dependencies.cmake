# The libraries as targets: cmark-gfm, unibreak, sheenbidi, stb, imgui. Each is compiled from its upstream source with the
# upstream's own build left aside (SOURCE_SUBDIR names a folder that does not exist), without programs and tests,
# and without warnings, which are the upstream's business.
include(FetchContent)

FetchContent_Declare(imgui
  URL https://github.com/ocornut/imgui/archive/45acd5e0e82f4c954432533ae9985ff0e1aad6d5.tar.gz  # v1.92.2b
  URL_HASH SHA256=97484925aec2f4d3e913d6644d46b234f8d6d8d98c6aa9c50109e0f0df772090
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR no-build)
FetchContent_Declare(cmark-gfm
  URL https://github.com/github/cmark-gfm/archive/refs/tags/0.29.0.gfm.13.tar.gz
  URL_HASH SHA256=5abc61798ebd9de5660bc076443c07abad2b8d15dbc11094a3a79644b8ad243a
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR no-build)
FetchContent_Declare(unibreak
  URL https://github.com/adah1972/libunibreak/archive/refs/tags/libunibreak_6_1.tar.gz
  URL_HASH SHA256=890674996168ef5ba143d80d49ab8b61594a4eb70198dcac76caf6e1bd264a41
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR no-build)
FetchContent_Declare(sheenbidi
  URL https://github.com/Tehreer/SheenBidi/archive/refs/tags/v3.0.0.tar.gz
  URL_HASH SHA256=86c56014034739ba39a24c23eb00323b0bf6f737354f665786015fca842af786
  DOWNLOAD_EXTRACT_TIMESTAMP ON
  SOURCE_SUBDIR no-build)
FetchContent_Declare(stb
  GIT_REPOSITORY https://github.com/nothings/stb.git
  GIT_TAG fede005abaf93d9d7f3a679d1999b2db341b360f  # 2025-09-07
  SOURCE_SUBDIR no-build)
FetchContent_MakeAvailable(imgui cmark-gfm unibreak sheenbidi stb)

include("${CMAKE_CURRENT_LIST_DIR}/cmark_gfm.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/unicode_libraries.cmake")

add_library(stb INTERFACE)
target_include_directories(stb SYSTEM INTERFACE ${stb_SOURCE_DIR})

# Dear ImGui's core; the OpenGL backend is for the web only, where the canvas gives WebGL 2.
kanbao_patched_source("${imgui_SOURCE_DIR}/imgui.cpp" "${CMAKE_CURRENT_LIST_DIR}/imgui_without_settings.patch" imgui_core)
add_library(imgui STATIC
  ${imgui_core}
  ${imgui_SOURCE_DIR}/imgui_draw.cpp
  ${imgui_SOURCE_DIR}/imgui_tables.cpp
  ${imgui_SOURCE_DIR}/imgui_widgets.cpp)
if(EMSCRIPTEN)
  kanbao_patched_source("${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/imgui_without_waiting.patch" imgui_opengl)
  target_sources(imgui PRIVATE ${imgui_opengl})
  target_compile_definitions(imgui PRIVATE IMGUI_IMPL_OPENGL_ES3)
  target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR}/backends)
endif()
target_include_directories(imgui SYSTEM PUBLIC ${imgui_SOURCE_DIR})
target_include_directories(imgui PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(imgui PRIVATE stb)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="paint/imgui_config.h")
target_compile_options(imgui PRIVATE -w -fno-exceptions -fno-rtti)

include("${CMAKE_CURRENT_LIST_DIR}/licences.cmake")
