#include "server/insight/record.hpp"

#include <utility>

#include "server/rules/disclose.hpp"

namespace samenspel::insight {
namespace {

void learn(Knowledge& known, const Event& event) {
    Event disclosed;
    if (rules::disclose(event, rules::access(event, rules::Viewer::trainer()), &disclosed)) knowledge::fold(known, disclosed);
}

}  // namespace

Record::Record(std::vector<Event> events) : events_(std::move(events)) {
    for (const auto& event : events_) learn(known_, event);
}

rules::PartyId Record::party_of(rules::SeatId seat) const {
    for (const auto& info : content().seats())
        if (info.number() == seat.value) return rules::PartyId{info.party()};
    return {};
}

const Card* Record::card(rules::SeatId seat, std::string_view id) const {
    // Of the journal, not of what is known at the end: a seat that another person took over holds other cards since.
    for (const auto& event : events_) {
        if (!event.has_role_dealt() || event.role_dealt().seat() != seat.value) continue;
        for (const auto& dealt : event.role_dealt().cards())
            if (dealt.card() == id) return &dealt;
    }
    for (const auto& event : events_)
        if (event.has_card_revealed() && event.card_revealed().from() == seat.value && event.card_revealed().card().card() == id)
            return &event.card_revealed().card();
    return nullptr;
}

void Record::walk(const std::function<bool(const Event&)>& stops, const std::function<void(const Event*, const Knowledge&)>& at) const {
    Knowledge known;
    for (const auto& event : events_) {
        if (stops(event)) at(&event, known);
        learn(known, event);
    }
    at(nullptr, known);
}

}  // namespace samenspel::insight
