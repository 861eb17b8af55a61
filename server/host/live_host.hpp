// The host at work. Internal to this folder: its parts stand in opening, hello, commands, streams,
// trainer, glances, together, afterwards, freezing, bots.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/host/host.hpp"
#include "server/host/live_state.hpp"

namespace samenspel::host {

class LiveHost : public Host, private LiveState {
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
    void page_made(ConnectionId connection, const Printed& page, std::int64_t now_ms) override;
    void best_found(std::uint32_t table, const BestFound& found, std::int64_t now_ms) override;
    std::vector<Output> take_output() override;
    std::string join_code() const override { return code_; }
    std::string trainer_key() const override { return trainer_key_; }
    Figures figures() const override;
    std::string title() const override;

private:
    // ---- opening.cpp ----
    void make_tables(std::shared_ptr<const rules::Rulebook> book, std::uint32_t count);
    void add_table(const TableForked& forked);
    void complete_settings();
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
    void take_over(Connection& connection, const Hello& hello);
    void bind(Connection& connection, std::uint32_t participant, const std::string& instance, Refusal to_older = ELSEWHERE);
    void unbind(Connection& connection);
    void sit_down(std::uint32_t participant, bool newly, const Hello& hello, store::Batch beside);
    bool limited(Connection& connection);
    void wrong_try(Connection& connection, Refusal refusal);
    void refuse(Connection& connection, Refusal refusal, bool close, std::vector<std::string> args = {});

    // ---- trainer.cpp ----
    void issue_ticket(Connection& connection, const IssueTicket& wish);
    void host_session(Connection& connection, const HostSession& wish);
    void ask_setup(Connection& connection);
    void send_offer(const std::vector<Connection*>& to);
    void print(Connection& connection, const Print& wish);
    void print_own(Connection& connection, const Print& wish);
    Print with_language(Print wish) const;
    std::vector<PromiseCard> promises(std::uint32_t table) const;

    // ---- commands.cpp ----
    void command(Connection& connection, const Command& command);
    void table_command(Connection& connection, const Command& command);
    void session_command(Connection& connection, const Command& command);
    std::vector<Event> stream_of(std::uint32_t table);
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

    // ---- glances.cpp ----
    std::vector<Connection*> trainers();
    std::int64_t look_ms(const LiveTable& live) const;
    std::optional<std::int64_t> glances_wake_ms() const;
    bool lacks_glances(const Connection& connection) const;
    void send_glances();

    // ---- together.cpp ----
    void point(Connection& connection, const Cursor& wish);
    void send_cursors();
    void let_go(const Connection& connection);
    void send_cursor(Connection& connection, const LiveTable& live);

    // ---- afterwards.cpp ----
    void want_best(LiveTable& live);
    void ask_for_best();
    void tell_best(LiveTable& live);
    void hand_over(Connection& connection, const Printed& printed);

    // ---- freezing.cpp ----
    void freeze(const store::Error& error);
    void roll_back(Connection& connection);
    void try_again();
    void thaw();

    // ---- bots.cpp ----
    void set_bots(LiveTable& live);
    void let_bots_think(LiveTable& live);
    std::int64_t bot_wake_ms(const Bot& bot, const LiveTable& live) const;

    Connection* find(ConnectionId id);
    Connection* connection_of(std::uint32_t participant);
};

}  // namespace samenspel::host
