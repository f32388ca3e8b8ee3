# kanbao_patched_source(SOURCE PATCH RESULT) names in RESULT a copy of the library's file SOURCE to which PATCH is
# applied. The copy lies in the build folder and is written only where it changes; SOURCE, which other build folders
# share, stays as it is. PATCH knows the file by its bare name. Configuring stops when it does not apply.
find_program(KANBAO_GIT git REQUIRED)

# Within a repository, Git takes the paths of its own patches from the repository's top and skips, without a word, what
# lies elsewhere: none must be found.
function(kanbao_apply_patch folder patch)
  get_filename_component(above "${folder}" DIRECTORY)
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env --unset=GIT_DIR --unset=GIT_WORK_TREE "GIT_CEILING_DIRECTORIES=${above}"
            "${KANBAO_GIT}" apply --whitespace=nowarn "${patch}"
    WORKING_DIRECTORY "${folder}" RESULT_VARIABLE code ERROR_VARIABLE messages ERROR_STRIP_TRAILING_WHITESPACE)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${patch} does not apply to this version of the library:\n${messages}")
  endif()
endfunction()

function(kanbao_patched_source source patch result)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}" "${patch}")
  get_filename_component(name "${source}" NAME)
  set(folder "${CMAKE_BINARY_DIR}/generated/patched")
  file(REMOVE_RECURSE "${folder}/unfinished")
  file(MAKE_DIRECTORY "${folder}/unfinished")
  file(COPY_FILE "${source}" "${folder}/unfinished/${name}")
  kanbao_apply_patch("${folder}/unfinished" "${patch}")

  file(SHA256 "${source}" before)
  file(SHA256 "${folder}/unfinished/${name}" after)
  if(before STREQUAL after)
    message(FATAL_ERROR "${patch} changes nothing in ${source}")
  endif()
  file(COPY_FILE "${folder}/unfinished/${name}" "${folder}/${name}" ONLY_IF_DIFFERENT)
  file(REMOVE_RECURSE "${folder}/unfinished")
  set(${result} "${folder}/${name}" PARENT_SCOPE)
endfunction()
