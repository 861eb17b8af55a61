// A WebSocket over TCP, plain or with TLS, with Beast; the only file that includes it.
#include "client/link/attempt_beast.hpp"

#include <deque>
#include <type_traits>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include "client/link/link.hpp"

namespace samenspel::link {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::ip::tcp;
using beast::error_code;
using std::chrono::milliseconds;

constexpr std::size_t largest_message = std::size_t{8} << 20;  // a debrief page of many tables

Cause cause_of_connecting(const error_code& error) {
    if (error == asio::error::connection_refused) return Cause::refused;
    if (error == asio::error::timed_out) return Cause::timed_out;
    return Cause::unreachable;
}

Cause cause_of_handshake(const error_code& error) {
    if (error == asio::error::connection_reset || error == asio::error::broken_pipe) return Cause::lost;
    return error == beast::error::timeout ? Cause::timed_out : Cause::not_samenspel;
}

// 426 with TLS to upgrade to: RFC 2817, 4.2.
Cause cause_of_answer(const error_code& error, const websocket::response_type& answer) {
    if (error == websocket::error::upgrade_declined && answer.result() == beast::http::status::upgrade_required && answer["Upgrade"].starts_with("TLS")) return Cause::needs_tls;
    return cause_of_handshake(error);
}

Cause cause_of_securing(const error_code& error) {
    // What the certificate check refuses; all else means that no TLS is spoken there.
    if (error.category() == asio::error::get_ssl_category() && ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED)
        return Cause::untrusted;
    return cause_of_handshake(error);
}

using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<beast::tcp_stream>;

// Trusts whom the machine trusts: OpenSSL's own places, and what SSL_CERT_FILE and SSL_CERT_DIR name.
struct Trust {
    asio::ssl::context context{asio::ssl::context::tls_client};
    Trust() {
        error_code ignored;  // without any place nobody is trusted
        context.set_default_verify_paths(ignored);
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
        context.set_verify_mode(asio::ssl::verify_peer, ignored);
    }
};

template <class Layer>
class BeastAttempt final : public Attempt, public std::enable_shared_from_this<BeastAttempt<Layer>> {
public:
    // What follows the first three is how the layer under the WebSocket is made.
    template <class... Making>
    BeastAttempt(asio::io_context& io, Attempt::Owner& owner, const Options& options, Making&... making)
        : owner_(&owner), deadline_(io), resolver_(io), socket_(io, making...), attempt_time_(options.attempt_ms), idle_time_(options.idle_ms) {}

    void start(const Address& address) override {
        host_ = address.host;
        authority_ = address.authority();
        path_ = address.path;
        deadline_.expires_after(attempt_time_);
        deadline_.async_wait([self = this->shared_from_this()](error_code error) {
            if (!error) self->end(Cause::timed_out);
        });
        resolver_.async_resolve(address.host, std::to_string(address.port),
                                [self = this->shared_from_this()](error_code error, const tcp::resolver::results_type& found) {
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
        socket_.async_read(buffer_, [self = this->shared_from_this()](error_code error, std::size_t size) {
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
        if (Attempt::Owner* owner = std::exchange(owner_, nullptr)) owner->ended(cause);
    }

    void drop() {
        error_code ignored;
        beast::get_lowest_layer(socket_).socket().close(ignored);
    }

    void close() {
        socket_.async_close(websocket::close_code::going_away, [self = this->shared_from_this()](error_code) { self->drop(); });
    }

    void connect(const tcp::resolver::results_type& found) {
        beast::get_lowest_layer(socket_).async_connect(found, [self = this->shared_from_this()](error_code error, const tcp::endpoint&) {
            if (!self->owner_) return self->drop();
            if (error) return self->end(cause_of_connecting(error));
            error_code ignored;
            beast::get_lowest_layer(self->socket_).socket().set_option(tcp::no_delay(true), ignored);
            self->secure();
        });
    }

    // The certificate has to be of the host that was asked for.
    void secure() {
        if constexpr (std::is_same_v<Layer, Secure>) {
            auto& layer = socket_.next_layer();
            layer.set_verify_callback(asio::ssl::host_name_verification(host_));
            SSL_set_tlsext_host_name(layer.native_handle(), host_.c_str());
            layer.async_handshake(asio::ssl::stream_base::client, [self = this->shared_from_this()](error_code error) {
                if (!self->owner_) return self->drop();
                if (error) return self->end(cause_of_securing(error));
                self->shake_hands();
            });
        } else {
            shake_hands();
        }
    }

    void shake_hands() {
        websocket::stream_base::timeout timeout{};
        timeout.handshake_timeout = attempt_time_;
        timeout.idle_timeout = idle_time_;
        timeout.keep_alive_pings = true;
        socket_.set_option(timeout);
        socket_.read_message_max(largest_message);
        socket_.binary(true);
        socket_.async_handshake(answer_, authority_, path_, [self = this->shared_from_this()](error_code error) {
            if (!self->owner_) return self->drop();
            if (error) return self->end(cause_of_answer(error, self->answer_));
            self->owner_->opened();
            self->read();
        });
    }

    void write_first() {
        socket_.async_write(asio::buffer(outgoing_.front()), [self = this->shared_from_this()](error_code error, std::size_t) {
            if (error) return self->end(Cause::lost);
            self->outgoing_.pop_front();
            if (!self->outgoing_.empty()) return self->write_first();
            if (self->leaving_) self->close();
        });
    }

    Attempt::Owner* owner_;
    asio::steady_timer deadline_;
    tcp::resolver resolver_;
    websocket::stream<Layer> socket_;
    milliseconds attempt_time_, idle_time_;
    websocket::response_type answer_;
    beast::flat_buffer buffer_;
    std::deque<std::string> outgoing_;
    std::string host_, authority_, path_;
    bool reading_ = false, leaving_ = false;
};

}  // namespace

std::shared_ptr<Attempt> make_beast_attempt(asio::io_context& io, Attempt::Owner& owner, const Options& options, bool encrypted) {
    if (encrypted) {
        // The layer's own reference keeps OpenSSL's context alive.
        Trust trust;
        return std::make_shared<BeastAttempt<Secure>>(io, owner, options, trust.context);
    }
    return std::make_shared<BeastAttempt<Plain>>(io, owner, options);
}

}  // namespace samenspel::link
