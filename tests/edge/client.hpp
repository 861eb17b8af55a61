// Two clients on loopback: Beast's, for what a decent program does, and a bare socket, for everything else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace samenspel::edge_test {

// A WebSocket by Beast. Calls block; each throws when the connection fails.
class Client {
public:
    explicit Client(std::uint16_t port, const std::string& origin = {});
    ~Client();
    Client(Client&&) noexcept;
    void send(std::string_view message);
    void send_in_pieces(std::string_view message, std::size_t piece_bytes);
    void ping(std::string_view payload);
    std::string read();
    // Reads until the end; gives the close code, 0 without one. What came before is added to `messages`.
    unsigned read_to_end(std::vector<std::string>* messages = nullptr);
    void close();
    // The last pong's payload.
    const std::string& ponged() const;
    // Pings that came.
    unsigned pings() const;

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Bytes over TCP.
class Bare {
public:
    // With `receive_bytes` the system takes no more than about that before it is read.
    explicit Bare(std::uint16_t port, int receive_bytes = 0);
    ~Bare();
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;
    void send(std::string_view bytes);
    // Until the other side closes its half.
    std::string read_all();
    std::string read_exactly(std::size_t count);
    // Through the end of the header lines.
    std::string read_head();
    // Closes our half.
    void end_writing();

private:
    int socket_ = -1;
};

// The bytes of a good handshake at `path`.
std::string handshake(const std::string& path = "/ws", const std::string& more_headers = {});
// A masked frame as a client sends it.
std::string masked(unsigned first_byte, std::string_view payload);
// Sends `request`, gives the whole answer.
std::string ask(std::uint16_t port, std::string_view request);

}  // namespace samenspel::edge_test
