#include "server/insight/over_time.hpp"

#include <map>
#include <utility>

#include "client/knowledge/temperature.hpp"
#include "server/insight/speech.hpp"

namespace samenspel::insight {

std::vector<Acts> acts(const Record& record) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Acts> found;
    std::uint32_t round = 1;
    const auto of = [&](std::uint32_t party) -> Acts& {
        Acts& one = found[{round, party}];
        one.round = round;
        one.party = {party};
        return one;
    };
    const auto less = [](std::uint32_t& count) { count -= count > 0; };
    for (const auto& event : record.events()) {
        if (event.has_round_resolved()) round = event.round_resolved().round() + 1;
        if (event.has_act_done_openly()) ++of(event.act_done_openly().party()).open;
        if (event.has_act_done_secretly()) ++of(event.act_done_secretly().party()).secret;
        if (event.has_open_act_taken_back()) less(of(event.open_act_taken_back().party()).open);
        if (event.has_secret_act_taken_back()) less(of(event.secret_act_taken_back().party()).secret);
        if (event.has_act_exposed()) ++of(event.act_exposed().party()).exposed;
    }
    std::vector<Acts> out;
    for (const auto& [key, one] : found)
        if (one.open + one.secret + one.exposed > 0) out.push_back(one);
    return out;
}

std::vector<Levels> levels(const Record& record) {
    std::vector<Levels> out;
    const auto said = [&](SpeechAct act) {
        const auto level = level_of(act);
        if (level && !out.empty()) ++out.back().count[static_cast<std::size_t>(*level)];
    };
    for (const auto& event : record.events()) {
        if (event.has_phase_entered()) out.push_back({event.phase_entered().phase(), {}});
        if (event.has_said_in_plenary()) said(event.said_in_plenary().act());
        if (event.has_said_in_group()) said(event.said_in_group().act());
        if (event.has_speech_observed()) said(event.speech_observed().act());
    }
    return out;
}

std::vector<Heat> heat(const Record& record, std::size_t most) {
    std::size_t entered = 0, seen = 0;
    for (const auto& event : record.events()) entered += event.has_phase_entered();
    const std::size_t stride = entered / (most > 0 ? most : 1) + 1;
    const auto stops = [&](const Event& event) { return event.has_phase_entered() && seen++ % stride == 0; };
    std::vector<Heat> out;
    record.walk(stops, [&](const Event* event, const Knowledge& known) {
        if (!known.has_phase()) return;
        Heat one;
        one.at_ms = event ? event->at_ms() : record.events().back().at_ms();
        one.phase = known.phase().phase();
        for (const auto& party : record.content().parties())
            for (const auto& other : record.content().parties()) {
                if (party.number() >= other.number()) continue;
                const auto signs = knowledge::signs_between(known, {party.number()}, {other.number()});
                one.heat += signs.heat;
                one.warmth += signs.warmth;
            }
        out.push_back(one);
    });
    return out;
}

}  // namespace samenspel::insight
