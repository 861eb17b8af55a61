// Reads only; whoever moves somebody does it with a command.
#include "client/screens/views/people.hpp"

#include <algorithm>
#include <tuple>

namespace samenspel::screens {

std::vector<Person> people_of(const View& view) {
    std::vector<Person> out;
    for (const auto& known : view.knowledge().participants()) {
        if (known.left()) continue;
        std::string name = view.session.name(known.participant());
        if (name.empty()) name = tr("people.nameless", {std::to_string(known.participant())});
        out.push_back({known.participant(), known.table(), known.seat(), std::move(name)});
    }
    std::sort(out.begin(), out.end(), [](const Person& a, const Person& b) { return std::tie(a.table, a.seat, a.id) < std::tie(b.table, b.seat, b.id); });
    return out;
}

std::vector<Person> at_seat(const std::vector<Person>& people, std::uint32_t table, std::uint32_t seat) {
    std::vector<Person> out;
    for (const auto& person : people)
        if (person.table == table && person.seat == seat) out.push_back(person);
    return out;
}

const SeatChanged* seat_at(const View& view, std::uint32_t table, std::uint32_t seat) {
    if (const Glance* glance = view.session.glance(table))
        for (const auto& held : glance->seats())
            if (held.seat() == seat) return &held;
    if (view.knowledge().opened().table() == table)
        for (const auto& held : view.knowledge().seats())
            if (held.seat() == seat) return &held;
    return nullptr;
}

std::vector<std::uint32_t> tables_in_use(const View& view) {
    std::vector<std::uint32_t> out;
    const auto all = std::max(view.knowledge().session().tables(), view.session.welcome().table());
    for (std::uint32_t table = 1; table <= all; ++table) {
        const Glance* glance = view.session.glance(table);
        bool used = glance && glance->started();
        for (const auto& known : view.knowledge().participants()) used = used || (known.table() == table && !known.left());
        if (used) out.push_back(table);
    }
    if (out.empty()) out.push_back(std::max(1u, view.session.welcome().table()));
    return out;
}

std::vector<std::uint32_t> parties_without_signatory(const View& view, const std::vector<Person>& people, std::uint32_t table) {
    std::vector<std::uint32_t> out;
    for (const auto& party : view.content().parties()) {
        if (!party.decides()) continue;
        bool signs = false;
        for (const auto& seat : view.content().seats()) {
            if (seat.party() != party.number() || !seat.signatory()) continue;
            const SeatChanged* held = seat_at(view, table, seat.number());
            signs = signs || !at_seat(people, table, seat.number()).empty() || (held && held->holder() == BOT);
        }
        if (!signs) out.push_back(party.number());
    }
    return out;
}

void ask_for_ticket(const View& view, std::uint32_t participant) {
    view.wants.messages.emplace_back().mutable_issue_ticket()->set_participant(participant);
}

}  // namespace samenspel::screens
