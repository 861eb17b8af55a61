// A text as a QR code: a square of dark and light modules. The one door to the library that works it out.
#pragma once

#include <string>
#include <vector>

namespace samenspel::kit {

struct QrSquare {
    int side = 0;              // modules; 0: the text is empty or too long for a code
    std::vector<bool> dark;    // row by row, side * side of them

    bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

// The quiet zone around a code, in modules: scanners need it, and whoever draws the code leaves it free.
inline constexpr int qr_quiet = 4;

// The smallest code for these bytes that survives some glare and dirt (level M).
QrSquare qr_square(const std::string& text);

}  // namespace samenspel::kit
