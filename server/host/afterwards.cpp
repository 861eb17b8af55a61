// What looking back needs of another program, because it reads the whole file or searches for seconds: the debrief page for a
// trainer, and the best that could have been agreed. The host asks, and goes on; the answer comes by itself.
#include <algorithm>

#include "server/host/live_host.hpp"
#include "server/host/wire.hpp"
#include "server/rules/debrief.hpp"

namespace samenspel::host {

// Asked as soon as play is over, so that it is there when the group comes to it. What the search reads is on disk by then.
void LiveHost::want_best(LiveTable& live) {
    if (!rules::looks_back(live.table)) {
        // Back into play: what was found is of another past.
        const bool again = live.best.again || live.table.debrief.best;
        live.best = {};
        live.best.again = again;
        return;
    }
    if (!options_.search_best || live.best.asked || (live.table.debrief.best && !live.best.again)) return;
    live.best.asked = best_due_ = true;
    live.best.due = true;
    ask_for_best();
}

void LiveHost::ask_for_best() {
    if (!best_due_ || frozen_ || last_ > durable_) return;
    best_due_ = false;
    for (const auto& table : tables_)
        if (std::exchange(table->best.due, false)) options_.search_best(table->number);
}

void LiveHost::tell_best(LiveTable& live) {
    if (frozen_ || !live.best.found || rules::others_play(hall(), live.number)) return;
    commit(live.number, rules::tell_best(live.table, *live.best.found, live.clock.now_ms(now_ms_)));
}

void LiveHost::best_found(std::uint32_t table, const BestFound& found, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    LiveTable* of = live(table);
    if (!of) return;
    of->best.found = found;
    tell_best(*of);
}

void LiveHost::page_made(ConnectionId connection, const Printed& page, std::int64_t now_ms) {
    now_ms_ = std::max(now_ms_, now_ms);
    const auto own = std::find_if(own_pages_.begin(), own_pages_.end(), [&](const auto& one) { return one.second.asked.value == connection.value; });
    const bool of_person = own != own_pages_.end();
    Connection* to = find(of_person ? own->second.waits : connection);
    const bool theirs = to && !to->closing && (of_person ? to->participant == own->first : to->role == Connection::Role::trainer);
    if (of_person) own_pages_.erase(own);
    if (theirs) hand_over(*to, page);
}

// As history, it does not count against the queue, which a few pages would fill.
void LiveHost::hand_over(Connection& connection, const Printed& printed) {
    ServerMessage message;
    *message.mutable_printed() = printed;
    outbox_.add({last_, connection.id, frame(message), 0, connection.generation, Held::Kind::plain, true});
}

}  // namespace samenspel::host
