# libcmark-gfm and its extensions as one static library. The three headers that the upstream's build generates are
# written here: config.h for GCC and Clang, the version, and export macros, which are empty in a static library.
# Its reading of emphasis is amended for Chinese by cjk_emphasis.patch, which asks src/document/cjk_flanking. Its two large
# tables are written anew by src/document/compact_tables.mjs, and two patches have them searched in src/document; what is
# punctuation comes from src/base/unicode_data (unicode_libraries.cmake). It parses in parts by parsing_in_parts.patch, for
# src/document/cmark_parsing. Its scanners of e-mail addresses and of raw HTML's blocks are src/document/email_autolink and
# html_block_scanners, under the names by which inlines.c and blocks.c know the upstream's.
include("${CMAKE_CURRENT_LIST_DIR}/patched_source.cmake")

set(cmark_source "${cmark-gfm_SOURCE_DIR}/src")
set(cmark_extensions "${cmark-gfm_SOURCE_DIR}/extensions")
set(cmark_generated "${CMAKE_BINARY_DIR}/generated/cmark-gfm")

function(kanbao_write_cmark_headers)
  set(HAVE_STDBOOL_H 1)
  set(HAVE___BUILTIN_EXPECT 1)
  set(HAVE___ATTRIBUTE__ 1)
  configure_file("${cmark_source}/config.h.in" "${cmark_generated}/config.h")

  file(STRINGS "${cmark-gfm_SOURCE_DIR}/CMakeLists.txt" lines REGEX "^set\\(PROJECT_VERSION_[A-Z]+ [0-9]+\\)")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "(PROJECT_VERSION_[A-Z]+) ([0-9]+)" matched "${line}")
    set(${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
  endforeach()
  configure_file("${cmark_source}/cmark-gfm_version.h.in" "${cmark_generated}/cmark-gfm_version.h" @ONLY)

  file(CONFIGURE OUTPUT "${cmark_generated}/cmark-gfm_export.h"
       CONTENT "#pragma once\n#define CMARK_GFM_EXPORT\n#define CMARK_GFM_NO_EXPORT\n")
endfunction()
kanbao_write_cmark_headers()
kanbao_patched_source("${cmark_source}/blocks.c" "${CMAKE_CURRENT_LIST_DIR}/parsing_in_parts.patch" cmark_patched_blocks)
kanbao_patched_source("${cmark_source}/inlines.c" "${CMAKE_CURRENT_LIST_DIR}/cjk_emphasis.patch" cmark_patched_inlines)
kanbao_patched_source("${cmark_source}/houdini_html_u.c" "${CMAKE_CURRENT_LIST_DIR}/compact_entities.patch" cmark_patched_entities)
kanbao_patched_source("${cmark_source}/utf8.c" "${CMAKE_CURRENT_LIST_DIR}/compact_utf8.patch" cmark_patched_utf8)
# The specification's tests compare with the upstream's own HTML.
set(cmark_syntax_extension "${cmark_source}/syntax_extension.c")
if(EMSCRIPTEN)
  kanbao_patched_source("${cmark_syntax_extension}" "${CMAKE_CURRENT_LIST_DIR}/extensions_without_writers.patch"
                        cmark_syntax_extension)
endif()

set_source_files_properties("${cmark_patched_inlines}"
  PROPERTIES COMPILE_DEFINITIONS _scan_autolink_email=kanbao_scan_email_autolink)
set(cmark_html_scanners start end_1 end_2 end_3 end_4 end_5)
list(TRANSFORM cmark_html_scanners REPLACE ".+" "_scan_html_block_\\0=kanbao_scan_html_block_\\0")
set_source_files_properties("${cmark_patched_blocks}" PROPERTIES COMPILE_DEFINITIONS "${cmark_html_scanners}")

set(cmark_tables_script "${PROJECT_SOURCE_DIR}/src/document/compact_tables.mjs")
function(kanbao_write_cmark_tables)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    "${cmark_source}/entities.inc" "${cmark_source}/case_fold_switch.inc" "${cmark_tables_script}")
  find_program(KANBAO_NODE node REQUIRED)
  execute_process(
    COMMAND "${KANBAO_NODE}" "${cmark_tables_script}" "${cmark_source}" "${CMAKE_BINARY_DIR}/generated/cmark-tables"
    RESULT_VARIABLE code ERROR_VARIABLE messages ERROR_STRIP_TRAILING_WHITESPACE)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${messages}")
  endif()
endfunction()
kanbao_write_cmark_tables()

add_library(cmark-gfm STATIC
  ${cmark_source}/arena.c
  ${cmark_patched_blocks}
  ${cmark_source}/buffer.c
  ${cmark_source}/cmark.c
  ${cmark_source}/cmark_ctype.c
  ${cmark_source}/commonmark.c
  ${cmark_source}/footnotes.c
  ${cmark_source}/houdini_href_e.c
  ${cmark_source}/houdini_html_e.c
  ${cmark_patched_entities}
  ${cmark_source}/html.c
  ${cmark_patched_inlines}
  ${cmark_source}/iterator.c
  ${cmark_source}/latex.c
  ${cmark_source}/linked_list.c
  ${cmark_source}/man.c
  ${cmark_source}/map.c
  ${cmark_source}/node.c
  ${cmark_source}/plaintext.c
  ${cmark_source}/plugin.c
  ${cmark_source}/references.c
  ${cmark_source}/registry.c
  ${cmark_source}/render.c
  ${cmark_source}/scanners.c
  ${cmark_syntax_extension}
  ${cmark_patched_utf8}
  ${cmark_source}/xml.c
  ${cmark_extensions}/autolink.c
  ${cmark_extensions}/core-extensions.c
  ${cmark_extensions}/ext_scanners.c
  ${cmark_extensions}/strikethrough.c
  ${cmark_extensions}/table.c
  ${cmark_extensions}/tagfilter.c
  ${cmark_extensions}/tasklist.c)
target_include_directories(cmark-gfm SYSTEM PUBLIC ${cmark_source} ${cmark_extensions} ${cmark_generated})
target_include_directories(cmark-gfm PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(cmark-gfm PRIVATE kanbao_markdown_characters kanbao_unicode_data)
target_compile_options(cmark-gfm PRIVATE -w)
