// The socket of a connection, plain or with TLS between: the same few calls, none of which waits.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>

#include <boost/asio/ip/tcp.hpp>

#include "server/edge/outbox.hpp"
#include "server/edge/tls.hpp"

namespace samenspel::edge {

class Channel {
public:
    // Without an identity: plain. The identity outlives the channel.
    Channel(boost::asio::ip::tcp::socket socket, const TlsIdentity* identity);

    // `error` is would_block when there is nothing to read, or no room to write, for now.
    std::size_t read_some(std::span<char> out, boost::system::error_code& error);
    std::size_t write_some(const Outbox::Buffers& buffers, boost::system::error_code& error);
    // Bytes that were written here and wait to be pushed on: write again, if need be nothing.
    std::size_t waiting() const { return tls_ ? tls_->waiting() : 0; }
    // Bytes written that the other side's system has not confirmed.
    std::size_t unconfirmed();

    template <class Handler> void await_read(Handler&& handler) {
        socket_.async_wait(boost::asio::ip::tcp::socket::wait_read, std::forward<Handler>(handler));
    }
    template <class Handler> void await_write(Handler&& handler) {
        socket_.async_wait(boost::asio::ip::tcp::socket::wait_write, std::forward<Handler>(handler));
    }
    void end_writing();
    void close();

private:
    bool refuses_plain();
    boost::asio::ip::tcp::socket socket_;
    std::unique_ptr<TlsStream> tls_;
    bool greeted_ = false;  // the first byte has been looked at
};

}  // namespace samenspel::edge
