// Passes on to the socket, or to TLS over it.
#include "server/edge/channel.hpp"

#include <array>
#include <string_view>

#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <boost/asio/error.hpp>

namespace samenspel::edge {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

Channel::Channel(tcp::socket socket, const TlsIdentity* identity) : socket_(std::move(socket)) {
    error_code ignored;
    socket_.non_blocking(true, ignored);
    socket_.set_option(tcp::no_delay(true), ignored);
    if (identity != nullptr) tls_ = std::make_unique<TlsStream>(*identity, socket_.native_handle());
}

namespace {

error_code as_error(TlsStream::Result result) {
    if (result == TlsStream::Result::done) return {};
    return result == TlsStream::Result::wait ? asio::error::would_block : asio::error::connection_reset;
}

// What who forgot the s of https gets to read (RFC 2817, 4.2), and the client knows it by.
constexpr std::string_view tls_wanted =
    "HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/1.2, HTTP/1.1\r\nConnection: Upgrade, close\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 127\r\n\r\n"
    "Begin het adres met https:// \xE2\x80\x93 deze server spreekt alleen TLS.\n"
    "Begin the address with https://, this server speaks TLS only.\n";

}  // namespace

// A method of HTTP begins with a capital letter; TLS never does. What arrived is taken in, or closing would reset the answer.
bool Channel::refuses_plain() {
    char first = 0;
    const int socket = socket_.native_handle();
    if (greeted_ || ::recv(socket, &first, 1, MSG_PEEK) != 1) return false;
    greeted_ = true;
    if (first < 'A' || first > 'Z') return false;
    std::array<char, 16'384> taken;
    if (::recv(socket, taken.data(), taken.size(), 0) > 0) ::send(socket, tls_wanted.data(), tls_wanted.size(), MSG_NOSIGNAL);
    return true;
}

std::size_t Channel::read_some(std::span<char> out, error_code& error) {
    if (!tls_) return socket_.read_some(asio::buffer(out.data(), out.size()), error);
    std::size_t count = 0;
    if (refuses_plain()) {
        error = asio::error::eof;
        return count;
    }
    error = as_error(tls_->read(out.data(), out.size(), &count));
    return count;
}

std::size_t Channel::write_some(const Outbox::Buffers& buffers, error_code& error) {
    if (!tls_) return socket_.write_some(buffers, error);
    std::size_t count = 0;
    error = as_error(tls_->write(buffers, &count));
    return count;
}

std::size_t Channel::unconfirmed() {
    int in_system = 0;
    if (::ioctl(socket_.native_handle(), SIOCOUTQ, &in_system) != 0) in_system = 0;
    return waiting() + static_cast<std::size_t>(in_system);
}

void Channel::end_writing() {
    if (tls_) tls_->end();
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

void Channel::close() {
    error_code ignored;
    socket_.close(ignored);
}

}  // namespace samenspel::edge
