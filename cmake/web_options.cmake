# Flags of the web build, each known to Emscripten 3.1.6 as well as to current releases.
include(CheckCXXSourceCompiles)

add_link_options(-fno-exceptions)

# Every browser that can paint a report knows these instructions (web/page/probe.js); current Emscripten uses them unasked.
# A number too large for an integer then becomes the largest instead of ending the module.
add_compile_options(-msign-ext -mnontrapping-fptoint)
add_link_options(-msign-ext -mnontrapping-fptoint)

string(APPEND CMAKE_C_FLAGS_MINSIZEREL " -Oz")
string(APPEND CMAKE_CXX_FLAGS_MINSIZEREL " -Oz")
string(APPEND CMAKE_EXE_LINKER_FLAGS_MINSIZEREL " -Oz")

# Link-time optimisation saves a tenth of the module. Some distributed releases cannot link with it, so it is tried.
if(CMAKE_BUILD_TYPE STREQUAL "MinSizeRel")
  set(CMAKE_REQUIRED_FLAGS "-flto -Oz")
  check_cxx_source_compiles("#include <string>\nint main(int argc, char**) { return int(std::string(argc, 'x').size()); }"
                            KANBAO_LINK_TIME_OPTIMISATION)
  unset(CMAKE_REQUIRED_FLAGS)
  if(KANBAO_LINK_TIME_OPTIMISATION)
    add_compile_options(-flto)
    add_link_options(-flto)
  endif()
endif()

# Functions that are called once stay functions where they are large: the engine would become one function otherwise, which
# a browser compiles anew as a whole, for 100 ms, while the report is about to be painted; the module is smaller, too.
set(KANBAO_WASM_PASSES --one-caller-inline-max-function-size=100,--flatten,--rereloop,-Oz,-Oz,-Oz)

# kanbao_web_module(TARGET) makes TARGET a module that create_kanbao() starts in a page, in a worker and in Node. The
# functions it exports are marked EMSCRIPTEN_KEEPALIVE in the code; what it calls is in web/engine/platform_library.js.
function(kanbao_web_module target)
  set(library "${PROJECT_SOURCE_DIR}/web/engine/platform_library.js")
  target_link_options(${target} PRIVATE
    --no-entry
    "SHELL:--js-library ${library}"
    -sMODULARIZE=1
    -sEXPORT_NAME=create_kanbao
    -sENVIRONMENT=web,worker,node
    -sDYNAMIC_EXECUTION=0
    -sFILESYSTEM=0
    -sMALLOC=emmalloc
    -sBINARYEN_EXTRA_PASSES=${KANBAO_WASM_PASSES}
    -sALLOW_MEMORY_GROWTH=1
    -sMIN_WEBGL_VERSION=2
    -sMAX_WEBGL_VERSION=2
    -sSUPPORT_LONGJMP=0
    -sGL_POOL_TEMP_BUFFERS=0
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
    -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
    -sGL_TRACK_ERRORS=0
    -sINCOMING_MODULE_JS_API=host,surface,instantiateWasm,printErr,wasmBinary
    -sSUPPORT_ERRNO=0
    -sTEXTDECODER=2
    -sNODEJS_CATCH_EXIT=0
    -sNODEJS_CATCH_REJECTION=0
    -sEXPORTED_FUNCTIONS=_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=HEAPU8
    $<$<CONFIG:Debug>:-sASSERTIONS=1>)
  set_target_properties(${target} PROPERTIES
    LINK_DEPENDS "${library}"
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
endfunction()
