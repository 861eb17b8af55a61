// Who this client is to one server and session: what must survive a restart, so that a seat is resumed and no command
// is done twice. Pure; state_file reads and writes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace samenspel::link {

struct Identity {
    std::string instance;            // 16 hexadecimal digits
    std::string token;               // private resume token; empty before the first welcome
    std::uint64_t reserved = 0;      // no reference above this one was ever used

    friend bool operator==(const Identity& one, const Identity& other) {
        return one.instance == other.instance && one.token == other.token && one.reserved == other.reserved;
    }
};

// References are reserved by the block, so that the file is written once a block and not once a command. What is left
// of a block at a restart is skipped; references need to increase, not to be gapless.
inline constexpr std::uint64_t reference_block = 256;

bool is_instance(std::string_view text);
// 16 hexadecimal digits of these bits.
std::string instance_from(std::uint64_t bits);

// Text of a state file: a line with its format, then one line for each value.
std::string format_identity(const Identity& identity);
// None for anything that format_identity does not write.
std::optional<Identity> parse_identity(std::string_view text);

// A file name for this server and code, and a profile that keeps several clients of one person apart. Safe on any file
// system, and different for different input.
std::string state_file_name(std::string_view authority, std::string_view code, std::string_view profile);

}  // namespace samenspel::link
