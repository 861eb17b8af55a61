// The loop: accepts, hands messages to the host, takes its output once per batch of what happened, and sets one timer for
// whatever is due next, the host's or a connection's.
#include "server/edge/edge.hpp"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "proto/full.hpp"
#include "server/edge/connection.hpp"
#include "server/edge/log.hpp"
#include "server/edge/metrics.hpp"
#include "server/edge/web_files.hpp"
#include "server/host/host.hpp"

namespace samenspel::edge {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using asio::ip::tcp;

constexpr int backlog = 4096;
constexpr std::int64_t stop_ms = 2'000;
constexpr std::int64_t accept_again_ms = 500;
// When it is quiet after this much has left, free memory goes back to the system.
constexpr std::uint64_t trim_after_bytes = 4 << 20;
constexpr std::int64_t quiet_ms = 200;

std::string refused(Refusal refusal) {
    ServerMessage message;
    message.mutable_refused()->set_refusal(refusal);
    return message.SerializeAsString();
}

}  // namespace

class Edge::Loop final : public Keeper, public ServerState {
public:
    explicit Loop(Options options)
        : Keeper(options.limits), options_(std::move(options)), acceptor_(context_), timer_(context_), signals_(context_) {
        too_slow_message = refused(TOO_SLOW);
        if (!options_.now_ms) options_.now_ms = Edge::steady_ms;
        web = &web_files_;
    }

    bool listen(std::string* error);
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    void run(host::Host& host);
    void committed(store::Ticket up_to);
    void failed(store::Ticket ticket, store::Error error);
    void tell(std::function<void(host::Host&, std::int64_t)> what);
    void stop() { asio::post(context_, [this] { begin_stop(); }); }
    void wake() { asio::post(context_, [this] { look_at_clock(); }); }

    // Keeper
    std::int64_t now_ms() const override { return options_.now_ms(); }
    const ServerState& state() override {
        frozen = host_->figures().frozen_tables > 0;
        return *this;
    }
    void opened(Connection& connection) override {
        host_->opened(connection.id(), now_ms());
        host_->came_from(connection.id(), connection.network);
        pump_soon();
    }
    void received(Connection& connection, std::string_view message) override {
        host_->received(connection.id(), message, now_ms());
        pump_soon();
    }
    void drained(Connection& connection) override {
        drained_.push_back(connection.id());
        pump_soon();
    }
    void closed(Connection& connection) override {
        if (stopping_) return;
        host_->closed(connection.id(), now_ms());
        pump_soon();
    }
    void gone(Connection& connection) override {
        connections_.erase(connection.id().value);
        if (stopping_ && connections_.empty()) finish();
        if (accept_paused_) accept();
    }
    // ServerState
    std::int64_t wall_ms() const override {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    }
    std::string metrics() const override {
        std::string text = metrics_text(host_->figures(), traffic, {connections_.size()});
        if (options_.more_metrics) text += options_.more_metrics();
        return text;
    }

private:
    void accept();
    void accepted(error_code error, tcp::socket socket);
    void make_room(std::uint64_t network);
    void pump_soon();
    void pump();
    void give_out(host::Output& output);
    void trim();
    void set_timer();
    void look_at_clock();
    void begin_stop();
    void finish();
    Connection* find(host::ConnectionId id) {
        const auto at = connections_.find(id.value);
        return at == connections_.end() ? nullptr : at->second.get();
    }

    Options options_;
    WebFiles web_files_;
    asio::io_context context_{1};
    tcp::acceptor acceptor_;
    asio::steady_timer timer_;
    asio::signal_set signals_;
    host::Host* host_ = nullptr;
    std::unordered_map<std::uint64_t, std::shared_ptr<Connection>> connections_;
    std::vector<host::ConnectionId> drained_;
    std::vector<std::shared_ptr<Connection>> dirty_;
    std::uint64_t last_id_ = 0;
    std::optional<std::int64_t> timer_due_ms_, stop_due_ms_, accept_due_ms_, trim_due_ms_;
    std::uint64_t trimmed_at_bytes_ = 0;
    bool pump_posted_ = false, accept_paused_ = false, stopping_ = false, complete_said_ = false, was_frozen_ = false;

    // Commits arrive faster than they are looked at: only the newest counts.
    std::mutex commit_mutex_;
    std::optional<store::Ticket> commit_;
};

