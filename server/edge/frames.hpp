// WebSocket frames (RFC 6455) as a pure reader and writer of bytes: no socket, no clock, no host.
// Ours instead of Beast's stream, because that writes by itself (pongs, closes) and would cut through a gathered write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace samenspel::edge {

enum class Opcode : std::uint8_t { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

// Close codes that we send.
enum class CloseCode : std::uint16_t {
    normal = 1000, going_away = 1001, protocol_error = 1002, unsupported = 1003, bad_text = 1007, policy = 1008, too_big = 1009
};

inline constexpr std::size_t most_header_bytes = 10;

// Writes the header of an unmasked, unfragmented frame to `out` (room for most_header_bytes); gives its length.
std::size_t put_header(char* out, Opcode opcode, std::size_t payload_bytes);

// A whole control frame. Payload at most 125 bytes; a longer one is cut.
std::string control_frame(Opcode opcode, std::string_view payload);
std::string close_frame(CloseCode code);

// Reads what a client sends. Unmasks in place; a message that came in one frame and in one piece is not copied.
class FrameReader {
public:
    enum class Step { need_more, message, ping, pong, close, broken };

    explicit FrameReader(std::size_t most_message_bytes) : most_message_bytes_(most_message_bytes) {}

    // Takes the next thing from the front of `input` and shortens it. On need_more the rest of `input` is an unfinished
    // frame: give it again, with more behind it. `payload` is valid until the next call or until the input goes away.
    Step next(std::span<char>& input);
    std::string_view payload() const { return payload_; }
    // After broken: the code to close with. After close: the code to answer with.
    CloseCode code() const { return code_; }
    // No fragment is waiting for its end.
    bool idle() const { return !in_message_; }

private:
    Step control(Opcode opcode);
    Step data(bool final);
    Step broken(CloseCode code);

    std::size_t most_message_bytes_;
    std::string fragments_;
    std::string_view payload_;
    CloseCode code_ = CloseCode::normal;
    bool in_message_ = false;
};

}  // namespace samenspel::edge
