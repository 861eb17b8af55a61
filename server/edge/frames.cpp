// Reads and writes WebSocket frames. Every rule of RFC 6455 that a client can break ends in `broken` with its code.
#include "server/edge/frames.hpp"

#include <algorithm>
#include <cstring>

namespace samenspel::edge {
namespace {

constexpr std::size_t most_control_bytes = 125;

void unmask(std::span<char> bytes, const char* mask) {
    std::uint32_t four = 0;
    std::memcpy(&four, mask, 4);
    const std::uint64_t eight = (static_cast<std::uint64_t>(four) << 32) | four;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        word ^= eight;
        std::memcpy(bytes.data() + at, &word, 8);
    }
    for (; at < bytes.size(); ++at) bytes[at] = static_cast<char>(bytes[at] ^ mask[at % 4]);
}

// Codes that may travel in a close frame (RFC 6455, 7.4).
bool may_travel(unsigned code) {
    if (code >= 3000 && code <= 4999) return true;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

// Well-formed UTF-8, as a close reason has to be.
bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((static_cast<unsigned char>(text[at + k]) & 0xC0) != 0x80) return false;
        }
        const auto second = length > 1 ? static_cast<unsigned char>(text[at + 1]) : 0;
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F)) return false;
        if ((first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) return false;
        at += length;
    }
    return true;
}

std::uint64_t big_endian(const char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t k = 0; k < count; ++k) value = (value << 8) | static_cast<unsigned char>(bytes[k]);
    return value;
}

}  // namespace

std::size_t put_header(char* out, Opcode opcode, std::size_t payload_bytes) {
    out[0] = static_cast<char>(0x80u | static_cast<unsigned>(opcode));
    const std::size_t count = payload_bytes < 126 ? 0 : payload_bytes <= 0xFFFF ? 2 : 8;
    out[1] = static_cast<char>(count == 0 ? payload_bytes : count == 2 ? 126 : 127);
    for (std::size_t k = 0; k < count; ++k) out[2 + k] = static_cast<char>((payload_bytes >> (8 * (count - 1 - k))) & 0xFF);
    return 2 + count;
}

std::string control_frame(Opcode opcode, std::string_view payload) {
    payload = payload.substr(0, most_control_bytes);
    std::string frame(most_header_bytes, '\0');
    frame.resize(put_header(frame.data(), opcode, payload.size()));
    frame.append(payload);
    return frame;
}

std::string close_frame(CloseCode code) {
    const auto value = static_cast<unsigned>(code);
    const char bytes[2] = {static_cast<char>(value >> 8), static_cast<char>(value & 0xFF)};
    return control_frame(Opcode::close, {bytes, 2});
}

FrameReader::Step FrameReader::broken(CloseCode code) {
    code_ = code;
    return Step::broken;
}

FrameReader::Step FrameReader::next(std::span<char>& input) {
    // The message that was given last has been used by now.
    if (!in_message_ && !fragments_.empty()) fragments_ = std::string();
    for (;;) {
        if (input.size() < 2) return Step::need_more;
        const auto first = static_cast<unsigned char>(input[0]);
        const auto second = static_cast<unsigned char>(input[1]);
        const auto opcode = static_cast<Opcode>(first & 0x0F);
        const bool final = (first & 0x80) != 0;
        const bool is_control = (first & 0x08) != 0;
        if ((first & 0x70) != 0 || (second & 0x80) == 0) return broken(CloseCode::protocol_error);  // extensions; no mask
        const std::size_t short_length = second & 0x7F;
        if (is_control) {
            if (!final || short_length > most_control_bytes || (first & 0x0F) > 10) return broken(CloseCode::protocol_error);
        } else {
            if ((first & 0x0F) > 2 || (opcode == Opcode::continuation) != in_message_) return broken(CloseCode::protocol_error);
            if (opcode == Opcode::text) return broken(CloseCode::unsupported);
        }
        const std::size_t length_bytes = short_length < 126 ? 0 : short_length == 126 ? 2 : 8;
        if (input.size() < 2 + length_bytes) return Step::need_more;
        const std::uint64_t length = length_bytes == 0 ? short_length : big_endian(input.data() + 2, length_bytes);
        if ((length_bytes == 2 && length < 126) || (length_bytes == 8 && (length <= 0xFFFF || (length >> 63) != 0))) {
            return broken(CloseCode::protocol_error);  // a length has to be written in its shortest form
        }
        if (!is_control && length + (in_message_ ? fragments_.size() : 0) > most_message_bytes_) return broken(CloseCode::too_big);
        const std::size_t start = 2 + length_bytes + 4;
        if (input.size() < start + length) return Step::need_more;
        const std::span<char> body = input.subspan(start, static_cast<std::size_t>(length));
        unmask(body, input.data() + start - 4);
        payload_ = {body.data(), body.size()};
        input = input.subspan(start + body.size());
        const Step step = is_control ? control(opcode) : data(final);
        if (step != Step::need_more) return step;
    }
}

FrameReader::Step FrameReader::data(bool final) {
    if (final && !in_message_) return Step::message;
    fragments_.append(payload_);
    in_message_ = !final;
    if (!final) return Step::need_more;
    payload_ = fragments_;
    return Step::message;
}

FrameReader::Step FrameReader::control(Opcode opcode) {
    if (opcode == Opcode::ping) return Step::ping;
    if (opcode == Opcode::pong) return Step::pong;
    if (payload_.empty()) {
        code_ = CloseCode::normal;
        return Step::close;
    }
    if (payload_.size() < 2) return broken(CloseCode::protocol_error);
    const auto code = static_cast<unsigned>(big_endian(payload_.data(), 2));
    if (!may_travel(code)) return broken(CloseCode::protocol_error);
    if (!is_utf8(payload_.substr(2))) return broken(CloseCode::bad_text);
    code_ = static_cast<CloseCode>(code);
    return Step::close;
}

}  // namespace samenspel::edge
