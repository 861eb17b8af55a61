// The host at work. Internal to this folder: its parts stand in opening, hello, commands, streams, freezing, bots.
#pragma once

#include <deque>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/host/admission.hpp"
#include "server/host/exactly_once.hpp"
#include "server/host/host.hpp"
#include "server/host/live_table.hpp"
#include "server/host/outbox.hpp"
#include "server/rules/session.hpp"

namespace samenspel::host {

constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();

class LiveHost : public Host {
public:
    LiveHost(store::Journal& journal, const Options& options, std::int64_t now_ms);

    // ---- opening.cpp: true, or a sentence in `error` ----
    bool open_new(std::string* error);
    bool resume(std::string* error);

    void opened(ConnectionId connection, std::int64_t now_ms) override;
    void came_from(ConnectionId connection, std::uint64_t network) override;
    void received(ConnectionId connection, std::string_view bytes, std::int64_t now_ms) override;
    void drained(ConnectionId connection, std::int64_t now_ms) override;
    void closed(ConnectionId connection, std::int64_t now_ms) override;
    void tick(std::int64_t now_ms) override;
    std::optional<std::int64_t> next_wake_ms() const override;
    void committed(store::Ticket up_to, std::int64_t now_ms) override;
    void failed(store::Ticket ticket, const store::Error& error, std::int64_t now_ms) override;
    std::vector<Output> take_output() override;
    std::string join_code() const override { return code_; }
    std::string trainer_key() const override { return trainer_key_; }
    Figures figures() const override;
    std::string title() const override;

private:
    struct Unanswered { ConnectionId connection; std::uint64_t reference; };

    // ---- opening.cpp ----
    void make_tables(std::shared_ptr<const rules::Rulebook> book, std::uint32_t count);
    store::Error refold();
    store::Error refold_session(std::shared_ptr<const rules::Rulebook>& book);
    store::Error refold_table(LiveTable& live);
    void remember(std::uint32_t stream, std::size_t index, const Event& event);
    void update_presence();

    // ---- hello.cpp ----
    void hello(Connection& connection, const Hello& hello);
    void admit(Connection& connection, const Hello& hello);
    void join(Connection& connection, const Hello& hello);
    void come_back(Connection& connection, const Hello& hello);
    void be_trainer(Connection& connection, const Hello& hello);
    void be_board(Connection& connection, const Hello& hello);
    void watch(Connection& connection, const Watch& watch);
    void bind(Connection& connection, std::uint32_t participant, const std::string& instance);
    void unbind(Connection& connection);
    void sit_down(std::uint32_t participant, bool newly, const Hello& hello, store::Batch beside);
    bool limited(Connection& connection);
    bool guessed_enough(const Connection& connection);
    void wrong_try(Connection& connection, Refusal refusal);
    void refuse(Connection& connection, Refusal refusal, bool close, std::vector<std::string> args = {});

    // ---- commands.cpp ----
    void command(Connection& connection, const Command& command);
    void table_command(Connection& connection, const Command& command);
    void session_command(Connection& connection, const Command& command);
    bool too_fast(Connection& connection);
    void reject(Connection& connection, std::uint64_t reference, const rules::Rejection& rejection);
    void acknowledge(Connection& connection, std::uint64_t reference, const ExactlyOnce::Outcome& outcome);
    void run_due(LiveTable& live);
    rules::Hall hall() const;

    // ---- streams.cpp ----
    void commit(std::vector<rules::Addressed> events, const Origin* origin = nullptr, store::Batch beside = {});
    void commit(std::uint32_t table, std::vector<Event> events, const Origin* origin = nullptr);
    void apply(std::uint32_t stream, const Event& event, std::string_view encoded);
    void close_old_views(const std::vector<rules::Addressed>& events);
    void deliver(std::uint32_t stream, std::size_t index);
    void follow(std::uint32_t stream, const Event& event);
    void retime(LiveTable& live);
    // Tells a connection who it is now and lets it read from after these numbers; from the start when they do not fit.
    void welcome(Connection& connection, const std::string& token, std::uint64_t seen, std::uint64_t seen_session);
    std::vector<Connection*>& watchers_of_session(std::uint32_t place);
    void look(Connection& connection);
    void look_away(Connection& connection);
    void read_on(Connection& connection);
    void send_names(Connection& connection);
    void send_name(std::uint32_t participant);
    void send_event(Connection& connection, Reading& reading, std::shared_ptr<const std::string> body, bool history);
    void send(Connection& connection, const ServerMessage& message, Held::Kind kind = Held::Kind::plain, std::uint64_t number = 0);
    void close(Connection& connection);
    void hand_out(Held held, std::vector<Output>& outputs);

    // ---- freezing.cpp ----
    void freeze(const store::Error& error);
    void roll_back(Connection& connection);
    void try_again();
    void thaw();

    // ---- bots.cpp ----
    void set_bots(LiveTable& live);
    void let_bots_think(LiveTable& live);
    std::int64_t bot_wake_ms(const Bot& bot, const LiveTable& live) const;

    EventLog& log_of(std::uint32_t stream) { return stream == 0 ? *session_log_ : tables_[stream - 1]->log; }
    LiveTable* live(std::uint32_t table) { return table >= 1 && table <= tables_.size() ? tables_[table - 1].get() : nullptr; }
    Connection* find(ConnectionId id);
    Connection* connection_of(std::uint32_t participant);
    void note(std::string_view line) const { if (options_.log) options_.log(line); }

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
    Tries wrong_tries_;
    std::unordered_map<std::uint64_t, Tries> wrong_tries_of_;               // by network

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