bool Edge::Loop::listen(std::string* error) {
    if (!options_.web_folder.empty() && !web_files_.load(options_.web_folder, error)) return false;
    if (!options_.tls_certificate.empty() || !options_.tls_key.empty()) {
        identity = TlsIdentity::load(options_.tls_certificate, options_.tls_key, error);
        if (!identity) return false;
    }
    const auto try_on = [this](const asio::ip::address& address) {
        error_code failed;
        const tcp::endpoint endpoint(address, options_.port);
        acceptor_.open(endpoint.protocol(), failed);
        if (!failed) acceptor_.set_option(tcp::acceptor::reuse_address(true), failed);
        if (!failed && address.is_v6()) acceptor_.set_option(asio::ip::v6_only(false), failed);
        if (!failed) acceptor_.bind(endpoint, failed);
        if (!failed) acceptor_.listen(backlog, failed);
        error_code ignored;
        if (failed) acceptor_.close(ignored);
        return failed;
    };
    error_code failed;
    if (!options_.address.empty()) {
        const auto address = asio::ip::make_address(options_.address, failed);
        if (!failed) failed = try_on(address);
    } else {
        failed = try_on(asio::ip::address_v6::any());
        // A machine without IPv6.
        if (failed && failed != asio::error::address_in_use && failed != asio::error::access_denied) failed = try_on(asio::ip::address_v4::any());
    }
    if (!failed) return true;
    const std::string port = std::to_string(options_.port);
    if (failed == asio::error::address_in_use) {
        *error = "Port " + port + " is taken by another program, perhaps by a server that still runs. Stop that one, or choose another port with --port (0 takes a free one).";
    } else if (failed == asio::error::access_denied) {
        *error = "Port " + port + " is reserved for the system. Choose one above 1023 with --port (0 takes a free one).";
    } else {
        *error = "The server cannot listen on port " + port + ": " + failed.message() + ". Choose another port with --port (0 takes a free one).";
    }
    return false;
}

void Edge::Loop::accept() {
    accept_paused_ = false;
    if (stopping_) return;
    acceptor_.async_accept([this](error_code error, tcp::socket socket) { accepted(error, std::move(socket)); });
}

void Edge::Loop::accepted(error_code error, tcp::socket socket) {
    if (stopping_ || error == asio::error::operation_aborted) return;
    if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space || error == asio::error::no_memory) {
        note(log_warning, "the system gives out no more connections (" + error.message() + "); new ones wait", 0);
        accept_paused_ = true;
        accept_due_ms_ = now_ms() + accept_again_ms;
        return set_timer();
    }
    if (!error && connections_.size() >= limits.connections) {
        ++traffic.turned_away;
        note(log_warning, "there are " + std::to_string(limits.connections) + " connections, the most allowed; new ones are closed", 0);
    } else if (!error) {
        const host::ConnectionId id{++last_id_};
        error_code unknown;
        const tcp::endpoint other = socket.remote_endpoint(unknown);
        const std::uint64_t network = unknown ? 0 : network_of(other.address());
        make_room(network);
        auto connection = std::make_shared<Connection>(std::move(socket), id, *this);
        strangers.add(*connection, network);
        connections_.emplace(id.value, connection);
        connection->start();
        set_timer();
    }
    accept();
}

void Edge::Loop::make_room(std::uint64_t network) {
    Stranger* stranger = strangers.in_the_way(network);
    if (stranger == nullptr) return;
    ++traffic.turned_away;
    note(log_warning, "many connections say nothing; the oldest of them make room for new ones", 0);
    static_cast<Connection*>(stranger)->drop();
}

// What happens in one go of the system's event queue is answered in one go: one gathered write per connection.
void Edge::Loop::pump_soon() {
    if (pump_posted_) return;
    pump_posted_ = true;
    asio::post(context_, [this] { pump(); });
}

void Edge::Loop::give_out(host::Output& output) {
    Connection* connection = find(output.connection);
    if (connection == nullptr || !connection->is_open()) return;
    connection->queue(output.frames);
    if (output.close) connection->close(CloseCode::normal);
    if (connection->dirty) return;
    connection->dirty = true;
    dirty_.push_back(connection->shared_from_this());
}

void Edge::Loop::pump() {
    pump_posted_ = false;
    if (stopping_) return;
    for (const host::ConnectionId id : std::exchange(drained_, {})) {
        const Connection* connection = find(id);
        if (connection != nullptr && connection->is_open()) host_->drained(id, now_ms());
    }
    for (host::Output& output : host_->take_output()) give_out(output);
    for (const auto& connection : std::exchange(dirty_, {})) {
        connection->dirty = false;
        connection->flush();
    }
    if (traffic.bytes_out - trimmed_at_bytes_ >= trim_after_bytes) trim_due_ms_ = now_ms() + quiet_ms;
    set_timer();
    const host::Figures figures = host_->figures();
    if (const bool is_frozen = figures.frozen_tables > 0; is_frozen != was_frozen_) {
        was_frozen_ = is_frozen;
        if (is_frozen) log_error("the journal cannot be written: tables are frozen until it can. Free space on the disk, or make its folder writable");
        else log_info("the journal can be written again: tables go on");
    }
    if (figures.complete && !complete_said_) {
        complete_said_ = true;
        log_info("every table has been played to its end");
        if (options_.stop_when_complete) begin_stop();
    }
}

// A hall that comes in or starts at once leaves holes behind in the heap, larger than what it then needs.
void Edge::Loop::trim() {
    malloc_trim(0);
    trim_due_ms_.reset();
    trimmed_at_bytes_ = traffic.bytes_out;
}

