// Over libqrencode, which works out the modules; nothing of it shows outside this file.
#include "client/screens/kit/qr.hpp"

#include <qrencode.h>

namespace samenspel::kit {

QrSquare qr_square(const std::string& text) {
    QrSquare out;
    if (text.empty()) return out;
    QRcode* code = QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M);
    if (code == nullptr) return out;
    out.side = code->width;
    out.dark.resize(static_cast<std::size_t>(out.side * out.side));
    for (std::size_t index = 0; index < out.dark.size(); ++index) out.dark[index] = (code->data[index] & 1) != 0;
    QRcode_free(code);
    return out;
}

}  // namespace samenspel::kit
