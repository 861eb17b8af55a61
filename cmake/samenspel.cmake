# Build rules shared by every folder: compiler cache, linker, warnings, sanitizers, and the two helpers
# samenspel_library() and samenspel_test().

option(SAMENSPEL_WERROR "treat warnings as errors" OFF)
option(SAMENSPEL_CLIENT "build the SDL2 client" ON)
option(SAMENSPEL_TESTS "build the tests; off, their packages are not needed" ON)
option(SAMENSPEL_FUZZERS "build the libFuzzer targets (clang)" OFF)
set(SAMENSPEL_SANITIZE "" CACHE STRING "value for -fsanitize=, empty for none")

find_program(CCACHE ccache)
if(CCACHE AND EMSCRIPTEN)
  # Between emcc and its clang: of emcc itself ccache knows nothing.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 EM_COMPILER_WRAPPER=${CCACHE})
elseif(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  set(CMAKE_PCH_WARN_INVALID OFF)  # a target with definitions of its own reads the headers itself
endif()
find_program(MOLD mold)
if(MOLD AND NOT EMSCRIPTEN)
  add_link_options(-fuse-ld=mold)
endif()

add_library(samenspel_warnings INTERFACE)
target_compile_options(samenspel_warnings INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(SAMENSPEL_WERROR)
  target_compile_options(samenspel_warnings INTERFACE -Werror)
endif()
if(SAMENSPEL_SANITIZE)
  add_compile_options(-fsanitize=${SAMENSPEL_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SAMENSPEL_SANITIZE})
  # With sanitizers GCC 12 sees uninitialised values in std::regex that are none (its documentation warns of it).
  target_compile_options(samenspel_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
# Fused multiply-add would let two machines disagree about a last digit.
add_compile_options(-ffp-contract=off)

find_package(Threads REQUIRED)
if(NOT EMSCRIPTEN)
  find_package(fmt REQUIRED)
endif()

# samenspel_library(NAME SOURCES ... [PUBLIC libs] [PRIVATE libs]): a static library whose headers are included
# by their path from the top folder ("server/rules/table.hpp").
function(samenspel_library name)
  cmake_parse_arguments(A "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${A_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${A_PUBLIC} PRIVATE samenspel_warnings ${A_PRIVATE})
endfunction()

# samenspel_test(NAME SOURCES ... LIBS ... [LABELS ...] [TIMEOUT seconds]): one Catch2 binary, one CTest test.
# Label "long" is left out of the normal run.
function(samenspel_test name)
  cmake_parse_arguments(A "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  target_link_libraries(${name} PRIVATE ${A_LIBS} samenspel_catch samenspel_warnings)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  if(A_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${A_LABELS}")
  endif()
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${A_TIMEOUT})
endfunction()
