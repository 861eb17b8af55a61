// How people come in: the link, as letters and as a square that phones read.
#pragma once

#include <cstdint>
#include <string>

#include "client/screens/views/view.hpp"

namespace samenspel::screens {

// The way that the server thinks people can reach it by, with the code; empty while it has not said.
std::string join_link(const View& view);
// Likewise to the public screen, of one table where there are more; table 0: the first's. Empty while nobody said where.
std::string board_link(const View& view, std::uint32_t table = 0);
// The session's code, from whoever told it; empty while nobody did.
std::string join_code(const View& view);
// A link as people read and type it: without "http://".
std::string readable(const std::string& link);
// A QR code in the largest square that fits, dark on white in every theme, its quiet zone left free. Returns that square.
kit::Rect draw_qr(const View& view, std::string_view id, const kit::Rect& rect, const std::string& text);

}  // namespace samenspel::screens
