#include "server/rules/signs.hpp"

#include <algorithm>

#include "server/rules/table.hpp"

namespace samenspel::rules {
namespace {

constexpr std::uint32_t forms_that_count = 3;
constexpr std::ptrdiff_t objections_that_count = 2;

void note_forms(Table& table, std::int64_t at_ms) {
    Signs& signs = table.signs;
    if (signs.form_first || !no_interest_yet(table)) return;
    if (table.proposals.empty() && signs.forms_seen < forms_that_count) return;
    signs.form_first = true;
    signs.form_first_ms = at_ms;
}

}  // namespace

void note_proposal(Table& table, std::int64_t at_ms) {
    table.signs.stirred_ms = at_ms;
    note_forms(table, at_ms);
}

void note_interest(Table& table, std::int64_t at_ms) { table.signs.stirred_ms = at_ms; }

void note_speech(Table& table, SpeechAct act, std::int64_t at_ms) {
    table.signs.interest_seen = table.signs.interest_seen || act == INTEREST;
    table.signs.forms_seen += act == POSITION || act == PROPOSING;
    note_forms(table, at_ms);
}

void note_lids_up(Table& table, std::int64_t at_ms) { table.signs.stirred_ms = at_ms; }

void note_prompt(Table& table, Prompt prompt, std::int64_t at_ms) {
    table.signs.stirred_ms = at_ms;
    const bool helps = prompt == CALL_MEDIATOR || prompt == HAVE_A_BREAK;  // an answer to whatever was wrong
    if (prompt == WHAT_FOR_YES || helps)
        for (auto& proposal : table.proposals) proposal.disputed = false;
    if ((prompt == WHOM_IT_CONCERNS || helps) && table.signs.form_first) table.signs.form_first_answered = true;
}

void note_position(Proposal& proposal, bool objects, std::int64_t at_ms) {
    const auto objections = std::count_if(proposal.positions.begin(), proposal.positions.end(),
                                          [](const auto& position) { return position.second.stance() == OBJECT; });
    if (objections < objections_that_count) {
        proposal.disputed = false;
    } else if (objects && !proposal.disputed) {
        proposal.disputed = true;
        proposal.disputed_ms = at_ms;
    }
}

bool no_interest_yet(const Table& table) { return table.revealed.empty() && table.told.empty() && !table.signs.interest_seen; }

}  // namespace samenspel::rules
