#include "server/rules/debrief.hpp"

#include <algorithm>

#include "server/rules/disclose.hpp"
#include "server/rules/table.hpp"
#include "server/rules/wire_reader.hpp"

namespace samenspel::rules {
namespace {

// How an event is opened: with what kind of things, and which field of its body says whose it is.
struct Way {
    OpenKind opens = OPEN_UNSET;
    int whose = 0;
};

Way way_of(int kind) {
    switch (kind) {
        case Event::kRoleDealt: return {OPEN_INTERESTS, RoleDealt::kSeatFieldNumber};
        case Event::kInterestsScored: return {OPEN_INTERESTS, InterestsScored::kSeatFieldNumber};
        case Event::kSaidInGroup: return {OPEN_TALK, SaidInGroup::kSeatFieldNumber};
        case Event::kInterestTold: return {OPEN_TALK, InterestTold::kFromFieldNumber};
        case Event::kPromiseMade: return {OPEN_TALK, PromiseMade::kFromFieldNumber};
        case Event::kCorridorRecorded: return {OPEN_TALK, CorridorRecorded::kByFieldNumber};
        case Event::kGiveLogged: return {OPEN_TALK, GiveLogged::kFromFieldNumber};
        case Event::kGiveAnswered: return {OPEN_TALK, GiveAnswered::kToFieldNumber};
        case Event::kCardRevealed: return {OPEN_TALK, CardRevealed::kFromFieldNumber};
        case Event::kInterestAsked: return {OPEN_TALK, InterestAsked::kFromFieldNumber};
        case Event::kAskDeclined: return {OPEN_TALK, AskDeclined::kToFieldNumber};
        case Event::kMeaningAsked: return {OPEN_TALK, MeaningAsked::kFromFieldNumber};
        case Event::kMeaningExplained: return {OPEN_TALK, MeaningExplained::kToFieldNumber};
        case Event::kActDoneSecretly: return {OPEN_ACTS, ActDone::kPartyFieldNumber};
        case Event::kSecretActTakenBack: return {OPEN_ACTS, ActTakenBack::kPartyFieldNumber};
        case Event::kComplianceChosen: return {OPEN_ACTS, ComplianceChosen::kPartyFieldNumber};
        case Event::kBidSubmitted: return {OPEN_ACTS, BidSubmitted::kBidFieldNumber};
        case Event::kPartyResult: return {OPEN_ACTS, PartyResult::kPartyFieldNumber};
        default: return {};
    }
}

std::uint32_t number_in(std::string_view body, int field) {
    std::uint32_t out = 0;
    WireReader fields(body);
    while (fields.next())
        if (fields.field() == field && fields.is_number()) out = static_cast<std::uint32_t>(fields.number());
    return out;
}

// Of a bid its party; 0 for what only tells the others that there is one.
std::uint32_t bidder(std::string_view body) {
    BidSubmitted submitted;
    if (!submitted.ParseFromArray(body.data(), static_cast<int>(body.size())) || submitted.bid().choices().empty()) return 0;
    return submitted.bid().party();
}

template <typename Map, typename Said>
void set(Map& map, const Said& said) {
    map[said.seat()] = said;
}

}  // namespace

bool can_be_opened(int kind) { return way_of(kind).opens != OPEN_UNSET; }

void note_for_debrief(Table& table, int kind, std::int64_t at_ms, std::string_view body) {
    Debrief& debrief = table.debrief;
    if (discloses(kind, Access{})) {
        ++debrief.public_events;
        return;
    }
    const Way way = way_of(kind);
    if (way.opens == OPEN_UNSET) return;
    ClosedMoment moment{kind, debrief.public_events, at_ms, way.opens, kind == Event::kBidSubmitted ? bidder(body) : number_in(body, way.whose), {}};
    if (moment.of == 0) return;
    const auto role = std::find_if(table.roles.begin(), table.roles.end(), [&](const auto& dealt) { return dealt->seat() == moment.of; });
    const bool has_result = kind == Event::kPartyResult && !table.results.empty() && !table.results.back().parties.empty();
    if (kind == Event::kRoleDealt && role != table.roles.end()) moment.body = *role;
    else if (has_result) moment.body = table.results.back().parties.back().kept();
    else moment.body = std::string(body);
    debrief.closed.push_back(std::move(moment));
}

bool apply_debrief(Table& table, const Event& event) {
    Debrief& debrief = table.debrief;
    switch (event.body_case()) {
        case Event::kOpened: debrief.opened.push_back(std::make_shared<const Opened>(event.opened())); return true;
        case Event::kConsentAsked: {
            const std::pair<std::uint32_t, int> key(event.consent_asked().seat(), event.consent_asked().kind());
            debrief.consents[key].reset();
            if (key.first == 0 || key.first > table.seats.size()) return true;  // as a damaged file may say
            const auto& people = table.seats[key.first - 1].participants();
            debrief.asked[key].assign(people.begin(), people.end());
            return true;
        }
        case Event::kConsentAnswered: {
            const ConsentAnswered& answered = event.consent_answered();
            debrief.consents[{answered.seat(), answered.kind()}] = answered.given();
            return true;
        }
        case Event::kDebriefStepped: debrief.step = event.debrief_stepped(); return true;
        case Event::kOneWordSaid: set(debrief.words, event.one_word_said()); return true;
        case Event::kNeighbourGuessed: set(debrief.guesses, event.neighbour_guessed()); return true;
        case Event::kMondayPromised: set(debrief.promises, event.monday_promised()); return true;
        case Event::kBestFound: debrief.best = event.best_found(); return true;
        default: return false;
    }
}

bool looks_back(const Table& table) { return table.ended || (table.started && table.phase_info().kind() == DEBRIEFING); }

bool is_open(const Debrief& debrief, std::uint32_t seat, OpenKind kind) {
    return std::any_of(debrief.opened.begin(), debrief.opened.end(),
                       [&](const auto& opened) { return opened->seat() == seat && opened->kind() == kind; });
}

}  // namespace samenspel::rules
