// Frames and sockets, by the letter of RFC 6455 and no more of it than is needed.
#include "tools/bench/wire.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace samenspel::bench {
namespace {

constexpr std::size_t short_most = 125;

std::size_t number(std::string_view bytes) {
    std::size_t out = 0;
    for (const char byte : bytes) out = out << 8 | static_cast<unsigned char>(byte);
    return out;
}

}  // namespace

std::string upgrade_request(std::uint16_t port) {
    return "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: c2FtZW5zcGVsLWJlbmNoIQ==\r\n"
           "Sec-WebSocket-Version: 13\r\n\r\n";
}

std::string client_frame(std::string_view payload, unsigned char opcode) {
    std::string out;
    out.reserve(payload.size() + 8);
    out.push_back(static_cast<char>(0x80 | opcode));
    if (payload.size() <= short_most) {
        out.push_back(static_cast<char>(0x80 | payload.size()));
    } else {
        out.push_back(static_cast<char>(0x80 | 126));
        out.push_back(static_cast<char>(payload.size() >> 8));
        out.push_back(static_cast<char>(payload.size()));
    }
    out.append(4, '\0');
    return out.append(payload);
}

bool take_frame(std::string_view& bytes, std::string_view* payload, unsigned char* opcode) {
    if (bytes.size() < 2) return false;
    std::size_t head = 2, size = static_cast<unsigned char>(bytes[1]) & 0x7f;
    if (size > short_most) {
        head = size == 126 ? 4 : 10;
        if (bytes.size() < head) return false;
        size = number(bytes.substr(2, head - 2));
    }
    if (bytes.size() - head < size) return false;
    *opcode = static_cast<unsigned char>(bytes[0]) & 0x0f;
    *payload = bytes.substr(head, size);
    bytes.remove_prefix(head + size);
    return true;
}

int connect_to(std::uint16_t port, bool blocking) {
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | (blocking ? 0 : SOCK_NONBLOCK), 0);
    if (fd < 0) return -1;
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 || errno == EINPROGRESS) return fd;
    close(fd);
    return -1;
}

}  // namespace samenspel::bench
