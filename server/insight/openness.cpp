#include "server/insight/openness.hpp"

#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace samenspel::insight {
namespace {

class Reading {
public:
    explicit Reading(const Record& record) : record_(record) {}

    void take(const Event& event) {
        at_ms_ = event.at_ms();
        if (event.has_role_dealt()) cards_ += static_cast<std::size_t>(event.role_dealt().cards_size());
        if (event.has_card_revealed()) reveal(event.card_revealed());
        if (event.has_interest_told()) tell(event.interest_told());
        if (event.has_interest_heard()) hear(event.interest_heard());
        if (event.has_interest_asked()) ask(event.interest_asked().from(), event.interest_asked().to(), event.interest_asked().ask(), {});
        if (event.has_meaning_asked()) ask(event.meaning_asked().from(), event.meaning_asked().to(), event.meaning_asked().ask(), event.meaning_asked().word());
        if (event.has_ask_declined()) settle(event.ask_declined().from(), event.ask_declined().to(), event.ask_declined().ask(), Asked::Answer::declined);
        if (event.has_meaning_explained())
            settle(event.meaning_explained().from(), event.meaning_explained().to(), event.meaning_explained().ask(), Asked::Answer::answered);
    }

    Openness done() {
        if (cards_ > 0) out_.share_known = static_cast<double>(known_.size()) / static_cast<double>(cards_);
        return std::move(out_);
    }

private:
    void show(std::uint32_t from, std::uint32_t to, const std::string& card, bool aloud) {
        out_.shown.push_back({at_ms_, {from}, {to}, card, aloud});
        if (record_.party_of({from}) != record_.party_of({to})) known_.insert({from, card});
    }
    void reveal(const CardRevealed& revealed) {
        for (const auto to : revealed.to()) {
            show(revealed.from(), to, revealed.card().card(), false);
            answer_interest(to, revealed.from());
        }
    }
    void tell(const InterestTold& told) {
        told_.push_back(told);
        answer_interest(told.to(), told.from());  // whether or not it was confirmed, as at the table
    }
    void hear(const InterestHeard& heard) {
        for (const auto& told : told_)
            if (told.told() == heard.told() && told.from() == heard.from() && told.to() == heard.to()) show(told.from(), told.to(), told.card(), true);
    }
    void ask(std::uint32_t from, std::uint32_t to, std::uint32_t number, const std::string& word) {
        Asked asked;
        asked.at_ms = at_ms_;
        asked.from = {from};
        asked.to = {to};
        asked.word = word;
        out_.asked.push_back(asked);
        numbers_.push_back(number);
    }
    void close(std::size_t index, Asked::Answer answer) {
        Asked& asked = out_.asked[index];
        if (asked.answer != Asked::Answer::open) return;
        asked.answer = answer;
        asked.waited_ms = at_ms_ - asked.at_ms;
    }
    void settle(std::uint32_t from, std::uint32_t to, std::uint32_t number, Asked::Answer answer) {
        for (std::size_t i = 0; i < numbers_.size(); ++i)
            if (numbers_[i] == number && out_.asked[i].from.value == from && out_.asked[i].to.value == to) close(i, answer);
    }
    void answer_interest(std::uint32_t asker, std::uint32_t teller) {
        for (std::size_t i = 0; i < numbers_.size(); ++i)
            if (out_.asked[i].word.empty() && out_.asked[i].from.value == asker && out_.asked[i].to.value == teller) close(i, Asked::Answer::answered);
    }

    const Record& record_;
    Openness out_;
    std::int64_t at_ms_ = 0;
    std::size_t cards_ = 0;
    std::vector<std::uint32_t> numbers_;  // InterestAsked.ask or MeaningAsked.ask, beside out_.asked
    std::vector<InterestTold> told_;
    std::set<std::pair<std::uint32_t, std::string>> known_;
};

}  // namespace

std::vector<Hearing> hearings(const Record& record) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, Hearing> pairs;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> waited_ms;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::int64_t> unconfirmed;   // from, to, number; with when it was told
    for (const auto& event : record.events()) {
        if (event.has_interest_told()) {
            const InterestTold& told = event.interest_told();
            Hearing& pair = pairs[{told.from(), told.to()}];
            pair.from = {told.from()};
            pair.to = {told.to()};
            ++pair.told;
            unconfirmed[{told.from(), told.to(), told.told()}] = event.at_ms();
        }
        if (!event.has_interest_heard()) continue;
        const InterestHeard& heard = event.interest_heard();
        const auto found = unconfirmed.find({heard.from(), heard.to(), heard.told()});
        if (found == unconfirmed.end()) continue;
        ++pairs[{heard.from(), heard.to()}].heard;
        waited_ms[{heard.from(), heard.to()}] += event.at_ms() - found->second;
        unconfirmed.erase(found);
    }
    std::vector<Hearing> out;
    for (auto& [seats, one] : pairs) {
        if (one.heard > 0) one.waited_ms = waited_ms[seats] / one.heard;
        out.push_back(one);
    }
    return out;
}

Openness openness(const Record& record) {
    Reading reading(record);
    for (const auto& event : record.events()) reading.take(event);
    return reading.done();
}

}  // namespace samenspel::insight
