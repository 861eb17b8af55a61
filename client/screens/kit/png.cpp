// The only place that knows libpng.
#include <png.h>

#include "client/screens/kit/raster.hpp"

namespace samenspel::kit {

bool write_png(const Image& image, const std::string& path) {
    png_image out{};
    out.version = PNG_IMAGE_VERSION;
    out.width = static_cast<png_uint_32>(image.width);
    out.height = static_cast<png_uint_32>(image.height);
    out.format = PNG_FORMAT_RGBA;
    return png_image_write_to_file(&out, path.c_str(), 0, image.pixels.data(), 0, nullptr) != 0;
}

}  // namespace samenspel::kit
