// A host that records what it hears and says what a test tells it to, and an edge that serves it on a thread of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/edge/edge.hpp"
#include "server/host/host.hpp"

namespace samenspel::edge_test {

class FakeHost final : public host::Host {
public:
    // Called on the edge's thread with the lock held; it may add to `output`.
    std::function<void(FakeHost&, host::ConnectionId, std::string_view)> on_message;
    std::function<void(FakeHost&, host::ConnectionId)> on_drained;
    std::vector<host::Output> output;
    std::int64_t wake_at_ms = -1;
    host::Figures shown;

    // What was heard, one word and a connection each: "opened 1", "message 1 hello", "closed 1", "tick", "committed 7".
    std::vector<std::string> heard;
    // Waits until `count` things that begin with `start` were heard; fails the test after ten seconds.
    void wait_for(const std::string& start, std::size_t count = 1);
    std::size_t count(const std::string& start);
    // Runs `change` under the lock.
    void with(const std::function<void(FakeHost&)>& change);

    void opened(host::ConnectionId connection, std::int64_t now_ms) override;
    void received(host::ConnectionId connection, std::string_view bytes, std::int64_t now_ms) override;
    void drained(host::ConnectionId connection, std::int64_t now_ms) override;
    void closed(host::ConnectionId connection, std::int64_t now_ms) override;
    void tick(std::int64_t now_ms) override;
    std::optional<std::int64_t> next_wake_ms() const override;
    void committed(store::Ticket up_to, std::int64_t now_ms) override;
    void failed(store::Ticket ticket, const store::Error& error, std::int64_t now_ms) override;
    std::vector<host::Output> take_output() override;
    std::string join_code() const override { return "JOINCODE"; }
    std::string trainer_key() const override { return "TRAINERKEY"; }
    host::Figures figures() const override;

private:
    void note(std::string line);
    std::size_t count_locked(const std::string& start) const;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
};

// Serves until destroyed. `options.address` becomes the loopback.
class Served {
public:
    explicit Served(FakeHost& host, edge::Options options = {});
    ~Served();
    std::uint16_t port() const { return port_; }
    edge::Edge& edge() { return *edge_; }
    // Waits until run() has ended by itself.
    void join() { thread_.join(); }

private:
    std::unique_ptr<edge::Edge> edge_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace samenspel::edge_test
