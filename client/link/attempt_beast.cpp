// A WebSocket over plain TCP with Beast; the only file that includes it.
#include "client/link/attempt_beast.hpp"

#include <deque>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket.hpp>

#include "client/link/link.hpp"

namespace samenspel::link {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using beast::error_code;
using std::chrono::milliseconds;

constexpr std::size_t largest_message = std::size_t{1} << 20;

Cause cause_of_connecting(const error_code& error) {
    if (error == asio::error::connection_refused) return Cause::refused;
    if (error == asio::error::timed_out) return Cause::timed_out;
    return Cause::unreachable;
}

Cause cause_of_handshake(const error_code& error) {
    if (error == asio::error::connection_reset || error == asio::error::broken_pipe) return Cause::lost;
    return error == beast::error::timeout ? Cause::timed_out : Cause::not_samenspel;
}

class BeastAttempt final : public Attempt, public std::enable_shared_from_this<BeastAttempt> {
public:
    BeastAttempt(asio::io_context& io, Owner& owner, const Options& options)
        : owner_(&owner), deadline_(io), resolver_(io), socket_(io), attempt_time_(options.attempt_ms), idle_time_(options.idle_ms) {}

    void start(const Address& address) override {
        authority_ = address.authority();
        path_ = address.path;
        deadline_.expires_after(attempt_time_);
        deadline_.async_wait([self = shared_from_this()](error_code error) {
            if (!error) self->end(Cause::timed_out);
        });
        resolver_.async_resolve(address.host, std::to_string(address.port),
                                [self = shared_from_this()](error_code error, const tcp::resolver::results_type& found) {
                                    if (!self->owner_) return;
                                    if (error) return self->end(Cause::host_not_found);
                                    self->connect(found);
                                });
    }

    void settle() override { deadline_.cancel(); }

    void write(std::string bytes) override {
        outgoing_.push_back(std::move(bytes));
        if (outgoing_.size() == 1) write_first();
    }

    void read() override {
        if (reading_ || !owner_) return;
        reading_ = true;
        socket_.async_read(buffer_, [self = shared_from_this()](error_code error, std::size_t size) {
            self->reading_ = false;
            if (!self->owner_) return;
            if (error) return self->end(Cause::lost);
            self->owner_->received(static_cast<const char*>(self->buffer_.data().data()), size);
            self->buffer_.consume(size);
            if (self->owner_ && self->owner_->wants_more()) self->read();
        });
    }

    void leave(bool politely) override {
        owner_ = nullptr;
        deadline_.cancel();
        resolver_.cancel();
        if (!politely || !socket_.is_open()) return drop();
        leaving_ = true;
        if (outgoing_.empty()) close();
    }

private:
    void end(Cause cause) {
        deadline_.cancel();
        resolver_.cancel();
        drop();
        if (Owner* owner = std::exchange(owner_, nullptr)) owner->ended(cause);
    }

    void drop() {
        error_code ignored;
        beast::get_lowest_layer(socket_).socket().close(ignored);
    }

    void close() {
        socket_.async_close(websocket::close_code::going_away, [self = shared_from_this()](error_code) { self->drop(); });
    }

    void connect(const tcp::resolver::results_type& found) {
        beast::get_lowest_layer(socket_).async_connect(found, [self = shared_from_this()](error_code error, const tcp::endpoint&) {
            if (!self->owner_) return self->drop();
            if (error) return self->end(cause_of_connecting(error));
            error_code ignored;
            beast::get_lowest_layer(self->socket_).socket().set_option(tcp::no_delay(true), ignored);
            self->shake_hands();
        });
    }

    void shake_hands() {
        websocket::stream_base::timeout timeout{};
        timeout.handshake_timeout = attempt_time_;
        timeout.idle_timeout = idle_time_;
        timeout.keep_alive_pings = true;
        socket_.set_option(timeout);
        socket_.read_message_max(largest_message);
        socket_.binary(true);
        socket_.async_handshake(authority_, path_, [self = shared_from_this()](error_code error) {
            if (!self->owner_) return self->drop();
            if (error) return self->end(cause_of_handshake(error));
            self->owner_->opened();
            self->read();
        });
    }

    void write_first() {
        socket_.async_write(asio::buffer(outgoing_.front()), [self = shared_from_this()](error_code error, std::size_t) {
            if (error) return self->end(Cause::lost);
            self->outgoing_.pop_front();
            if (!self->outgoing_.empty()) return self->write_first();
            if (self->leaving_) self->close();
        });
    }

    Owner* owner_;
    asio::steady_timer deadline_;
    tcp::resolver resolver_;
    websocket::stream<beast::tcp_stream> socket_;
    milliseconds attempt_time_, idle_time_;
    beast::flat_buffer buffer_;
    std::deque<std::string> outgoing_;
    std::string authority_, path_;
    bool reading_ = false, leaving_ = false;
};

}  // namespace

std::shared_ptr<Attempt> make_beast_attempt(asio::io_context& io, Attempt::Owner& owner, const Options& options) {
    return std::make_shared<BeastAttempt>(io, owner, options);
}

}  // namespace samenspel::link
