#include "client/knowledge/eyes.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

template <typename Numbers>
bool has(const Numbers& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// Null when nothing has to be left out.
std::shared_ptr<Event> without_trainers_part(const Event& event) {
    const bool opening = event.table_opened().deck_size() > 0 || event.table_opened().branch().has_after();
    const bool inject = event.inject_thrown().has_inject() || event.inject_thrown_to().has_inject();
    const bool consent = event.opened().has_consented();
    if (!opening && !inject && !consent) return nullptr;
    auto out = std::make_shared<Event>(event);
    if (opening) out->mutable_table_opened()->clear_deck();
    if (out->table_opened().has_branch()) out->mutable_table_opened()->mutable_branch()->clear_after();
    if (out->has_opened()) out->mutable_opened()->clear_consented();
    if (out->has_inject_thrown()) out->mutable_inject_thrown()->clear_inject();
    if (out->has_inject_thrown_to()) out->mutable_inject_thrown_to()->clear_inject();
    return out;
}

// The same for what is an owner's.
std::shared_ptr<Event> without_owners_part(const Event& event) {
    if (!event.interest_told().has_card() && !event.give_logged().has_value() && !event.give_answered().has_value()) return nullptr;
    auto out = std::make_shared<Event>(event);
    if (out->has_interest_told()) out->mutable_interest_told()->clear_card();
    if (out->has_give_logged()) out->mutable_give_logged()->clear_value();
    if (out->has_give_answered()) out->mutable_give_answered()->clear_value();
    return out;
}

Heard by_audience(const Heard& heard, Eyes eyes) {
    Heard out;
    for (const auto& event : heard) {
        const bool listed = eyes.of == Eyes::Of::seat && has(event->listed(), eyes.seat);
        if (!everybody_was_told(*event) && !listed) continue;
        std::shared_ptr<const Event> shown = event;
        if (auto less = without_trainers_part(*shown)) shown = less;
        if (!has(event->owners(), eyes.seat))
            if (auto less = without_owners_part(*shown)) shown = less;
        out.push_back(std::move(shown));
    }
    return out;
}

struct Placed { std::uint32_t after; std::shared_ptr<const Event> event; };

std::vector<Placed> opened_for(const Heard& heard, std::uint32_t seat) {
    std::vector<Placed> out;
    for (const auto& event : heard) {
        if (!event->has_opened()) continue;
        const Opened& opened = event->opened();
        for (const auto& moment : opened.moments())
            if (opened.seat() == seat || reached(moment.event(), seat))
                out.push_back({moment.after(), std::make_shared<const Event>(moment.event())});
    }
    std::stable_sort(out.begin(), out.end(), [](const Placed& one, const Placed& other) {
        return one.after != other.after ? one.after < other.after : one.event->at_ms() < other.event->at_ms();
    });
    return out;
}

Heard by_opening(const Heard& heard, Eyes eyes) {
    Heard out;
    const auto opened = eyes.of == Eyes::Of::seat ? opened_for(heard, eyes.seat) : std::vector<Placed>{};
    auto next = opened.begin();
    std::uint32_t told = 0;
    for (const auto& event : heard) {
        if (!everybody_was_told(*event)) continue;
        for (; next != opened.end() && next->after <= told; ++next) out.push_back(next->event);
        out.push_back(event);
        ++told;
    }
    for (; next != opened.end(); ++next) out.push_back(next->event);
    return out;
}

}  // namespace

bool everybody_was_told(const Event& event) {
    switch (event.body_case()) {
        case Event::kRoleDealt:
        case Event::kSaidInGroup:
        case Event::kInterestTold:
        case Event::kInterestHeard:
        case Event::kPromiseMade:
        case Event::kPromiseHeard:
        case Event::kPromiseJudged:
        case Event::kCorridorRecorded:
        case Event::kSpeechObserved:
        case Event::kGiveLogged:
        case Event::kGiveAnswered:
        case Event::kCardRevealed:
        case Event::kInterestAsked:
        case Event::kAskDeclined:
        case Event::kMeaningAsked:
        case Event::kMeaningExplained:
        case Event::kComplianceChosen:
        case Event::kBidSubmitted:
        case Event::kActDoneSecretly:
        case Event::kSecretActTakenBack:
        case Event::kWorldAdvanced:
        case Event::kPartyResult:
        case Event::kStrategyDealt:
        case Event::kStrategiesLimited:
        case Event::kInjectThrownTo:
        case Event::kWhispered:
        case Event::kFormSubmitted:
        case Event::kInterestsScored:
        case Event::kObserverAdmitted:
        case Event::kBookmarked:
        case Event::kConsentAsked:
        case Event::kConsentAnswered:
        case Event::kNeighbourGuessed:
        case Event::BODY_NOT_SET: return false;
        default: return true;
    }
}

bool reached(const Event& event, std::uint32_t seat) {
    switch (event.body_case()) {
        case Event::kSaidInGroup: return has(event.said_in_group().members(), seat);
        case Event::kInterestTold: return event.interest_told().to() == seat;
        case Event::kInterestHeard: return event.interest_heard().from() == seat;
        case Event::kPromiseMade: return event.promise_made().to() == seat;
        case Event::kCorridorRecorded: return has(event.corridor_recorded().members(), seat);
        case Event::kGiveLogged: return event.give_logged().to() == seat;
        case Event::kGiveAnswered: return event.give_answered().from() == seat;
        case Event::kCardRevealed: return has(event.card_revealed().to(), seat);
        case Event::kInterestAsked: return event.interest_asked().to() == seat;
        case Event::kAskDeclined: return event.ask_declined().from() == seat;
        case Event::kMeaningAsked: return event.meaning_asked().to() == seat;
        case Event::kMeaningExplained: return event.meaning_explained().from() == seat;
        default: return false;
    }
}

Heard seen_with(const Heard& heard, bool by_trainer, Eyes eyes) {
    if (eyes.of == Eyes::Of::own) return heard;
    return by_trainer ? by_audience(heard, eyes) : by_opening(heard, eyes);
}

}  // namespace samenspel::knowledge
