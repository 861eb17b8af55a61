// A mini table with everybody seated, brought to a phase; and short ways to say commands.
#pragma once

#include <catch2/catch.hpp>

#include "server/rules/bargaining.hpp"
#include "server/rules/view.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"

namespace samenspel::testing {

inline constexpr std::uint32_t north = 1, south = 2, mayor = 3, clerk = 4;
inline constexpr std::uint32_t exploring = 2, talk_1 = 3, result_1 = 4, talk_2 = 5, case_2 = 6, result_2 = 7, debriefing = 8;

inline std::shared_ptr<const rules::Rulebook> mini_book() {
    std::string error;
    static const auto made = rules::Rulebook::make(mini_scenario(), 45, &error);
    return made;
}

inline Command command(const std::function<void(Command&)>& fill) {
    Command out;
    fill(out);
    return out;
}

class MiniTable : public TableRun {
public:
    explicit MiniTable(std::uint32_t phase, Talk talk = SPOKEN, const rules::TableOptions& options = {}, const std::shared_ptr<const rules::Rulebook>& book = mini_book())
        : TableRun(book, talk, 7, options) {
        seat_everybody();
        while (table.phase < phase) REQUIRE_FALSE(give_as_trainer(command([](Command& c) { c.mutable_next_phase(); })));
    }

    std::optional<rules::Rejection> seat(std::uint32_t number, const std::function<void(Command&)>& fill) { return give_as(number, command(fill)); }
    std::optional<rules::Rejection> trainer(const std::function<void(Command&)>& fill) { return give_as_trainer(command(fill)); }

    std::optional<rules::Rejection> propose(const std::vector<std::pair<std::string, std::string>>& choices,
                                            const std::vector<std::uint32_t>& parties = {1, 2, 3}) {
        return seat(table.pen.value, [&](Command& c) { *c.mutable_table_proposal()->mutable_draft() = draft(choices, parties); });
    }
    static Draft draft(const std::vector<std::pair<std::string, std::string>>& choices, const std::vector<std::uint32_t>& parties = {1, 2, 3}) {
        Draft out;
        for (const auto& [issue, option] : choices) {
            out.add_choices()->set_issue(issue);
            out.mutable_choices()->rbegin()->set_option(option);
        }
        for (const auto party : parties) out.add_parties(party);
        return out;
    }
    std::optional<rules::Rejection> judge(std::uint32_t number, std::uint32_t proposal, Stance stance, const std::string& reason = {}) {
        return seat(number, [&](Command& c) {
            c.mutable_take_position()->set_proposal(proposal);
            c.mutable_take_position()->set_version(table.proposals.at(proposal - 1).version());
            c.mutable_take_position()->set_stance(stance);
            c.mutable_take_position()->set_reason(reason);
        });
    }
    std::optional<rules::Rejection> sign(std::uint32_t number, std::uint32_t proposal) {
        return seat(number, [&](Command& c) { c.mutable_sign_proposal()->set_proposal(proposal); });
    }
    // The three parties support and sign: an agreement.
    void agree(const std::vector<std::pair<std::string, std::string>>& choices) {
        REQUIRE_FALSE(propose(choices));
        const auto number = static_cast<std::uint32_t>(table.proposals.size());
        const auto judging = rules::judging_parties(table, table.proposals[number - 1].draft());
        for (const auto who : {north, south, mayor})  // each is its party's signatory, and has its number
            if (table.proposals[number - 1].state == PROPOSAL_OPEN && std::find(judging.begin(), judging.end(), who) != judging.end()) REQUIRE_FALSE(judge(who, number, SUPPORT));
        for (const auto who : {north, south, mayor}) REQUIRE_FALSE(sign(who, number));
        REQUIRE(table.proposals[number - 1].state == AGREED);
    }
    int count(Event::BodyCase body) const {
        int found = 0;
        for (const auto& event : journal) found += event.body_case() == body;
        return found;
    }
};

inline Reason reason(const std::optional<rules::Rejection>& rejection) { return rejection ? rejection->reason : REASON_UNSET; }

}  // namespace samenspel::testing
