// The two languages: a floor's one byte, and the vocabulary of Samenspel.
#include "tools/bench/speech.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

#include "proto/full.hpp"
#include "tools/bench/child.hpp"
#include "tools/bench/floor.hpp"
#include "tools/bench/wire.hpp"

namespace samenspel::bench {
namespace {

constexpr int patience_s = 10;

class FloorSpeech : public Speech {
public:
    std::string hello(std::uint32_t) const override { return {}; }
    // A floor seats people in the order in which their connections are complete, which is that of their numbers closely
    // enough: only how many share a table is counted on.
    Seat seat_without_hello(std::uint32_t player) const override { return {player / table_players + 1, player % table_players + 1}; }
    Heard hear(std::string_view) const override { return {}; }
    std::string say(std::string_view text, std::uint32_t to_seat, std::uint64_t) const override {
        std::string out(1, to_seat == 0 ? FloorHead::everybody : static_cast<char>(to_seat - 1));
        return out.append(text);
    }
    bool says_no(std::string_view) const override { return false; }
};

std::string instance(std::uint32_t player) {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016x", player + 1);
    return digits;
}

class SamenspelSpeech : public Speech {
public:
    explicit SamenspelSpeech(std::string code) : code_(std::move(code)) {}

    std::string hello(std::uint32_t player) const override {
        ClientMessage message;
        Hello& hello = *message.mutable_hello();
        hello.set_protocol(1);
        hello.set_code(code_);
        hello.set_name("Player " + std::to_string(player + 1));
        hello.set_instance(instance(player));
        return message.SerializeAsString();
    }
    Seat seat_without_hello(std::uint32_t) const override { return {}; }
    Heard hear(std::string_view bytes) const override {
        ServerMessage message;
        Heard heard;
        if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return heard;
        heard.joined = message.caught_up();
        heard.refused = message.has_refused();
        heard.seated = message.has_welcome() && message.welcome().seat() != 0;
        if (heard.seated) heard.seat = {message.welcome().table(), message.welcome().seat()};
        return heard;
    }
    std::string say(std::string_view text, std::uint32_t to_seat, std::uint64_t reference) const override {
        ClientMessage message;
        Command& command = *message.mutable_command();
        command.set_reference(reference);
        if (to_seat == 0) {
            command.mutable_say_in_plenary()->set_text(std::string(text));
        } else {
            command.mutable_say_in_group()->set_text(std::string(text));
            command.mutable_say_in_group()->add_members(to_seat);
        }
        return message.SerializeAsString();
    }
    bool says_no(std::string_view message) const override {
        constexpr char rejected = ServerMessage::kRejectedFieldNumber << 3 | 2, refused = ServerMessage::kRefusedFieldNumber << 3 | 2;
        return !message.empty() && (message[0] == rejected || message[0] == refused);
    }

private:
    std::string code_;
};

// A connection that waits for its answers.
class Slow {
public:
    explicit Slow(std::uint16_t port) : fd_(connect_to(port, true)) {
        const timeval most{patience_s, 0};
        setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
        send_bytes(upgrade_request(port));
        while (good() && bytes_.find("\r\n\r\n") == std::string::npos) more();
        if (good()) bytes_.erase(0, bytes_.find("\r\n\r\n") + 4);
    }
    ~Slow() {
        if (fd_ >= 0) close(fd_);
    }
    bool good() const { return fd_ >= 0 && !failed_; }
    void send_message(const ClientMessage& message) { send_bytes(client_frame(message.SerializeAsString())); }
    // The next message; an empty one at the end.
    ServerMessage message() {
        ServerMessage out;
        while (good()) {
            std::string_view rest(bytes_), payload;
            unsigned char opcode = 0;
            if (take_frame(rest, &payload, &opcode)) {
                const bool whole = opcode == 2 && out.ParseFromArray(payload.data(), static_cast<int>(payload.size()));
                bytes_.erase(0, bytes_.size() - rest.size());
                if (whole) return out;
            } else {
                more();
            }
        }
        return out;
    }

private:
    void send_bytes(const std::string& bytes) { failed_ = failed_ || send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0; }
    void more() {
        char part[16'384];
        const auto got = recv(fd_, part, sizeof part, 0);
        if (got <= 0) failed_ = true;
        else bytes_.append(part, static_cast<std::size_t>(got));
    }
    int fd_;
    bool failed_ = false;
    std::string bytes_;
};

}  // namespace

std::unique_ptr<Speech> floor_speech() { return std::make_unique<FloorSpeech>(); }
std::unique_ptr<Speech> samenspel_speech(const std::string& code) { return std::make_unique<SamenspelSpeech>(code); }

bool start_session(std::uint16_t port, const std::string& trainer_key) {
    Slow connection(port);
    ClientMessage hello;
    hello.mutable_hello()->set_protocol(1);
    hello.mutable_hello()->set_trainer_key(trainer_key);
    hello.mutable_hello()->set_instance("00000000ffffffff");
    connection.send_message(hello);
    while (connection.good() && !connection.message().caught_up()) {}
    ClientMessage start;
    start.mutable_command()->set_reference(1);
    start.mutable_command()->mutable_start_session();
    connection.send_message(start);
    while (connection.good()) {
        const ServerMessage message = connection.message();
        if (message.has_acknowledged()) return true;
        if (message.has_rejected() || message.has_refused()) return false;
    }
    return false;
}

double welcome_ms(std::uint16_t port, const std::string& code) {
    const std::int64_t began_ns = now_ns();
    Slow connection(port);
    ClientMessage hello;
    hello.mutable_hello()->set_protocol(1);
    hello.mutable_hello()->set_code(code);
    hello.mutable_hello()->set_board(true);
    hello.mutable_hello()->set_table(1);
    connection.send_message(hello);
    while (connection.good())
        if (connection.message().has_welcome()) return static_cast<double>(now_ns() - began_ns) / 1e6;
    return -1;
}

}  // namespace samenspel::bench
