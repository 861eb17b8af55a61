#include "server/insight/speech.hpp"

#include <cmath>
#include <map>

namespace samenspel::insight {

Observed<Level> level_of(SpeechAct act) {
    switch (act) {
        case POSITION: case QUESTION: case SUMMARY: case PROPOSING: return Level::content;
        case BLAME: case CONCERN: return Level::emotion;
        case INTEREST: case WISH: return Level::intention;
        case SPEECH_UNSET: break;
    }
    return std::nullopt;
}

std::vector<Spoken> spoken(const Record& record) {
    std::vector<Spoken> out;
    const auto add = [&](const Event& event, std::uint32_t seat, SpeechAct act, bool observed) {
        if (act != SPEECH_UNSET) out.push_back({event.at_ms(), {seat}, act, observed});
    };
    for (const auto& event : record.events()) {
        if (event.has_said_in_plenary()) add(event, event.said_in_plenary().seat(), event.said_in_plenary().act(), false);
        if (event.has_said_in_group()) add(event, event.said_in_group().seat(), event.said_in_group().act(), false);
        if (event.has_speech_observed()) add(event, event.speech_observed().seat(), event.speech_observed().act(), true);
    }
    return out;
}

Observed<std::vector<TalkShare>> talk_shares(const Record& record) {
    std::map<std::uint32_t, TalkShare> seats;
    std::uint32_t all = 0;
    const auto add = [&](std::uint32_t seat, std::size_t bytes) {
        ++seats[seat].times;
        seats[seat].bytes += bytes;
        ++all;
    };
    for (const auto& event : record.events()) {
        if (event.has_seat_changed() && event.seat_changed().holder() != EMPTY) seats[event.seat_changed().seat()];
        if (event.has_said_in_plenary()) add(event.said_in_plenary().seat(), event.said_in_plenary().text().size());
        if (event.has_said_in_group()) add(event.said_in_group().seat(), event.said_in_group().text().size());
        if (event.has_speech_observed()) add(event.speech_observed().seat(), 0);
    }
    if (all == 0) return std::nullopt;
    std::vector<TalkShare> out;
    for (auto& [seat, share] : seats) {
        share.seat = {seat};
        share.share = static_cast<double>(share.times) / all;
        out.push_back(share);
    }
    return out;
}

Observed<double> talk_inequality(const Record& record) {
    const auto shares = talk_shares(record);
    if (!shares) return std::nullopt;
    double differences = 0;
    for (const auto& one : *shares)
        for (const auto& other : *shares) differences += std::abs(one.share - other.share);
    // Sum of |x_i - x_j| over 2 n^2 times the mean share, which is 1 / n.
    return differences / (2.0 * static_cast<double>(shares->size()));
}

}  // namespace samenspel::insight
