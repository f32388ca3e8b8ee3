# Finds the Emscripten that `emcc` on PATH belongs to, emsdk's or the distribution's, and uses its toolchain file.
include_guard(GLOBAL)

find_program(KANBAO_EMCC emcc)
if(NOT KANBAO_EMCC)
  message(FATAL_ERROR "emcc is not on PATH. Run script/setup, or install emsdk and source its emsdk_env.sh.")
endif()

# em-config tells the folder even where emcc on PATH is a wrapper; otherwise emcc lies in it.
get_filename_component(kanbao_emcc_folder "${KANBAO_EMCC}" DIRECTORY)
execute_process(COMMAND "${kanbao_emcc_folder}/em-config" EMSCRIPTEN_ROOT
                OUTPUT_VARIABLE kanbao_emscripten_root ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT EXISTS "${kanbao_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  get_filename_component(kanbao_emscripten_root "${KANBAO_EMCC}" REALPATH)
  get_filename_component(kanbao_emscripten_root "${kanbao_emscripten_root}" DIRECTORY)
endif()

# Debian's Emscripten loads acorn from Debian's module folder, which a node that is not Debian's does not search.
if(kanbao_emscripten_root MATCHES "^/usr/" AND EXISTS /usr/share/nodejs/acorn)
  set(ENV{NODE_PATH} /usr/share/nodejs)
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
endif()

include("${kanbao_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
