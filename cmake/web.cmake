# What a browser's client links against in place of Debian's libraries: tools/web-deps compiles them into build/deps/web.
set(SAMENSPEL_WEB_PREFIX ${CMAKE_SOURCE_DIR}/build/deps/web CACHE PATH "SDL2, Protobuf's lite runtime and libqrencode, for the browser")
if(NOT EXISTS ${SAMENSPEL_WEB_PREFIX}/.recipe)
  message(FATAL_ERROR "There is nothing in ${SAMENSPEL_WEB_PREFIX}. Run tools/web-deps first.")
endif()

# All objects and libraries of one link must agree about exceptions.
add_compile_options(-fexceptions)
add_link_options(-fexceptions)

add_library(SDL2::SDL2 STATIC IMPORTED GLOBAL)
set_target_properties(SDL2::SDL2 PROPERTIES
  IMPORTED_LOCATION ${SAMENSPEL_WEB_PREFIX}/lib/libSDL2.a
  INTERFACE_INCLUDE_DIRECTORIES ${SAMENSPEL_WEB_PREFIX}/include/SDL2)
add_library(protobuf::libprotobuf-lite STATIC IMPORTED GLOBAL)
set_target_properties(protobuf::libprotobuf-lite PROPERTIES
  IMPORTED_LOCATION ${SAMENSPEL_WEB_PREFIX}/lib/libprotobuf-lite.a
  INTERFACE_INCLUDE_DIRECTORIES ${SAMENSPEL_WEB_PREFIX}/include)

# The generator runs on this machine. The toolchain looks for programs and headers in its own tree alone.
find_program(SAMENSPEL_PROTOC protoc REQUIRED NO_CMAKE_FIND_ROOT_PATH)
add_executable(protobuf::protoc IMPORTED GLOBAL)
set_target_properties(protobuf::protoc PROPERTIES IMPORTED_LOCATION ${SAMENSPEL_PROTOC})

set(SAMENSPEL_QRENCODE_INCLUDE ${SAMENSPEL_WEB_PREFIX}/include)
set(SAMENSPEL_QRENCODE_LIBRARY ${SAMENSPEL_WEB_PREFIX}/lib/libqrencode.a)
