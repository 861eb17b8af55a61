#include "server/insight/debriefing.hpp"

#include <map>

namespace samenspel::insight {
namespace {

// Over all roles that the seat held: it may have been taken over.
Observed<Card> opened_card(const Record& record, std::uint32_t seat) {
    const Card* most = nullptr;
    for (const auto& event : record.events()) {
        if (!event.has_opened() || event.opened().seat() != seat || event.opened().kind() != OPEN_INTERESTS) continue;
        for (const auto& moment : event.opened().moments())
            for (const auto& card : moment.event().role_dealt().cards())
                if (!most || card.weight() > most->weight()) most = &card;
    }
    return most ? Observed<Card>(*most) : std::nullopt;
}

}  // namespace

std::vector<StepTaken> steps_taken(const Record& record) {
    std::vector<StepTaken> out;
    bool open = false, ended = false;
    for (const auto& event : record.events()) {
        ended = ended || event.has_table_ended();
        if (!event.has_debrief_stepped()) continue;
        if (open && !ended) out.back().took_ms = event.at_ms() - out.back().at_ms;
        const DebriefStepped& stepped = event.debrief_stepped();
        open = stepped.step() != STEP_DONE;
        if (!open) continue;
        StepTaken& taken = out.emplace_back();
        taken.step = stepped.step();
        taken.at_ms = event.at_ms();
        if (stepped.length_ms() > 0) taken.meant_ms = stepped.length_ms();
    }
    return out;
}

std::vector<NeighbourGuess> neighbour_guesses(const Record& record) {
    std::map<std::uint32_t, const NeighbourGuessed*> last;
    for (const auto& event : record.events())
        if (event.has_neighbour_guessed()) last[event.neighbour_guessed().seat()] = &event.neighbour_guessed();
    std::vector<NeighbourGuess> out;
    for (const auto& [seat, guessed] : last)
        out.push_back({{seat}, {guessed->neighbour()}, guessed->text(), opened_card(record, guessed->neighbour())});
    return out;
}

}  // namespace samenspel::insight
