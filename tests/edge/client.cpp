// Beast's synchronous client, and plain BSD sockets.
#include "tests/edge/client.hpp"

#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

namespace samenspel::edge_test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;

struct Client::Inner {
    asio::io_context context;
    websocket::stream<asio::ip::tcp::socket> stream{context};
    std::string ponged;
    unsigned pings = 0;
};

Client::Client(std::uint16_t port, const std::string& origin) : inner_(std::make_unique<Inner>()) {
    auto& stream = inner_->stream;
    stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), port});
    stream.control_callback([inner = inner_.get()](websocket::frame_type kind, beast::string_view payload) {
        if (kind == websocket::frame_type::pong) inner->ponged = std::string(payload.data(), payload.size());
        if (kind == websocket::frame_type::ping) ++inner->pings;
    });
    if (!origin.empty()) {
        stream.set_option(websocket::stream_base::decorator([origin](websocket::request_type& request) { request.set("Origin", origin); }));
    }
    stream.handshake("127.0.0.1:" + std::to_string(port), "/ws");
    stream.binary(true);
}
Client::~Client() = default;
Client::Client(Client&&) noexcept = default;

void Client::send(std::string_view message) { inner_->stream.write(asio::buffer(message)); }

void Client::send_in_pieces(std::string_view message, std::size_t piece_bytes) {
    for (std::size_t at = 0; at < message.size(); at += piece_bytes) {
        const std::string_view piece = message.substr(at, piece_bytes);
        inner_->stream.write_some(at + piece.size() == message.size(), asio::buffer(piece));
    }
}

void Client::ping(std::string_view payload) { inner_->stream.ping({payload.data(), payload.size()}); }

std::string Client::read() {
    beast::flat_buffer buffer;
    inner_->stream.read(buffer);
    return beast::buffers_to_string(buffer.data());
}

unsigned Client::read_to_end(std::vector<std::string>* messages) {
    for (;;) {
        beast::flat_buffer buffer;
        beast::error_code error;
        inner_->stream.read(buffer, error);
        if (error) return inner_->stream.reason().code;
        if (messages != nullptr) messages->push_back(beast::buffers_to_string(buffer.data()));
    }
}

void Client::close() { inner_->stream.close(websocket::close_code::normal); }
const std::string& Client::ponged() const { return inner_->ponged; }
unsigned Client::pings() const { return inner_->pings; }

Bare::Bare(std::uint16_t port, int receive_bytes) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_bytes > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("cannot connect");
}
Bare::~Bare() { ::close(socket_); }

void Bare::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;  // the other side has closed; reading tells
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

std::string Bare::read_all() {
    std::string out;
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) return out;
        out.append(buffer, static_cast<std::size_t>(count));
    }
}

std::string Bare::read_exactly(std::size_t count) {
    std::string out(count, '\0');
    std::size_t have = 0;
    while (have < count) {
        const ssize_t got = ::recv(socket_, out.data() + have, count - have, 0);
        if (got <= 0) throw std::runtime_error("the connection ended early");
        have += static_cast<std::size_t>(got);
    }
    return out;
}

std::string Bare::read_head() {
    std::string out;
    while (out.size() < 4 || out.substr(out.size() - 4) != "\r\n\r\n") out += read_exactly(1);
    return out;
}

void Bare::end_writing() { ::shutdown(socket_, SHUT_WR); }

std::string handshake(const std::string& path, const std::string& more_headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: trainer.local:7000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" + more_headers + "\r\n";
}

std::string masked(unsigned first_byte, std::string_view payload) {
    std::string frame(1, static_cast<char>(first_byte));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    const char mask[4] = {0x11, 0x22, 0x33, 0x44};
    frame.append(mask, 4);
    for (std::size_t at = 0; at < payload.size(); ++at) frame += static_cast<char>(payload[at] ^ mask[at % 4]);
    return frame;
}

std::string ask(std::uint16_t port, std::string_view request) {
    Bare bare(port);
    bare.send(request);
    return bare.read_all();
}

}  // namespace samenspel::edge_test
