// What this client knows of its connection and, folded, of the game: facts for the views. No drawing.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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
        none, host_not_found, unreachable, refused, timed_out, not_samenspel, version, lost, refused_by_server
    } cause = Cause::none;
    Refusal refusal = REFUSAL_UNSET;
    std::vector<std::string> args;
};

class Session {
public:
    // Take in what came; `now_ms` is this machine's steady time.
    void take(const ServerMessage& message, std::int64_t now_ms);
    void take(const Connection& connection, std::int64_t now_ms);
    // Commands whose outcome nobody will tell.
    void abandon(const std::vector<std::uint64_t>& references);

    const Knowledge& knowledge() const { return knowledge_; }
    const Welcome& welcome() const { return welcome_; }
    const Connection& connection() const { return connection_; }
    bool connected() const { return connection_.state == Connection::State::open; }
    bool welcomed() const { return welcomed_; }
    bool frozen() const { return frozen_; }
    const Text& why_frozen() const { return why_frozen_; }

    std::uint32_t seat() const { return welcome_.seat(); }
    std::uint32_t party() const;
    bool trainer() const { return welcome_.viewer() == TRAINER_VIEWER; }
    bool board() const { return welcome_.viewer() == BOARD_VIEWER; }
    // Name of a participant of the session; empty when unknown or deleted.
    std::string name(std::uint32_t participant) const;
    // Who holds a seat, "Anne & Bram"; empty when nobody does.
    std::string holders(std::uint32_t seat) const;

    // Table time, extrapolated from the last clock message; none before the first.
    std::optional<std::int64_t> table_now_ms(std::int64_t now_ms) const;
    bool clock_runs() const { return clock_.running() && !knowledge_.ended(); }
    std::uint32_t speed() const { return clock_.speed() == 0 ? 1 : clock_.speed(); }

    void remember(std::uint64_t reference, const Command& command) { waiting_[reference] = command; }
    // Remarks that came since the last call.
    std::deque<Remark> take_remarks() { return std::exchange(remarks_, {}); }

private:
    Knowledge knowledge_;
    Welcome welcome_;
    Connection connection_;
    std::map<std::uint32_t, std::string> names_;
    Clock clock_;
    std::int64_t clock_at_ms_ = 0;
    bool welcomed_ = false, frozen_ = false, has_clock_ = false;
    Text why_frozen_;
    std::map<std::uint64_t, Command> waiting_;
    std::deque<Remark> remarks_;
};

}  // namespace samenspel::screens
