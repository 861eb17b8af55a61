#include "server/rules/keep.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "server/rules/wire_reader.hpp"

namespace samenspel::rules {
namespace {

using To = StoryLine::To;

SeatId seat(std::uint64_t number) { return SeatId{static_cast<std::uint32_t>(number)}; }

// Hands every field to `visit`; false when the bytes make no sense.
template <typename Visit>
bool walk(std::string_view body, Visit visit) {
    WireReader fields(body);
    while (fields.next()) visit(fields);
    return fields.sound();
}

std::uint64_t number_in(std::string_view body, int field) {
    std::uint64_t out = 0;
    walk(body, [&](const WireReader& fields) {
        if (fields.field() == field && fields.is_number()) out = fields.number();
    });
    return out;
}

std::string_view bytes_in(std::string_view body, int field) {
    std::string_view out;
    walk(body, [&](const WireReader& fields) {
        if (fields.field() == field && fields.is_bytes()) out = fields.bytes();
    });
    return out;
}

bool tell(Table& table, const Arrival& event, To to) {
    table.story.push_back({to, event.listed, event.at_ms, event.kind, std::string(event.body)});
    return true;
}

bool open_table(Table& table, const Arrival& event) {
    std::string rest, large;
    const bool sound = walk(event.body, [&](const WireReader& fields) {
        const bool is_large = fields.field() == TableOpened::kContentFieldNumber || fields.field() == TableOpened::kDeckFieldNumber;
        (is_large ? large : rest) += fields.whole();
    });
    if (!sound || !table.opened.ParseFromString(rest)) return false;
    table.chance_world = table.opened.chance_world();
    table.chance_rules = table.opened.chance_rules();
    table.large_opening = table.book->opening_from(large);
    return true;
}

// A seat that had a role gets another in its place.
bool deal(Table& table, const Arrival& event) {
    auto dealt = table.book->dealt_from(event.body);
    for (auto& role : table.roles)
        if (role->seat() == dealt->seat()) {
            role = std::move(dealt);
            return true;
        }
    table.roles.push_back(std::move(dealt));
    return true;
}

bool add_quantity(std::string_view body, std::vector<NamedQuantity>& to) {
    NamedQuantity& quantity = to.emplace_back();
    return walk(body, [&](const WireReader& fields) {
        if (fields.field() == Quantity::kKeyFieldNumber && fields.is_bytes()) quantity.name = fields.bytes();
        if (fields.field() == Quantity::kValueFieldNumber && fields.bytes().size() == sizeof quantity.value)
            std::memcpy(&quantity.value, fields.bytes().data(), sizeof quantity.value);
    });
}

bool advance(Table& table, const Arrival& event) {
    table.chance_world = table.chance_rules = table.year = 0;
    std::vector<NamedQuantity> state, without_deal;
    const std::size_t usual = table.book->world_names()->size();
    state.reserve(usual);
    without_deal.reserve(usual);
    bool sound = true;
    sound = walk(event.body, [&](const WireReader& fields) {
        switch (fields.field()) {
            case WorldAdvanced::kStateFieldNumber: sound = add_quantity(fields.bytes(), state) && sound; break;
            case WorldAdvanced::kWithoutDealFieldNumber: sound = add_quantity(fields.bytes(), without_deal) && sound; break;
            case WorldAdvanced::kChanceFieldNumber: table.chance_world = fields.number(); break;
            case WorldAdvanced::kChanceRulesFieldNumber: table.chance_rules = fields.number(); break;
            case WorldAdvanced::kYearFieldNumber: table.year = static_cast<std::uint32_t>(fields.number()); break;
            default: break;
        }
    }) && sound;
    table.world_state.set(state, table.book->world_names());
    table.world_without_deal.set(without_deal, table.book->world_names());
    table.injects_pending.clear();
    table.process.ways_pending.clear();
    return sound;
}

bool resolve(Table& table, const Arrival& event) {
    const auto round = static_cast<std::uint32_t>(number_in(event.body, RoundResolved::kRoundFieldNumber));
    table.results.push_back({ResolvedRound(Kept<RoundResolved>(event.body), round), {}, table.opened_bids.size()});
    table.acts.clear();
    table.spent.clear();
    table.penalty.clear();
    table.pooled.clear();
    table.instruments.held_up_before = std::exchange(table.instruments.held_up, {});
    return true;
}

bool add_party_result(Table& table, const Arrival& event) {
    if (table.results.empty()) return true;
    const auto party = static_cast<std::uint32_t>(number_in(event.body, PartyResult::kPartyFieldNumber));
    table.results.back().parties.emplace_back(Kept<PartyResult>(event.body), party);
    return true;
}

bool reveal(Table& table, const Arrival& event) {
    SeatId from;
    SeatSet to;
    std::string_view card;
    const bool sound = walk(event.body, [&](WireReader& fields) {
        if (fields.field() == CardRevealed::kFromFieldNumber) from = seat(fields.number());
        if (fields.field() == CardRevealed::kToFieldNumber) fields.each_number([&](std::uint64_t number) { to.add(seat(number)); });
        if (fields.field() == CardRevealed::kCardFieldNumber) card = bytes_in(fields.bytes(), Card::kCardFieldNumber);
    });
    table.revealed.emplace(from.value, card);
    note_interest(table, event.at_ms);
    tell(table, event, To::listed);
    if (!table.asks.empty())
        for (const auto number : to.numbers()) answer_interest_asks(table, SeatId{number}, from);
    return sound;
}

bool promise(Table& table, const Arrival& event) {
    Promise made;
    if (!made.made.ParseFromArray(event.body.data(), static_cast<int>(event.body.size()))) return false;
    made.number = 1 + static_cast<std::uint32_t>(std::count_if(table.promises.begin(), table.promises.end(), [&](const Promise& other) {
        return other.made.from() == made.made.from() && other.made.to() == made.made.to();
    }));
    table.promises.push_back(std::move(made));
    return tell(table, event, To::listed);
}

bool throw_inject(Table& table, const Arrival& event) {
    std::string_view inject;
    const bool sound = walk(event.body, [&](const WireReader& fields) {
        if (fields.field() == InjectThrown::kInjectFieldNumber && fields.is_bytes()) inject = fields.bytes();
    });
    if (!inject.empty()) table.injects_pending.emplace_back(inject);
    tell(table, event, event.kind == Event::kInjectThrown ? To::everyone : To::listed);
    return sound;
}

}  // namespace

void answer_interest_asks(Table& table, SeatId from, SeatId to) {
    for (auto& ask : table.asks)
        if (ask.from == from && ask.to == to && ask.ask.has_interest() && ask.ask.state() == ASK_OPEN) ask.ask.set_state(ASK_ANSWERED);
}

bool is_kept(int kind) {
    switch (kind) {
        case Event::kTableOpened:
        case Event::kRoleDealt:
        case Event::kWorldAdvanced:
        case Event::kRoundResolved:
        case Event::kPartyResult:
        case Event::kCardRevealed:
        case Event::kInjectThrown:
        case Event::kInjectThrownTo:
        case Event::kSaidInPlenary:
        case Event::kSaidInGroup:
        case Event::kPromiseMade:
        case Event::kCorridorRecorded:
        case Event::kTimeOutCalled:
        case Event::kSpeechObserved:
        case Event::kBookmarked:
        case Event::kWhispered: return true;
        default: return false;
    }
}

bool keep(Table& table, const Arrival& event) {
    switch (event.kind) {
        case Event::kTableOpened: return open_table(table, event);
        case Event::kRoleDealt: return deal(table, event);
        case Event::kWorldAdvanced: return advance(table, event);
        case Event::kRoundResolved: return resolve(table, event);
        case Event::kPartyResult: return add_party_result(table, event);
        case Event::kCardRevealed: return reveal(table, event);
        case Event::kInjectThrown:
        case Event::kInjectThrownTo: return throw_inject(table, event);
        case Event::kTimeOutCalled:
            table.time_out_round[static_cast<std::uint32_t>(number_in(event.body, TimeOutCalled::kSeatFieldNumber))] = table.phase + 1;
            return tell(table, event, To::everyone);
        case Event::kSaidInPlenary: return tell(table, event, To::everyone);
        case Event::kPromiseMade: return promise(table, event);
        case Event::kSpeechObserved:
            note_speech(table, static_cast<SpeechAct>(number_in(event.body, SpeechObserved::kActFieldNumber)), event.at_ms);
            return tell(table, event, To::trainer);
        case Event::kBookmarked: return tell(table, event, To::trainer);
        default: return tell(table, event, To::listed);
    }
}

}  // namespace samenspel::rules
