# Answers FetchContent_MakeAvailable for the libraries below from the distribution's source packages when GitHub
# cannot be reached. Where it can, this provider does nothing and FetchContent downloads what was declared.
# Only the unpacked source is provided; cmake/dependencies.cmake defines the targets either way.
include_guard(GLOBAL)

set(KANBAO_DEPENDENCY_CACHE "${CMAKE_SOURCE_DIR}/build/_deps-cache"
    CACHE PATH "Downloaded and unpacked libraries, shared by all build folders")

# Dependency, source package, upstream version, SHA-256 of the upstream tarball as the distribution keeps it.
# ("+ds" tarballs are repacked by the distribution, so their checksum differs from GitHub's.)
set(kanbao_source_package_imgui imgui 1.92.2b+ds
    e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48)
set(kanbao_source_package_cmark-gfm cmark-gfm 0.29.0.gfm.13
    5abc61798ebd9de5660bc076443c07abad2b8d15dbc11094a3a79644b8ad243a)
set(kanbao_source_package_sheenbidi sheenbidi 3.0.0
    c009ee6153991998f4fa42af7ca3b1494cb716522d85cf8ebd7b869f6a459301)
set(kanbao_source_package_stb libstb 0.0~git20250907.fede005+ds
    f6dcc67fcf215d3e59ede31fa7b9e744826642519dc628d9edde7ffec01ed3b5)
set(kanbao_source_package_unibreak libunibreak 6.1
    890674996168ef5ba143d80d49ab8b61594a4eb70198dcac76caf6e1bd264a41)

# Asked once per build folder; delete KANBAO_GITHUB_REACHABLE from its cache to ask again.
function(kanbao_check_github)
  if(DEFINED CACHE{KANBAO_GITHUB_REACHABLE})
    return()
  endif()
  file(DOWNLOAD "https://github.com/robots.txt" "${CMAKE_BINARY_DIR}/github_probe.txt"
       STATUS status TIMEOUT 5 INACTIVITY_TIMEOUT 5 TLS_VERIFY ON)
  list(GET status 0 code)
  if(code EQUAL 0)
    set(reachable ON)
  else()
    set(reachable OFF)
    list(GET status 1 reason)
    message(STATUS "GitHub cannot be reached (${reason}): libraries come from the distribution's source packages")
  endif()
  set(KANBAO_GITHUB_REACHABLE ${reachable} CACHE BOOL "Whether libraries are downloaded from GitHub")
endfunction()

# Unpacks the archive once, without its single top folder, and returns the folder.
function(kanbao_unpack archive result)
  get_filename_component(name "${archive}" NAME)
  string(REGEX REPLACE "\\.orig\\.tar\\.[a-z0-9]+$" "" name "${name}")
  set(folder "${KANBAO_DEPENDENCY_CACHE}/source/${name}")
  if(NOT IS_DIRECTORY "${folder}")
    set(partial "${folder}.partial")
    file(REMOVE_RECURSE "${partial}")
    file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${partial}")
    file(GLOB top LIST_DIRECTORIES true "${partial}/*")
    file(RENAME "${top}" "${folder}")
    file(REMOVE_RECURSE "${partial}")
  endif()
  set(${result} "${folder}" PARENT_SCOPE)
endfunction()

function(kanbao_fetch_source_package dependency result)
  list(GET kanbao_source_package_${dependency} 0 package)
  list(GET kanbao_source_package_${dependency} 1 version)
  list(GET kanbao_source_package_${dependency} 2 sha256)
  file(MAKE_DIRECTORY "${KANBAO_DEPENDENCY_CACHE}")
  file(LOCK "${KANBAO_DEPENDENCY_CACHE}/lock" GUARD FUNCTION TIMEOUT 300)
  execute_process(
    COMMAND bash "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/distribution_source.sh"
            "${package}" "${version}" "${sha256}" "${KANBAO_DEPENDENCY_CACHE}"
    RESULT_VARIABLE code OUTPUT_VARIABLE archive ERROR_VARIABLE messages
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_STRIP_TRAILING_WHITESPACE)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${messages}")
  elseif(messages)
    message(NOTICE "${messages}")
  endif()
  kanbao_unpack("${archive}" folder)
  set(${result} "${folder}" PARENT_SCOPE)
endfunction()

macro(kanbao_provide_dependency method dependency)
  string(TOUPPER "${dependency}" kanbao_upper_name)
  if(DEFINED kanbao_source_package_${dependency} AND NOT FETCHCONTENT_SOURCE_DIR_${kanbao_upper_name})
    kanbao_check_github()
    if(NOT KANBAO_GITHUB_REACHABLE)
      kanbao_fetch_source_package("${dependency}" kanbao_source_folder)
      FetchContent_SetPopulated("${dependency}" SOURCE_DIR "${kanbao_source_folder}"
                                BINARY_DIR "${CMAKE_BINARY_DIR}/_deps/${dependency}-build")
    endif()
  endif()
endmacro()

cmake_language(SET_DEPENDENCY_PROVIDER kanbao_provide_dependency
               SUPPORTED_METHODS FETCHCONTENT_MAKEAVAILABLE_SERIAL)
