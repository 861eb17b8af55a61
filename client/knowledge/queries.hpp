// Small questions about what a viewer knows, asked by screens and bots alike. Pure; every pointer lives as long as the
// Knowledge it was asked of and goes stale when that is folded further. Whatever a query computes, the server is the
// judge: these answers are for showing and for choosing, never for deciding.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proto/lite.hpp"

namespace samenspel::knowledge {

// A seat's number at its table, from 1; 0 is no seat.
struct SeatNumber {
    std::uint32_t value = 0;
    friend bool operator==(SeatNumber one, SeatNumber other) { return one.value == other.value; }
};

// A party's number in its scenario, from 1; 0 is no party.
struct PartyNumber {
    std::uint32_t value = 0;
    friend bool operator==(PartyNumber one, PartyNumber other) { return one.value == other.value; }
};

enum class Language : std::uint8_t { dutch, english };

// The text in this language; in the other one when it has no such text; else empty.
const std::string& text_in(const Text& text, Language language);

// ---- the scenario's content; null when the table does not know it ----
const PartyInfo* party_info(const Knowledge& knowledge, PartyNumber party);
const SeatInfo* seat_info(const Knowledge& knowledge, SeatNumber seat);
// The name of the person in the seat now: the successor's once somebody else took it over. Null for an unknown seat.
const Text* seat_name(const Knowledge& knowledge, SeatNumber seat);
const DomainInfo* domain_info(const Knowledge& knowledge, std::string_view domain);
const IssueInfo* issue_info(const Knowledge& knowledge, std::string_view issue);
const OptionInfo* option_info(const IssueInfo& issue, std::string_view option);
const ActInfo* act_info(const Knowledge& knowledge, std::string_view act);
const FormInfo* form_info(const Knowledge& knowledge, std::string_view form);
const IndicatorInfo* indicator_info(const Knowledge& knowledge, std::string_view indicator);

// ---- time ----

// The phase that the table is in; null before the first.
const PhaseInfo* phase_info(const Knowledge& knowledge);
// The round of this phase, else of the last phase before it that has one; 0 before the first round.
std::uint32_t round(const Knowledge& knowledge);
// Until the phase ends, at table time `now_ms`; 0 when it should have ended; none before the first phase and after the
// table's end. Table time stands still during a pause, and so does this.
std::optional<std::int64_t> remaining_ms(const Knowledge& knowledge, std::int64_t now_ms);

// ---- seats ----

// The seat's party; none for a seat that the scenario does not have.
PartyNumber party_of(const Knowledge& knowledge, SeatNumber seat);
// The seat that takes positions and signs for this party; none when the scenario names none.
SeatNumber signatory_of(const Knowledge& knowledge, PartyNumber party);
// Who holds the seat now; null before it was first taken.
const SeatChanged* seat_state(const Knowledge& knowledge, SeatNumber seat);
// The role dealt to the seat; null before the briefing and for somebody else's.
const RoleDealt* role_of(const Knowledge& knowledge, SeatNumber seat);

// ---- bargaining ----

std::vector<const ProposalKnowledge*> proposals_in(const Knowledge& knowledge, ProposalState state);
// Proposals that are still talked of: open, or accepted and waiting for signatures.
std::vector<const ProposalKnowledge*> open_proposals(const Knowledge& knowledge);
// Null for a number that nobody tabled.
const ProposalKnowledge* proposal(const Knowledge& knowledge, std::uint32_t number);
// The version that counts. Precondition: the proposal came out of a fold.
const Draft& current_draft(const ProposalKnowledge& proposal);
// The party's position on the current version; null while it has none.
const PositionTaken* position_of(const ProposalKnowledge& proposal, PartyNumber party);
// Parties bound by the proposal that have not signed it, ascending. A supervised party's envoy has to sign as well;
// who that is, only the server knows.
std::vector<PartyNumber> missing_signatures(const ProposalKnowledge& proposal);
// Open asks that wait for this seat's answer, the oldest first.
std::vector<const AskKnowledge*> asks_waiting_for(const Knowledge& knowledge, SeatNumber seat);

// ---- cases ----

// The case that is being decided; null when none is.
const CaseKnowledge* open_case(const Knowledge& knowledge);
// The case that came up last, decided or not; null before the first.
const CaseKnowledge* last_case(const Knowledge& knowledge);

// ---- bids and score sheets ----

// Whether the issue is settled for as long as its bidder takes no part: by IssueInfo.if_absent. No draft may name it.
bool settled_by_absence(const Knowledge& knowledge, const IssueInfo& issue);
// The issues on which this party bids under seal, in the scenario's order.
std::vector<const IssueInfo*> issues_to_bid_on(const Knowledge& knowledge, PartyNumber party);
// The party's bid of this phase as far as this viewer knows it: without choices when it is another's; null while there is none.
const Bid* bid_of(const Knowledge& knowledge, PartyNumber party);

// What a package is worth by the score sheet on this seat's own card.
struct Valued {
    double points = 0;        // of what is chosen, by the sheet
    double no_deal = 0;       // what the party is left with when nothing is agreed
    std::size_t open = 0;     // issues on which nothing is chosen and that still need an agreement
    bool counts = false;      // the package as it is would be scored; else no_deal would
};
// `draft` laid over what is agreed and in force, with what is settled by absence. None for a seat without a known sheet.
std::optional<Valued> valued(const Knowledge& knowledge, SeatNumber seat, const Draft& draft);

// ---- acts and results ----

// Points left of this round's budget, as far as this viewer knows the party's acts. What a known breach costs on top
// is not counted here.
std::uint32_t budget_left(const Knowledge& knowledge, PartyNumber party);
// The newest value of an indicator for a subject (a party's or site's id; empty for the region), in its unit; none
// when this viewer never learned one.
std::optional<double> latest_indicator(const Knowledge& knowledge, std::string_view indicator, std::string_view subject);
// SOUND until something else was told.
Standing standing_of(const Knowledge& knowledge, PartyNumber party);

// How many things a viewer would look up for: lines of the story, proposals and their versions, asks, results, forms. It
// only grows while a table goes on.
std::size_t happenings(const Knowledge& knowledge);

}  // namespace samenspel::knowledge
