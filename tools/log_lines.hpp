// How samenspel-log prints one disclosed event: as a JSON object or as a line for people. Sees disclosures only.
#pragma once

#include <cstdint>
#include <string>

namespace samenspel {
class Content;
class Event;
}  // namespace samenspel

namespace samenspel::log {

// {"n":..,"at_ms":..,"type":"..", then the disclosed fields by their names in events.proto}. The trainer's own extra
// fields are journal_n, listed and owners. 64-bit numbers inside are strings, as in Protobuf's JSON. What would steer a terminal,
// turn a line around or show nothing is written as \uXXXX.
std::string json_line(std::uint64_t n, const Event& disclosed);

// "  12  03:25  proposal tabled  seat west, ...". Numbers of seats are shown as the ids of `content`, which may be null;
// texts in Dutch or English. Texts of a file can steer no terminal: control characters, marks of direction and what shows nothing are replaced.
std::string plain_line(std::uint64_t n, const Event& disclosed, const Content* content, bool dutch);

}  // namespace samenspel::log
