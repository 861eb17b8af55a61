// What a session at work holds: its journal, its streams as folded so far, its people and their connections, and what
// waits to leave. Internal to this folder.
#pragma once

#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/host/admission.hpp"
#include "server/host/exactly_once.hpp"
#include "server/host/host.hpp"
#include "server/host/line_limit.hpp"
#include "server/host/live_table.hpp"
#include "server/host/outbox.hpp"
#include "server/host/tickets.hpp"
#include "server/rules/session.hpp"

namespace samenspel::host {

constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();

struct LiveState {
    struct Unanswered { ConnectionId connection; std::uint64_t reference; };
    struct OwnPage { ConnectionId asked, waits; };   // for whom it was asked, and who waits for it now, after a reload

    LiveState(store::Journal& journal, const Options& options, std::int64_t now_ms)
        : journal_(journal), options_(options), now_ms_(now_ms), session_clock_(0, 1), wrong_tries_(options.wrong_tries ? options.wrong_tries : std::make_shared<WrongTries>()) {}

    EventLog& log_of(std::uint32_t stream) { return stream == 0 ? *session_log_ : tables_[stream - 1]->log; }
    LiveTable* live(std::uint32_t table) { return table >= 1 && table <= tables_.size() ? tables_[table - 1].get() : nullptr; }
    void note(std::string_view line) const { if (options_.log) options_.log(line); }
    // What somebody can cause by a connection alone.
    void note_of(const Connection& connection, std::string_view line) {
        if (const auto passed = lines_.pass(line, connection.network, now_ms_)) note(*passed);
    }

    store::Journal& journal_;
    Options options_;
    std::int64_t now_ms_;
    std::string code_, trainer_key_, trainer_key_hash_;

    std::shared_ptr<const rules::Rulebook> book_;
    rules::Session session_;
    std::unique_ptr<EventLog> session_log_;
    TableClock session_clock_;
    std::vector<std::unique_ptr<LiveTable>> tables_;
    ExactlyOnce accepted_;
    People people_;

    std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections_;
    std::vector<std::vector<Connection*>> session_watchers_;               // by table; at 0 the trainers and the lobby
    std::vector<ConnectionId> trainers_;                                   // and some who no longer are
    std::unordered_map<std::uint32_t, ConnectionId> seated_;               // participant: its one connection
    std::set<std::uint32_t> here_;                                         // connected, or gone for less than the grace
    std::deque<std::pair<std::int64_t, std::uint32_t>> graces_;            // until when, participant
    std::shared_ptr<WrongTries> wrong_tries_;
    LineLimit lines_;                                                      // about connections
    Tickets tickets_;
    std::map<std::uint32_t, OwnPage> own_pages_;                           // participants' debrief pages under way
    bool offer_due_ = false;                                               // to trainers, once all is durable
    bool best_due_ = false;                                                // some table's search, likewise

    Outbox outbox_;
    store::Ticket last_{}, durable_{}, newest_{};                          // applied; on disk; handed to the journal
    std::int64_t checkpoint_ms_ = 0;                                       // when the next one is due

    bool frozen_ = false, folded_ = true;
    store::Error why_frozen_;
    store::Ticket forgotten_{}, probe_{};                                  // failures up to the first are old news
    std::int64_t retry_ms_ = 0;
    std::vector<Unanswered> unanswered_;
    std::uint64_t events_ = 0, rejections_ = 0;
};

}  // namespace samenspel::host
