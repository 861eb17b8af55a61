// Tables in figures, for trainers. Nothing of it is kept: it goes around the journal, and yet no sooner out than what it
// tells of is durable. Costs nothing while no trainer is connected.
#include <algorithm>

#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"
#include "server/rules/glance.hpp"

namespace samenspel::host {
namespace {

constexpr std::int64_t least_apart_ms = 1'000;
constexpr std::int64_t look_anyway_ms = 5'000;  // an alert may come of time alone

Glance glance_of(const LiveTable& live, std::int64_t now_ms) {
    Glance out = rules::glance(live.table, live.clock.now_ms(now_ms));
    out.set_table(live.number);
    out.set_running(live.clock.running());
    out.set_speed(live.clock.speed());
    return out;
}

}  // namespace

std::vector<Connection*> LiveHost::trainers() {
    std::vector<Connection*> out;
    std::erase_if(trainers_, [&](ConnectionId id) {
        Connection* trainer = find(id);
        if (!trainer || trainer->closing || trainer->role != Connection::Role::trainer) return true;
        out.push_back(trainer);
        return false;
    });
    return out;
}

// When to look at the table again for its figures.
std::int64_t LiveHost::look_ms(const LiveTable& live) const {
    if (live.glance.changed) return live.glance.looked_ms + least_apart_ms;
    return live.clock.running() ? live.glance.looked_ms + look_anyway_ms : never_ms;
}

std::optional<std::int64_t> LiveHost::glances_wake_ms() const {
    if (trainers_.empty() || frozen_) return std::nullopt;
    std::int64_t next_ms = never_ms;
    for (const auto& table : tables_) next_ms = std::min(next_ms, look_ms(*table));
    for (const ConnectionId id : trainers_) {
        const auto found = connections_.find(id.value);
        if (found == connections_.end() || !lacks_glances(*found->second)) continue;
        return now_ms_;
    }
    return next_ms == never_ms ? std::nullopt : std::optional(next_ms);
}

bool LiveHost::lacks_glances(const Connection& connection) const {
    if (connection.role != Connection::Role::trainer || connection.closing || connection.glances_under_way) return false;
    for (std::size_t i = 0; i < tables_.size(); ++i)
        if (i >= connection.glances.size() || connection.glances[i] != tables_[i]->glance.version) return true;
    return false;
}

// A trainer's connection gets what it has not had, once it has taken what it was given before: a slow one gets fewer.
void LiveHost::send_glances() {
    if (trainers_.empty() || frozen_) return;
    const std::vector<Connection*> all = trainers();
    if (all.empty()) return;
    std::vector<Connection*> ready;
    for (const auto& table : tables_) {
        GlanceState& state = table->glance;
        if (look_ms(*table) > now_ms_) continue;
        state.looked_ms = now_ms_;
        state.changed = false;
        Glance now = glance_of(*table, now_ms_);
        now.clear_now_ms();  // clients go on counting by themselves
        std::string bytes = now.SerializeAsString();
        if (bytes == state.last && state.version != 0) continue;
        state.last = std::move(bytes);
        ++state.version;
    }
    std::copy_if(all.begin(), all.end(), std::back_inserter(ready), [this](const Connection* trainer) { return lacks_glances(*trainer); });
    for (const auto& table : tables_) {
        Frame shared;
        for (Connection* trainer : ready) {
            trainer->glances.resize(tables_.size());
            std::uint64_t& had = trainer->glances[table->number - 1];
            if (had == table->glance.version) continue;
            had = table->glance.version;
            trainer->glances_under_way = true;
            if (shared.size() == 0) {
                ServerMessage message;
                *message.mutable_glance() = glance_of(*table, now_ms_);
                shared = frame(message);
            }
            // As history, it does not count against the queue: there is one of each table at most.
            outbox_.add({last_, trainer->id, shared, 0, trainer->generation, Held::Kind::plain, true});
        }
    }
}

}  // namespace samenspel::host
