# libunibreak (UAX #14, UAX #29) and SheenBidi (UAX #9) as targets. Their tables of characters, and cmark-gfm's of
# punctuation, are written anew as one by src/base/unicode_data.mjs, and patches have them searched in src/base.
include("${CMAKE_CURRENT_LIST_DIR}/patched_source.cmake")

set(unibreak_source "${unibreak_SOURCE_DIR}/src")
set(sheenbidi_source "${sheenbidi_SOURCE_DIR}/Source")
set(unicode_data_script "${PROJECT_SOURCE_DIR}/src/base/unicode_data.mjs")
find_program(KANBAO_NODE node REQUIRED)

function(kanbao_write_unicode_data)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    "${unibreak_source}/linebreakdata.c" "${sheenbidi_source}/Data/BidiTypeLookup.c" "${unicode_data_script}")
  execute_process(
    COMMAND "${KANBAO_NODE}" "${unicode_data_script}" "${unibreak_source}" "${sheenbidi_source}"
            "${cmark-gfm_SOURCE_DIR}/src" "${CMAKE_BINARY_DIR}/generated/unicode-data"
    RESULT_VARIABLE code ERROR_VARIABLE messages ERROR_STRIP_TRAILING_WHITESPACE)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${messages}")
  endif()
endfunction()
kanbao_write_unicode_data()

kanbao_patched_source("${unibreak_source}/linebreak.c" "${CMAKE_CURRENT_LIST_DIR}/compact_line_breaks.patch"
                      unibreak_lines)
kanbao_patched_source("${unibreak_source}/graphemebreak.c" "${CMAKE_CURRENT_LIST_DIR}/compact_graphemes.patch"
                      unibreak_graphemes)
add_library(unibreak STATIC
  ${unibreak_graphemes}
  ${unibreak_lines}
  ${unibreak_source}/linebreakdef.c
  ${unibreak_source}/unibreakbase.c
  ${unibreak_source}/unibreakdef.c)
target_include_directories(unibreak SYSTEM PUBLIC ${unibreak_source})
target_include_directories(unibreak PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(unibreak PRIVATE kanbao_unicode_data)
target_compile_options(unibreak PRIVATE -w)

# One file holds all of it; the pools for scratch memory are of use to programs with threads only.
kanbao_patched_source("${sheenbidi_source}/SheenBidi.c" "${CMAKE_CURRENT_LIST_DIR}/compact_bidi_types.patch"
                      sheenbidi_whole)
add_library(sheenbidi STATIC ${sheenbidi_whole})
target_include_directories(sheenbidi SYSTEM PUBLIC ${sheenbidi_SOURCE_DIR}/Headers)
target_include_directories(sheenbidi PRIVATE ${sheenbidi_source} ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(sheenbidi PRIVATE kanbao_unicode_data)
target_compile_definitions(sheenbidi PRIVATE SB_CONFIG_UNITY SB_CONFIG_DISABLE_SCRATCH_MEMORY)
target_compile_options(sheenbidi PRIVATE -w)
