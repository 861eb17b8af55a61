#include "client/knowledge/temperature.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

constexpr std::uint32_t to_all = 1, direct = 2, grave = 3, least_for_conflict = 6;

class Pair {
public:
    Pair(const Knowledge& knowledge, PartyNumber one, PartyNumber other) : knowledge_(knowledge), one_(one), other_(other) {}

    bool is(std::uint32_t party) const { return party == one_.value || party == other_.value; }
    bool seat_of_it(std::uint32_t seat) const { return is(party_of(knowledge_, SeatNumber{seat}).value); }
    // One seat of each.
    bool across(std::uint32_t seat, std::uint32_t to) const {
        const PartyNumber from = party_of(knowledge_, SeatNumber{seat}), with = party_of(knowledge_, SeatNumber{to});
        return is(from.value) && is(with.value) && !(from == with);
    }
    template <typename Seats>
    bool across_any(std::uint32_t seat, const Seats& seats) const {
        return std::any_of(seats.begin(), seats.end(), [&](std::uint32_t to) { return across(seat, to); });
    }
    // `party` is one of the two and the agreement binds the other too.
    bool both_bound(std::uint32_t party, const ProposalKnowledge* agreement) const {
        if (!agreement || !is(party)) return false;
        const auto& bound = current_draft(*agreement).parties();
        const std::uint32_t with = party == one_.value ? other_.value : one_.value;
        return std::find(bound.begin(), bound.end(), with) != bound.end();
    }

private:
    const Knowledge& knowledge_;
    PartyNumber one_, other_;
};

void note_heat(Signs& signs, std::uint32_t& count, std::uint32_t points) {
    ++count;
    signs.heat += points;
}

void note_warmth(Signs& signs, std::uint32_t& count) {
    ++count;
    signs.warmth += direct;
}

void note_story(const Knowledge& knowledge, const Pair& pair, Signs& signs) {
    for (const auto& entry : knowledge.story()) {
        switch (entry.what_case()) {
            case Entry::kSaidInPlenary:
                if (entry.said_in_plenary().act() == BLAME && pair.seat_of_it(entry.said_in_plenary().seat())) note_heat(signs, signs.blames, to_all);
                break;
            case Entry::kSaidInGroup:
                if (entry.said_in_group().act() == BLAME && pair.across_any(entry.said_in_group().seat(), entry.said_in_group().members())) note_heat(signs, signs.blames, direct);
                break;
            case Entry::kSpeechObserved:
                if (entry.speech_observed().act() == BLAME && pair.seat_of_it(entry.speech_observed().seat())) note_heat(signs, signs.blames, to_all);
                break;
            case Entry::kTimeOutCalled:
                if (pair.seat_of_it(entry.time_out_called().seat())) note_heat(signs, signs.time_outs, to_all);
                break;
            case Entry::kBreachShown:
                if (pair.both_bound(entry.breach_shown().party(), proposal(knowledge, entry.breach_shown().proposal()))) note_heat(signs, signs.broken, grave);
                break;
            case Entry::kAgreementLeft:
                if (pair.both_bound(entry.agreement_left().party(), proposal(knowledge, entry.agreement_left().proposal()))) note_heat(signs, signs.withdrawals, grave);
                break;
            case Entry::kCardRevealed:
                if (pair.across_any(entry.card_revealed().from(), entry.card_revealed().to())) note_warmth(signs, signs.shown);
                break;
            default: break;
        }
    }
}

void note_records(const Knowledge& knowledge, const Pair& pair, Signs& signs) {
    for (const auto& proposal : knowledge.proposals())
        for (const auto& position : proposal.positions()) {
            const std::uint32_t author = party_of(knowledge, SeatNumber{proposal.seat()}).value;
            if (position.stance() == OBJECT && author != position.party() && pair.is(author) && pair.is(position.party())) note_heat(signs, signs.objections, direct);
        }
    for (const auto& ask : knowledge.asks()) {
        const std::uint32_t from = ask.has_interest() ? ask.interest().from() : ask.meaning().from(), to = ask.has_interest() ? ask.interest().to() : ask.meaning().to();
        if (ask.state() == ASK_DECLINED && pair.across(from, to)) note_heat(signs, signs.declined, direct);
    }
    for (const auto& told : knowledge.told())
        if (told.heard() && pair.across(told.told().from(), told.told().to())) note_warmth(signs, signs.heard);
    for (const auto& explained : knowledge.meanings())
        if (pair.across(explained.from(), explained.to())) note_warmth(signs, signs.explained);
    for (const auto& give : knowledge.gives())
        if (give.answered().thanks() && pair.across(give.logged().from(), give.logged().to())) note_warmth(signs, signs.thanks);
}

bool asks_of_partners(const FormInfo& form, const std::string& question) {
    if (form.instrument() != INSTRUMENT_UNSET && form.instrument() != THERMOMETER) return false;
    return std::any_of(form.questions().begin(), form.questions().end(),
                       [&](const QuestionInfo& info) { return info.id() == question && info.kind() == PARTNER_SCALE_1_4; });
}

}  // namespace

Temperature temperature_of(const Signs& signs) {
    const std::uint32_t all = signs.heat + signs.warmth;
    if (all == 0) return Temperature::not_observed;
    if (4 * signs.heat < all) return Temperature::friendly;
    if (2 * signs.heat < all) return Temperature::watchful;
    if (4 * signs.heat < 3 * all || signs.heat < least_for_conflict) return Temperature::disagreement;
    return Temperature::conflict;
}

Signs signs_between(const Knowledge& knowledge, PartyNumber one, PartyNumber other) {
    Signs signs;
    if (one == other || !party_info(knowledge, one) || !party_info(knowledge, other)) return signs;
    const Pair pair(knowledge, one, other);
    note_story(knowledge, pair, signs);
    note_records(knowledge, pair, signs);
    return signs;
}

Temperature inferred_temperature(const Knowledge& knowledge, PartyNumber one, PartyNumber other) {
    return temperature_of(signs_between(knowledge, one, other));
}

Temperature rated_temperature(const Knowledge& knowledge, PartyNumber from, PartyNumber to) {
    std::uint32_t found = 0;
    for (const auto& form : knowledge.forms()) {
        const FormInfo* info = form_info(knowledge, form.form());
        if (!info) continue;
        std::uint32_t here = 0;
        for (const auto& submitted : form.submitted()) {
            if (!(party_of(knowledge, SeatNumber{submitted.seat()}) == from)) continue;
            for (const auto& answer : submitted.answers())
                if (answer.partner() == to.value && asks_of_partners(*info, answer.question())) here = std::max(here, answer.scale());
        }
        if (here != 0) found = here;
    }
    return static_cast<Temperature>(std::min(found, 4u));
}

}  // namespace samenspel::knowledge
