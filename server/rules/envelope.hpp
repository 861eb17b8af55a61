// What stands on an encoded event: when, for whom, and what kind of body; the body itself stays closed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace samenspel::rules {

struct Envelope {
    int kind = 0;                          // number of the body's field in Event; 0: it has none
    std::int64_t at_ms = 0;
    std::uint64_t listed = 0, owners = 0;  // bit number - 1, of numbers 1..64
    std::uint32_t first_listed = 0, second_listed = 0;  // the first two of any size
    std::string_view body;                 // the body's message, encoded
    std::string_view origin;               // with its tag; empty when there is none
};

// None when the bytes make no sense, or no such sense as the rules write.
std::optional<Envelope> read_envelope(std::string_view event);

}  // namespace samenspel::rules
