#include "server/rules/deciding.hpp"

#include <algorithm>

namespace samenspel::rules {

Event& Deciding::add() {
    Event& event = decision_.events.emplace_back();
    event.set_at_ms(now_ms);
    return event;
}

Event& Deciding::add(const SeatSet& listed) {
    Event& event = add();
    for (const auto seat : listed.numbers()) event.add_listed(seat);
    return event;
}

Event& Deciding::add(const SeatSet& listed, const SeatSet& owners) {
    Event& event = add(listed);
    for (const auto seat : owners.numbers()) event.add_owners(seat);
    return event;
}

void Deciding::add_all(std::vector<Event> more) {
    for (auto& event : more) decision_.events.push_back(std::move(event));
}

bool Deciding::refuse(Reason reason, std::vector<std::string> args) {
    decision_.rejection = Rejection{reason, std::move(args)};
    return false;
}

Decision Deciding::take() {
    if (decision_.rejection) decision_.events.clear();
    return std::move(decision_);
}

bool Deciding::in_phase(std::initializer_list<PhaseKind> kinds) {
    const PhaseKind now = table.phase_info().kind();
    return std::find(kinds.begin(), kinds.end(), now) != kinds.end() || refuse(WRONG_PHASE);
}

bool Deciding::other_seat(std::uint32_t seat) {
    if (!book().has(SeatId{seat})) return refuse(NO_SUCH_SEAT);
    return SeatId{seat} != me() || refuse(NOT_TO_YOURSELF);
}

const Promise* Deciding::promise_to_me(std::uint32_t from, std::uint32_t number) {
    for (const auto& promise : table.promises)
        if (promise.made.from() == from && SeatId{promise.made.to()} == me() && promise.number == number) return &promise;
    refuse(NO_SUCH_PROMISE);
    return nullptr;
}

bool Deciding::words(std::string_view text, std::size_t least, std::size_t most) {
    return sound_text(text, least, most) || refuse(MALFORMED);
}

SeatSet seats_of(std::initializer_list<std::uint32_t> seats) {
    SeatSet set;
    for (const auto seat : seats) set.add(SeatId{seat});
    return set;
}

bool sound_text(std::string_view text, std::size_t least, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (size == 0 || i + size > text.size()) return false;
        if ((lead < 0x20 && lead != '\n') || lead == 0x7F) return false;
        std::uint32_t code = size == 1 ? lead : lead & (0x7Fu >> size);
        for (std::size_t k = 1; k < size; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            code = code << 6 | (next & 0x3Fu);
        }
        const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
        const bool direction_mark = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        if (overlong || direction_mark || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || (code >= 0x80 && code < 0xA0)) return false;
        i += size;
        ++characters;
    }
    return characters >= least && characters <= most;
}

bool is_held(const SeatChanged& seat) {
    return seat.holder() == SINGLE || seat.holder() == DUO || seat.holder() == BOT;
}

bool takes_part(const Table& table, PartyId party) {
    const SeatId seat = table.book->signatory(party);
    if (!seat) return false;
    const SeatChanged& now = table.seats[seat.value - 1];
    return is_held(now) || now.deputy() != 0;
}

Standing standing_of(const Table& table, PartyId party) {
    const auto found = table.standings.find(party.value);
    return found == table.standings.end() ? SOUND : found->second;
}

}  // namespace samenspel::rules
