// What a table keeps for its debriefing: what is still closed and may be opened after play, what was asked and opened, and
// where the guided debriefing stands. Plain data, as events make it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/kept.hpp"

namespace samenspel::rules {

struct Table;

// A fact that only some heard of, and that can be laid open after play. What the table holds anyway is shared with it.
struct ClosedMoment {
    int kind = 0;                        // of its event: Event::BodyCase
    std::uint32_t after = 0;             // public events of the table before it
    std::int64_t at_ms = 0;
    OpenKind opens = OPEN_UNSET;
    std::uint32_t of = 0;                // whose: a seat, or with OPEN_ACTS a party
    std::variant<std::string, std::shared_ptr<const RoleDealt>, Kept<PartyResult>> body;   // a string is the encoded body
};

struct Debrief {
    std::uint32_t public_events = 0;     // of this table so far
    std::vector<ClosedMoment> closed;    // in order
    std::map<std::pair<std::uint32_t, int>, std::optional<bool>> consents;  // by seat and kind; none: asked, not answered
    std::map<std::pair<std::uint32_t, int>, std::vector<std::uint32_t>> asked;  // the participants whom each question was put to
    std::vector<std::shared_ptr<const Opened>> opened;                      // in order
    std::optional<DebriefStepped> step;
    std::map<std::uint32_t, OneWordSaid> words;              // by seat
    std::map<std::uint32_t, NeighbourGuessed> guesses;       // by seat
    std::map<std::uint32_t, MondayPromised> promises;        // by seat
    std::optional<BestFound> best;                           // of what could have been agreed; the last that was told
};

// After the event was applied: counts it when everybody saw it, keeps it when it can be opened later. `body` is its message, encoded.
void note_for_debrief(Table& table, int kind, std::int64_t at_ms, std::string_view body);
// Whether such an event can be laid open, so that its body is worth encoding.
bool can_be_opened(int kind);
// True when the event was one of the debriefing's own.
bool apply_debrief(Table& table, const Event& event);

// Play is over and people look back: from the debriefing phase on.
bool looks_back(const Table& table);
// What somebody found could have been agreed, for the step about the outcome. No event when that step is not on, when it was told
// already, or when it names what this table does not know.
std::vector<Event> tell_best(const Table& table, const BestFound& found, std::int64_t now_ms);
bool is_open(const Debrief& debrief, std::uint32_t seat, OpenKind kind);

}  // namespace samenspel::rules
