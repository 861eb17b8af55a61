// One group playing one run of a scenario, as the journal so far has made it. Plain data: apply writes it, decide and
// view read it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/kept.hpp"
#include "server/rules/rulebook.hpp"

namespace samenspel::rules {

// A line of the table's story with its audience, as the event carried it.
struct StoryLine {
    enum class To : std::uint8_t { everyone, listed, trainer };
    To to = To::everyone;
    SeatSet listed;
    std::int64_t at_ms = 0;
    int kind = 0;                                      // of the event: Event::BodyCase
    std::string body;                                  // its message, encoded
};

struct Told {
    InterestTold told;
    bool heard = false;
};

struct Ask {
    AskKnowledge ask;
    SeatId from;
    SeatId to;
    std::uint32_t number = 0;
};

struct Explained {
    SeatSet listed;
    MeaningExplained meaning;
};

struct Proposal {
    SeatId seat;
    std::vector<Draft> versions;
    std::vector<std::string> changed;
    std::map<std::uint32_t, PositionTaken> positions;  // by party, on the current version
    std::vector<std::uint32_t> signers;                // ascending
    std::vector<std::uint32_t> left;                   // ascending
    ProposalState state = PROPOSAL_OPEN;
    std::uint32_t agreed_in_round = 0;
    std::uint32_t agreed_at = 0;                       // counts the agreements of the table, from 1
    EndCause end_cause = END_UNSET;
    std::map<std::pair<std::uint32_t, std::string>, bool> keeps;  // by party and issue; absent: keeps

    const Draft& draft() const { return versions.back(); }
    std::uint32_t version() const { return static_cast<std::uint32_t>(versions.size()); }
};

struct Form {
    std::string id;
    bool open = false;
    std::map<std::uint32_t, FormSubmitted> submitted;  // by seat
    FormClosed closed;
    bool has_closed = false;
};

// What came out of a round; most of it is for viewers.
class ResolvedRound {
public:
    explicit ResolvedRound(Kept<RoundResolved> kept, std::uint32_t round) : kept_(std::move(kept)), round_(round) {}
    std::uint32_t round() const { return round_; }
    const auto& indicators() const { return kept_.read().indicators(); }
    const RoundResolved& read() const { return kept_.read(); }

private:
    Kept<RoundResolved> kept_;
    std::uint32_t round_;
};

class ResultOfParty {
public:
    ResultOfParty(Kept<PartyResult> kept, std::uint32_t party) : kept_(std::move(kept)), party_(party) {}
    std::uint32_t party() const { return party_; }
    const auto& indicators() const { return kept_.read().indicators(); }
    const PartyResult& read() const { return kept_.read(); }

private:
    Kept<PartyResult> kept_;
    std::uint32_t party_;
};

struct Result {
    ResolvedRound round;
    std::vector<ResultOfParty> parties;
};

struct Table {
    explicit Table(std::shared_ptr<const Rulebook> rulebook);

    std::shared_ptr<const Rulebook> book;
    TableOpened opened;                     // without what large_opening holds
    std::shared_ptr<const TableOpened> large_opening;  // content and deck; null until opened
    std::vector<SeatChanged> seats;         // by seat
    std::vector<std::shared_ptr<const RoleDealt>> roles;  // in dealing order; empty before the briefing
    // clock
    bool started = false, paused = false, paused_by_time_out = false, warned = false, ended = false, ended_early = false;
    std::uint32_t phase = 0;
    std::int64_t phase_began_ms = 0, phase_ends_ms = 0;
    std::vector<PhaseEntered> route;
    SeatId pen, direction;
    std::vector<std::string> agenda;
    std::map<std::uint32_t, std::uint32_t> time_out_round;  // seat -> 1 + index of the phase of its last time-out
    // talk
    std::vector<StoryLine> story;
    std::vector<Told> told;
    std::vector<Ask> asks;
    std::vector<Explained> explained;
    // bargaining
    std::vector<Proposal> proposals;        // number - 1
    std::uint32_t agreements = 0;           // reached so far
    std::vector<std::pair<bool, ActDone>> acts;  // this round's; true: secret
    std::map<std::uint32_t, std::uint32_t> spent;    // budget points by party, this round
    std::map<std::uint32_t, std::uint32_t> penalty;  // points that known breaches cost in the coming round, by party
    std::vector<std::uint32_t> pooled;      // parties, ascending
    std::vector<Forecast> forecasts;
    // the world
    std::uint64_t chance_world = 0, chance_rules = 0;
    WorldState world_state, world_without_deal;
    std::uint32_t year = 0;
    std::vector<Result> results;
    std::map<std::uint32_t, Standing> standings;
    std::vector<std::string> injects_pending;  // thrown since the last resolution; their effects wait for the next
    // forms and end
    std::vector<Form> forms;
    std::vector<InterestsScored> scores;
    std::vector<ObserverAdmitted> observers;

    const PhaseInfo& phase_info() const { return book->phase(phase); }
    std::uint32_t round() const;            // of the current phase, else of the last phase that had one; 0 before
    PartyId party_of(SeatId seat) const { return book->party_of(seat); }
    bool dealt() const { return !roles.empty(); }
};

}  // namespace samenspel::rules
