// Passes on to the socket, or to TLS over it.
#include "server/edge/channel.hpp"

#include <linux/sockios.h>
#include <sys/ioctl.h>

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

}  // namespace

std::size_t Channel::read_some(std::span<char> out, error_code& error) {
    if (!tls_) return socket_.read_some(asio::buffer(out.data(), out.size()), error);
    std::size_t count = 0;
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
