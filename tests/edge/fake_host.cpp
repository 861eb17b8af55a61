// Locks around everything: the test's thread and the edge's look at the same records.
#include "tests/edge/fake_host.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <utility>

namespace samenspel::edge_test {

void FakeHost::note(std::string line) {
    heard.push_back(std::move(line));
    changed_.notify_all();
}

std::size_t FakeHost::count_locked(const std::string& start) const {
    return static_cast<std::size_t>(std::count_if(heard.begin(), heard.end(), [&](const std::string& line) { return line.starts_with(start); }));
}

void FakeHost::wait_for(const std::string& start, std::size_t count) {
    std::unique_lock lock(mutex_);
    // The limit only ends a test that has failed already.
    if (!changed_.wait_for(lock, std::chrono::seconds(10), [&] { return count_locked(start) >= count; })) {
        throw std::runtime_error("the host never heard: " + start);
    }
}

std::size_t FakeHost::count(const std::string& start) {
    const std::lock_guard lock(mutex_);
    return count_locked(start);
}

void FakeHost::with(const std::function<void(FakeHost&)>& change) {
    const std::lock_guard lock(mutex_);
    change(*this);
}

void FakeHost::opened(host::ConnectionId connection, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("opened " + std::to_string(connection.value));
}

void FakeHost::received(host::ConnectionId connection, std::string_view bytes, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("message " + std::to_string(connection.value) + " " + std::string(bytes.substr(0, 100)));
    if (on_message) on_message(*this, connection, bytes);
}

void FakeHost::drained(host::ConnectionId connection, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("drained " + std::to_string(connection.value));
    if (on_drained) on_drained(*this, connection);
}

void FakeHost::closed(host::ConnectionId connection, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("closed " + std::to_string(connection.value));
}

void FakeHost::tick(std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    wake_at_ms = -1;
    note("tick " + std::to_string(now_ms));
}

std::optional<std::int64_t> FakeHost::next_wake_ms() const {
    const std::lock_guard lock(mutex_);
    return wake_at_ms < 0 ? std::nullopt : std::optional<std::int64_t>(wake_at_ms);
}

void FakeHost::committed(store::Ticket, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("committed");
}

void FakeHost::failed(store::Ticket, const store::Error&, std::int64_t) {
    const std::lock_guard lock(mutex_);
    note("failed");
}

std::vector<host::Output> FakeHost::take_output() {
    const std::lock_guard lock(mutex_);
    return std::exchange(output, {});
}

host::Figures FakeHost::figures() const {
    const std::lock_guard lock(mutex_);
    return shown;
}

Served::Served(FakeHost& host, edge::Options options) {
    options.address = "127.0.0.1";
    std::string error;
    edge_ = edge::Edge::listen(std::move(options), &error);
    if (!edge_) throw std::runtime_error(error);
    port_ = edge_->port();
    thread_ = std::thread([this, &host] { edge_->run(host); });
}

Served::~Served() {
    if (!thread_.joinable()) return;
    edge_->stop();
    thread_.join();
}

}  // namespace samenspel::edge_test
