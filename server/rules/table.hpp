// One group playing one run of a scenario, as the journal so far has made it. Plain data: apply writes it, decide and
// view read it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/debrief.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/process.hpp"
#include "server/rules/instruments.hpp"
#include "server/rules/records.hpp"
#include "server/rules/rulebook.hpp"
#include "server/rules/signs.hpp"
#include "server/rules/theater.hpp"

namespace samenspel::rules {

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
    Process process;                        // conversations, cases, guesses compared, successions
    // the room
    bool lids_down = false;
    std::optional<ChairsSwapped> chairs;    // while they are swapped
    std::uint32_t board_page = 1;
    Signs signs;
    std::map<std::uint32_t, std::uint32_t> time_out_round;  // seat -> 1 + index of the phase of its last time-out
    // talk
    std::vector<StoryLine> story;
    std::vector<Told> told;
    std::vector<Promise> promises;
    std::set<std::pair<std::uint32_t, std::string>> revealed;  // cards shown, whole or in part, with their seats
    std::vector<Ask> asks;
    std::vector<Explained> explained;
    // bargaining
    std::vector<Proposal> proposals;        // number - 1
    std::uint32_t agreements = 0;           // reached so far
    std::map<std::uint32_t, Bid> bids;      // under seal, by party; emptied when they open
    std::vector<BidsOpened> opened_bids;
    std::vector<std::pair<bool, ActDone>> acts;  // this round's; true: secret
    std::map<std::uint32_t, std::uint32_t> spent;    // budget points by party, this round
    std::map<std::uint32_t, std::uint32_t> penalty;  // points that known breaches cost in the coming round, by party
    std::vector<std::uint32_t> pooled;      // parties, ascending
    std::vector<Forecast> forecasts;
    Instruments instruments;
    // the world
    std::uint64_t chance_world = 0, chance_rules = 0;
    WorldState world_state, world_without_deal;
    std::uint32_t year = 0;
    std::vector<Result> results;
    std::map<std::uint32_t, Standing> standings;
    std::vector<std::string> injects_pending;  // thrown since the last resolution; their effects wait for the next
    Theater theater;
    // forms and end
    std::vector<Form> forms;
    std::vector<InterestsScored> scores;
    bool played_on = false;                 // since they were scored
    std::vector<ObserverAdmitted> observers;
    Debrief debrief;                        // what can be opened, was opened, and where looking back stands

    const PhaseInfo& phase_info() const { return book->phase(phase); }
    std::uint32_t round() const;            // of the current phase, else of the last phase that had one; 0 before
    PartyId party_of(SeatId seat) const { return book->party_of(seat); }
    bool dealt() const { return !roles.empty() || !results.empty(); }  // a scenario may have no roles
};

}  // namespace samenspel::rules
