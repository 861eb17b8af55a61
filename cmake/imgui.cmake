# Dear ImGui's core, compiled from Debian's source package (tools/fetch-source gets it), the same way on every platform.
# Backends are ours, so only the four core files are used; the demo is left out.
set(SAMENSPEL_IMGUI_SOURCE ${CMAKE_SOURCE_DIR}/build/deps/imgui CACHE PATH "unpacked source package of Dear ImGui 1.86")

if(NOT EXISTS ${SAMENSPEL_IMGUI_SOURCE}/imgui.cpp)
  message(FATAL_ERROR "There is no Dear ImGui source in ${SAMENSPEL_IMGUI_SOURCE}. "
    "Run tools/fetch-source imgui, or name its folder with -DSAMENSPEL_IMGUI_SOURCE=DIR, or build without the client: -DSAMENSPEL_CLIENT=OFF.")
endif()

# Debian's source package drops the bundled stb headers; libstb-dev has them.
find_path(SAMENSPEL_STB_INCLUDE stb_rect_pack.h PATH_SUFFIXES stb)

add_library(samenspel_imgui STATIC
  ${SAMENSPEL_IMGUI_SOURCE}/imgui.cpp ${SAMENSPEL_IMGUI_SOURCE}/imgui_draw.cpp
  ${SAMENSPEL_IMGUI_SOURCE}/imgui_tables.cpp ${SAMENSPEL_IMGUI_SOURCE}/imgui_widgets.cpp)
target_include_directories(samenspel_imgui SYSTEM PUBLIC ${SAMENSPEL_IMGUI_SOURCE})
# 32-bit characters keep emoji whole; the obsolete names would only let us lean on them.
target_compile_definitions(samenspel_imgui PUBLIC IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS)
# Others' code: our warnings do not apply, and a debug build of it makes every frame and font slow.
target_compile_options(samenspel_imgui PRIVATE -w -O2)
