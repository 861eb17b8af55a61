// What this client knows of its connection and, folded, of the game: facts for the views. No drawing.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/knowledge/eyes.hpp"
#include "proto/lite.hpp"

namespace samenspel::screens {

// A short message for the person, as key and arguments, so that it follows the language.
struct Remark {
    enum class Tone : std::uint8_t { good, bad, neutral } tone = Tone::neutral;
    std::string text;
};

// How the connection stands, as far as a person can do something about it. Main fills it from the link.
struct Connection {
    enum class State : std::uint8_t { none, connecting, open, waiting } state = State::none;
    // Why it came to this: what the link says, or a refusal of the server's.
    enum class Cause : std::uint8_t {
        none, host_not_found, unreachable, refused, timed_out, not_samenspel, version, lost, refused_by_server, untrusted, needs_tls
    } cause = Cause::none;
    Refusal refusal = REFUSAL_UNSET;
    std::vector<std::string> args;
    std::string check_page;  // where a browser is told what is wrong between it and the server; empty while no server was named
};

class Session {
public:
    Session() = default;
    // Begins with what is known already: for tests and replays.
    Session(Welcome welcome, Knowledge knowledge) : knowledge_(std::move(knowledge)), welcome_(std::move(welcome)), welcomed_(true), caught_up_(true), joined_(!welcome_.token().empty()) {
        connection_.state = Connection::State::open;
    }

    // Take in what came; `now_ms` is this machine's steady time.
    void take(const ServerMessage& message, std::int64_t now_ms);
    void take(const Connection& connection, std::int64_t now_ms);
    // Commands whose outcome nobody will tell.
    void abandon(const std::vector<std::uint64_t>& references);

    const Knowledge& knowledge() const { return knowledge_; }
    // The table's disclosures that knowledge() is the fold of, in order; `history` tells one such list from the next.
    const knowledge::Heard& heard() const { return heard_; }
    std::uint64_t history() const { return history_; }
    // The same people at another moment, seen by somebody else: for looking back. It is connected to nothing.
    Session looking_back(Welcome welcome, Knowledge knowledge) const;
    // Where the trainer stands in this table's past; null while nobody looks back together. `cursor_moves` counts its moves.
    const Cursor* cursor() const { return cursor_ ? &*cursor_ : nullptr; }
    std::uint64_t cursor_moves() const { return cursor_moves_; }
    const Welcome& welcome() const { return welcome_; }
    const Connection& connection() const { return connection_; }
    bool connected() const { return connection_.state == Connection::State::open; }
    bool welcomed() const { return welcomed_; }
    bool caught_up() const { return caught_up_; }  // the history asked for has come
    bool joined() const { return joined_; }        // by name, since this program began: who comes back to a seat did not
    // Since when this person has their present place, where talk had begun there by then; none for who was here before. The
    // history tells it, so it is the same after a restart. In table time at a seat, in session time for who observes.
    std::optional<std::int64_t> late_since_ms() const { return seat() != 0 ? seated_late_ms_ : observing_late_ms_; }
    bool frozen() const { return frozen_; }
    const Text& why_frozen() const { return why_frozen_; }

    std::uint32_t seat() const { return welcome_.seat(); }
    std::uint32_t party() const;
    bool trainer() const { return welcome_.viewer() == TRAINER_VIEWER; }
    bool board() const { return welcome_.viewer() == BOARD_VIEWER; }
    bool host() const { return welcome_.viewer() == HOST_VIEWER; }  // may open a session; there is none yet
    // In the session, but at no table: the trainer has to give a place.
    bool waits_for_place() const { return welcome_.viewer() == LOBBY_VIEWER; }
    // The trainer looks at the table as one seat sees it, and does nothing as that seat.
    bool looks_as_seat() const { return trainer() && seat() != 0; }
    // Name of a participant of the session, "Participant 3" when it was taken out; empty when unknown.
    std::string name(std::uint32_t participant) const;
    // Who holds a seat, "Anne & Bram"; empty when nobody does.
    std::string holders(std::uint32_t seat) const;
    // Who shares this person's seat; empty for nobody.
    std::string partners() const;

    // Table time, extrapolated from the last clock message; none before the first.
    std::optional<std::int64_t> table_now_ms(std::int64_t now_ms) const;
    bool clock_runs() const { return clock_.running() && !knowledge_.ended(); }
    std::uint32_t speed() const { return clock_.speed() == 0 ? 1 : clock_.speed(); }

    // ---- what only the trainer gets (the way in: the board too) ----
    const Setup& setup() const { return setup_; }
    const Reach& reach() const { return reach_; }
    // The newest figures of a table; null before the first.
    const Glance* glance(std::uint32_t table) const;
    // The table's time now, extrapolated from its glance; precondition: there is one.
    std::int64_t glance_now_ms(std::uint32_t table, std::int64_t now_ms) const;
    bool glances_run() const;
    // The newest ticket for another device, and until when this machine's clock says it is good; null when none is open.
    const Ticket* ticket() const { return ticket_ ? &*ticket_ : nullptr; }
    std::int64_t ticket_until_ms() const { return ticket_until_ms_; }
    // Papers that came since the last call.
    std::uint64_t papers() const { return papers_; }    // that came so far
    std::deque<Printed> take_printed() { return std::exchange(printed_, {}); }

    void remember(std::uint64_t reference, const Command& command) { waiting_[reference] = command; }
    // Remarks that came since the last call.
    std::deque<Remark> take_remarks() { return std::exchange(remarks_, {}); }

private:
    struct Glanced { Glance glance; std::int64_t at_ms = 0; };

    void refused(const Refused& refused);
    void notice_partner(const SeatChanged& changed);
    void notice_seat(const Event& event);
    void notice_observing(const Event& event);
    void greet_partners();
    void forget();
    void forget_table();
    void take_for_trainer(const ServerMessage& message, std::int64_t now_ms);

    Knowledge knowledge_;
    knowledge::Heard heard_;
    std::uint64_t history_ = 0, cursor_moves_ = 0;
    std::optional<Cursor> cursor_;
    Welcome welcome_;
    Connection connection_;
    std::map<std::uint32_t, std::string> names_;
    Clock clock_;
    std::int64_t clock_at_ms_ = 0;
    bool welcomed_ = false, caught_up_ = false, frozen_ = false, has_clock_ = false, joined_ = false;
    Text why_frozen_;
    std::optional<std::int64_t> seated_late_ms_, observing_late_ms_;
    std::map<std::uint64_t, Command> waiting_;
    std::deque<Remark> remarks_;
    Setup setup_;
    Reach reach_;
    std::map<std::uint32_t, Glanced> glances_;
    std::optional<Ticket> ticket_;
    std::int64_t ticket_until_ms_ = 0;
    std::deque<Printed> printed_;
    std::uint64_t papers_ = 0;
    std::vector<std::uint32_t> partners_;  // sat down beside this person; the name comes a moment later
};

}  // namespace samenspel::screens
