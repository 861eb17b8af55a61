// One TCP connection from accept to close: HTTP first, then perhaps WebSocket frames. Bytes in, bytes out; whose seat it
// is, only the host knows. Lives on the edge's thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/tcp.hpp>

#include "server/edge/channel.hpp"
#include "server/edge/deadlines.hpp"
#include "server/edge/frames.hpp"
#include "server/edge/http.hpp"
#include "server/edge/limits.hpp"
#include "server/edge/outbox.hpp"
#include "server/edge/strangers.hpp"
#include "server/host/host.hpp"
#include "server/host/line_limit.hpp"

namespace samenspel::edge {

class Connection;

// Counted by the edge over all connections since the start.
struct Traffic {
    std::uint64_t opened = 0, closed_broken = 0, closed_slow = 0, closed_silent = 0, turned_away = 0;
    std::uint64_t messages_in = 0, messages_out = 0, bytes_in = 0, bytes_out = 0, writes = 0, http_answers = 0;
};

// What all connections share and report to.
struct Keeper {
    Limits limits;
    Deadlines deadlines;
    Strangers strangers;  // no request yet, or a WebSocket without a message
    Traffic traffic;
    std::vector<char> scratch;  // what is being read or unmasked now; no connection keeps a buffer of its own
    Outbox::Buffers buffers;
    std::unique_ptr<TlsIdentity> identity;  // null: connections are plain
    std::string too_slow_message;  // what a connection is told whose queue is full

    host::LineLimit lines;         // that come of connections

    explicit Keeper(const Limits& the_limits);
    // Writes by `log` what connections of this network cause, as far as that does not fill the log; 0: connections together.
    void note(void (*log)(const std::string& line), std::string_view line, std::uint64_t network) {
        if (const auto passed = lines.pass(line, network, now_ms())) log(*passed);
    }
    virtual std::int64_t now_ms() const = 0;
    virtual const ServerState& state() = 0;
    virtual void opened(Connection& connection) = 0;    // became a WebSocket
    virtual void received(Connection& connection, std::string_view message) = 0;
    virtual void drained(Connection& connection) = 0;   // everything given has been written
    virtual void closed(Connection& connection) = 0;    // no message will come or leave any more; once after opened
    virtual void gone(Connection& connection) = 0;      // the socket is closed; last call
protected:
    ~Keeper() = default;
};

class Connection : public Waiting, public Stranger, public std::enable_shared_from_this<Connection> {
public:
    Connection(boost::asio::ip::tcp::socket socket, host::ConnectionId id, Keeper& keeper);

    host::ConnectionId id() const { return id_; }
    bool is_open() const { return state_ == State::open; }

    void start();
    // Queues; nothing leaves before flush.
    void queue(const std::vector<host::Frame>& frames);
    // Writes as much as the socket takes, everything queued in one gathered write where it fits. Closes the connection
    // when what is left passes the limits.
    void flush();
    // After what is queued: a close frame, then the end.
    void close(CloseCode code);
    // After what is queued: `message` as one WebSocket message, and the close.
    void say(std::string_view message, CloseCode code);
    // The same, but drops what has not begun to leave.
    void refuse(std::string_view message, CloseCode code);
    // Its deadline has come.
    void due();
    // At once, without a word.
    void drop();

    bool dirty = false;  // the edge's mark: has something to flush

private:
    enum class State : std::uint8_t { http, open, closing, gone };

    void await_read();
    void readable();
    void take(std::span<char> input);
    std::span<char> take_http(std::span<char> input);
    std::span<char> take_frames(std::span<char> input);
    // The last thing this connection is sent, an HTTP answer: its reader may take its time, as long as it reads.
    void last_words(std::string bytes, std::shared_ptr<const std::string> body = {});
    void leave_open(Wait wait);
    // Bytes of ours that the other side has not confirmed.
    std::size_t unconfirmed();
    bool write_some();
    bool too_slow() const;
    bool anything_left() const { return !outbox_.empty() || channel_.waiting() > 0; }

    Channel channel_;
    host::ConnectionId id_;
    Keeper& keeper_;
    std::unique_ptr<HttpReader> http_;  // until the request is complete
    FrameReader frames_;
    Outbox outbox_;
    std::string partial_;               // the beginning of a frame or request that has not come whole
    std::size_t left_ = 0;              // unconfirmed when the deadline of an HTTP answer was set
    State state_ = State::http;
    bool awaiting_write_ = false;
    bool ended_writing_ = false;
};

}  // namespace samenspel::edge
