#include "server/insight/satisfaction.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace samenspel::insight {
namespace {

struct Mean {
    double sum = 0, weight = 0;
    void add(double value, double by) { sum += value * by; weight += by; }
    Observed<double> value() const { return weight > 0 ? Observed<double>(sum / weight) : std::nullopt; }
};

const std::array<const char*, 3> layer_words{"individual", "organisation", "collective"};
const std::array<const char*, 3> motive_words{"instrumental", "affective", "moral"};

// The role that was dealt first: guesses are about whom people sat down with.
const RoleDealt* first_role(const Record& record, rules::PartyId party) {
    const RoleDealt* out = nullptr;
    for (const auto& event : record.events()) {
        if (!event.has_role_dealt() || record.party_of({event.role_dealt().seat()}) != party) continue;
        const bool signs = std::any_of(record.content().seats().begin(), record.content().seats().end(), [&](const SeatInfo& seat) {
            return seat.number() == event.role_dealt().seat() && seat.signatory();
        });
        if (signs) return &event.role_dealt();
        if (!out) out = &event.role_dealt();
    }
    return out;
}

std::string truth_of(const Record& record, Truth truth, rules::PartyId party) {
    const RoleDealt* role = first_role(record, party);
    if (!role || role->cards().empty()) return {};
    const Card* most = nullptr;
    for (const auto& card : role->cards())
        if (!most || card.weight() > most->weight()) most = &card;
    if (truth == SUSPICION_HELD) return most->suspicion();
    const std::uint32_t kind = truth == MOTIVE_HELD ? most->motive() : most->layer();
    if (kind < 1 || kind > 3) return {};
    return truth == MOTIVE_HELD ? motive_words[kind - 1] : layer_words[kind - 1];
}

// By seat: a table that stepped back and played on is scored again, and the last count is how it ended.
std::map<std::uint32_t, const InterestsScored*> last_scores(const Record& record) {
    std::map<std::uint32_t, const InterestsScored*> out;
    for (const auto& event : record.events())
        if (event.has_interests_scored()) out[event.interests_scored().seat()] = &event.interests_scored();
    return out;
}

}  // namespace

std::vector<Satisfaction> satisfaction(const Record& record) {
    std::vector<Satisfaction> out;
    for (const auto& [number, last] : last_scores(record)) {
        const InterestsScored& scored = *last;
        Satisfaction one;
        one.seat = {scored.seat()};
        one.total = scored.total();
        one.bottom_line_held = scored.bottom_line_held();
        if (scored.has_points()) one.points = scored.points();
        if (scored.has_no_deal()) one.no_deal = scored.no_deal();
        out.push_back(one);
    }
    return out;
}

ByKind satisfaction_by_kind(const Record& record) {
    std::array<Mean, 3> layer, motive;
    for (const auto& [seat, scored] : last_scores(record)) {
        for (const auto& score : scored->cards()) {
            const Card* card = record.card({seat}, score.card());
            if (!card) continue;
            if (card->layer() >= 1 && card->layer() <= 3) layer[card->layer() - 1].add(score.served(), card->weight());
            if (card->motive() >= 1 && card->motive() <= 3) motive[card->motive() - 1].add(score.served(), card->weight());
        }
    }
    ByKind out;
    for (std::size_t i = 0; i < 3; ++i) {
        out.layer[i] = layer[i].value();
        out.motive[i] = motive[i].value();
    }
    return out;
}

std::vector<Guessed> guesses(const Record& record) {
    std::vector<Guessed> out;
    for (const auto& form : record.content().forms())
        for (const auto& question : form.questions()) {
            if (question.truth() == NO_TRUTH || question.truth() == STRATEGY_HELD) continue;
            std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> last;  // by seat and partner
            for (const auto& event : record.events()) {
                if (!event.has_form_submitted() || event.form_submitted().form() != form.id()) continue;
                for (const auto& answer : event.form_submitted().answers())
                    if (answer.question() == question.id() && !answer.option().empty()) last[{event.form_submitted().seat(), answer.partner()}] = answer.option();
            }
            for (const auto& [who, guess] : last) {
                const std::string truth = truth_of(record, question.truth(), {who.second});
                if (!truth.empty()) out.push_back({{who.first}, {who.second}, question.id(), guess, truth});
            }
        }
    return out;
}

}  // namespace samenspel::insight
