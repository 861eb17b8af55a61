// The page at /check: tells a participant, in Dutch or English, what is wrong between browser and server and what to do
// about it. Constant texts; the page takes no seat and sends nothing about anybody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace samenspel::edge {

const std::string& check_page();
// The script at /check.js. Written for old browsers too: it is what tells them that they are old.
std::string_view check_script();
// Of the page: its own style and script, and a WebSocket to this server.
const std::string& check_policy();
// The text of /check.json. `wall_ms`: milliseconds since 1970.
std::string check_figures(std::int64_t wall_ms);

}  // namespace samenspel::edge
