// When the disk refuses: back to what it holds, and wait until it takes writes again. Nothing that was acknowledged is
// lost; what was not is answered as frozen, and clients give it again.
#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"

namespace samenspel::host {
namespace {

constexpr std::int64_t retry_every_ms = 1'000;

}  // namespace

void LiveHost::freeze(const store::Error& error) {
    note("a write failed, the tables are frozen: " + error.what);
    const bool told = frozen_ && why_frozen_.kind == error.kind;
    frozen_ = true;
    folded_ = false;
    why_frozen_ = error;
    forgotten_ = newest_;
    probe_ = {};
    last_ = durable_;
    for (const auto& table : tables_) table->clock.run(false, now_ms_);
    for (auto& held : outbox_.drop()) {
        if (held.kind == Held::Kind::answer) unanswered_.push_back({held.connection, held.number});
        if (held.kind == Held::Kind::close) outbox_.add({durable_, held.connection, {}, 0, held.generation, Held::Kind::close, false});
    }
    for (const auto& [id, connection] : connections_) roll_back(*connection);
    if (!told)
        for (const auto& [id, connection] : connections_) send(*connection, frozen_message(true, error));
    try_again();
}

// Forgets what the connection did not get; its places in the streams are found again when the journal has been read.
void LiveHost::roll_back(Connection& connection) {
    look_away(connection);
    connection.glances.clear();
    connection.glances_under_way = false;
    if (connection.role == Connection::Role::unknown || connection.released_generation != 0) return;
    const auto found = seated_.find(connection.participant);
    if (found != seated_.end() && found->second == connection.id) {
        seated_.erase(found);
        graces_.emplace_back(now_ms_ + options_.away_grace_ms, connection.participant);
    }
    connection.role = Connection::Role::unknown;  // its hello waits to be heard again
    connection.participant = connection.generation = 0;
}

void LiveHost::try_again() {
    retry_ms_ = now_ms_ + retry_every_ms;
    if (folded_) {
        store::Batch probe;
        probe.clocks.emplace_back(0, session_clock_.now_ms(now_ms_));
        probe_ = newest_ = journal_.append(std::move(probe));
        retry_ms_ = never_ms;  // until it is known
        return;
    }
    store::Error error = journal_.reopen();
    if (!error) error = refold();
    if (error) return note("the journal cannot be opened yet: " + error.what);
    folded_ = true;
    last_ = durable_;
    for (const auto& [id, connection] : connections_) {
        if (connection->role == Connection::Role::unknown || connection->closing) continue;
        const std::uint32_t table = connection->table, seat = connection->as_seat;
        const Reading session = connection->session, at_table = connection->at_table;
        look(*connection);
        const bool same = connection->generation == connection->released_generation && connection->table == table &&
                          connection->as_seat == seat && connection->at_table.eye == at_table.eye;
        const auto next = same && connection->at_table.log ? connection->at_table.log->after(at_table.released, at_table.eye) : std::nullopt;
        const auto next_session = same ? connection->session.log->after(session.released, session.eye) : std::nullopt;
        if (!next_session || (!next && connection->at_table.log)) {
            welcome(*connection, {}, 0, 0);
            continue;
        }
        connection->session.next = *next_session;
        connection->session.number = connection->session.released = session.released;
        connection->at_table.next = next.value_or(0);
        connection->at_table.number = connection->at_table.released = at_table.released;
        connection->catching_up = true;
        read_on(*connection);
    }
    for (const auto& [id, reference] : std::exchange(unanswered_, {})) {
        Connection* connection = find(id);
        if (!connection || connection->role == Connection::Role::unknown) continue;
        const auto outcome = accepted_.find({connection->participant, connection->instance}, reference);
        if (outcome) acknowledge(*connection, reference, *outcome);
        else reject(*connection, reference, {TABLE_IS_FROZEN, {}});
    }
}

void LiveHost::thaw() {
    note("writing works again, the tables go on");
    frozen_ = false;
    probe_ = {};
    last_ = durable_;
    std::vector<ConnectionId> waiting;
    for (const auto& [id, connection] : connections_) {
        send(*connection, frozen_message(false, {}));
        if (connection->role == Connection::Role::unknown && connection->waiting) waiting.push_back(connection->id);
    }
    for (const auto& table : tables_) retime(*table);
    update_presence();
    std::sort(waiting.begin(), waiting.end());
    for (const auto id : waiting)
        if (Connection* connection = find(id)) {
            const auto again = std::move(connection->waiting);
            hello(*connection, *again);
        }
}

}  // namespace samenspel::host
