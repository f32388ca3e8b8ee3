# Writes licences.list beside the compiled module: for each library inside it, its name and the file of its notice.
# script/lib/licences.mjs makes the site's licences.txt of them.
set(KANBAO_NOTICES
  "Dear ImGui|${imgui_SOURCE_DIR}/LICENSE.txt"
  "cmark-gfm|${cmark-gfm_SOURCE_DIR}/COPYING"
  "libunibreak|${unibreak_SOURCE_DIR}/LICENCE"
  "SheenBidi|${sheenbidi_SOURCE_DIR}/LICENSE"
  "stb_image|${stb_SOURCE_DIR}/LICENSE")
if(EMSCRIPTEN)
  # Distributions leave Emscripten's own LICENSE out of its folder.
  set(kanbao_emscripten_notice "${EMSCRIPTEN_ROOT_PATH}/LICENSE")
  if(NOT EXISTS "${kanbao_emscripten_notice}")
    set(kanbao_emscripten_notice "${CMAKE_CURRENT_LIST_DIR}/emscripten_notice.txt")
  endif()
  list(APPEND KANBAO_NOTICES
    "Emscripten|${kanbao_emscripten_notice}"
    "musl libc|${EMSCRIPTEN_ROOT_PATH}/system/lib/libc/musl/COPYRIGHT")
endif()
foreach(kanbao_notice IN LISTS KANBAO_NOTICES)
  string(REGEX REPLACE "^[^|]*\\|" "" kanbao_notice_file "${kanbao_notice}")
  if(NOT EXISTS "${kanbao_notice_file}")
    message(FATAL_ERROR "The licence notice ${kanbao_notice_file} is missing; every site must carry it.")
  endif()
endforeach()
list(JOIN KANBAO_NOTICES "\n" kanbao_notice_lines)
file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/licences.list" CONTENT "${kanbao_notice_lines}\n" @ONLY)