void Edge::Loop::set_timer() {
    std::optional<std::int64_t> due_ms = deadlines.next_ms();
    const auto also = [&due_ms](std::optional<std::int64_t> other) {
        if (other && (!due_ms || *other < *due_ms)) due_ms = other;
    };
    also(stop_due_ms_);
    also(accept_due_ms_);
    also(trim_due_ms_);
    if (!stopping_) also(host_->next_wake_ms());
    // A timer that comes too early finds nothing due and is set anew: cheaper than moving it at every message.
    if (!due_ms || (timer_due_ms_ && *timer_due_ms_ <= *due_ms)) return;
    timer_due_ms_ = due_ms;
    timer_.expires_after(std::chrono::milliseconds(std::max<std::int64_t>(0, *due_ms - now_ms())));
    timer_.async_wait([this](error_code error) {
        if (!error) look_at_clock();
    });
}

void Edge::Loop::look_at_clock() {
    timer_due_ms_.reset();
    const std::int64_t now = now_ms();
    while (Waiting* waiting = deadlines.take_due(now)) static_cast<Connection*>(waiting)->shared_from_this()->due();
    if (accept_due_ms_ && *accept_due_ms_ <= now) {
        accept_due_ms_.reset();
        if (accept_paused_) accept();
    }
    if (trim_due_ms_ && *trim_due_ms_ <= now) trim();
    if (stop_due_ms_ && *stop_due_ms_ <= now) return finish();
    if (!stopping_) {
        const auto wake_ms = host_->next_wake_ms();
        if (wake_ms && *wake_ms <= now) {
            host_->tick(now);
            return pump_soon();
        }
    }
    set_timer();
}

void Edge::Loop::committed(store::Ticket up_to) {
    {
        const std::lock_guard lock(commit_mutex_);
        const bool posted = commit_.has_value();
        commit_ = up_to;
        if (posted) return;
    }
    asio::post(context_, [this] {
        std::optional<store::Ticket> newest;
        {
            const std::lock_guard lock(commit_mutex_);
            newest = std::exchange(commit_, std::nullopt);
        }
        if (!newest || stopping_) return;
        host_->committed(*newest, now_ms());
        pump_soon();
    });
}

void Edge::Loop::failed(store::Ticket ticket, store::Error error) {
    asio::post(context_, [this, ticket, error = std::move(error)] {
        if (stopping_) return;
        host_->failed(ticket, error, now_ms());
        pump_soon();
    });
}

void Edge::Loop::tell(std::function<void(host::Host&, std::int64_t)> what) {
    asio::post(context_, [this, what = std::move(what)] {
        if (stopping_) return;
        what(*host_, now_ms());
        pump_soon();
    });
}

void Edge::Loop::begin_stop() {
    if (stopping_) return;
    // What is due and durable by now may still leave.
    for (host::Output& output : host_->take_output()) give_out(output);
    dirty_.clear();
    stopping_ = true;
    stop_due_ms_ = now_ms() + stop_ms;
    error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    const std::string message = refused(SERVER_STOPPING);
    std::vector<std::shared_ptr<Connection>> all;
    for (const auto& [id, connection] : connections_) all.push_back(connection);
    for (const auto& connection : all) {
        if (connection->is_open()) connection->say(message, CloseCode::going_away);
        connection->flush();
    }
    if (connections_.empty()) return finish();
    set_timer();
}

void Edge::Loop::finish() { context_.stop(); }

void Edge::Loop::run(host::Host& host) {
    host_ = &host;
    if (options_.stop_on_signals) {
        signals_.add(SIGINT);
        signals_.add(SIGTERM);
        signals_.add(SIGHUP);
        signals_.async_wait([this](error_code error, int) {
            if (error) return;
            log_info("stopping");
            begin_stop();
        });
    }
    accept();
    pump_soon();
    set_timer();
    context_.run();
    // Handlers hold connections and connections name this loop: all end here, not in the context's destructor.
    for (auto& [id, connection] : std::exchange(connections_, {})) connection->drop();
    host_ = nullptr;
}

Edge::Edge(Options options) : loop_(std::make_unique<Loop>(std::move(options))) {}
Edge::~Edge() = default;

std::unique_ptr<Edge> Edge::listen(Options options, std::string* error) {
    std::unique_ptr<Edge> edge(new Edge(std::move(options)));
    return edge->loop_->listen(error) ? std::move(edge) : nullptr;
}

std::int64_t Edge::steady_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::uint16_t Edge::port() const { return loop_->port(); }
void Edge::run(host::Host& host) { loop_->run(host); }
void Edge::committed(store::Ticket up_to) { loop_->committed(up_to); }
void Edge::failed(store::Ticket ticket, const store::Error& error) { loop_->failed(ticket, error); }
void Edge::tell(std::function<void(host::Host&, std::int64_t)> what) { loop_->tell(std::move(what)); }
void Edge::stop() { loop_->stop(); }
void Edge::wake() { loop_->wake(); }

}  // namespace samenspel::edge
