#include "server/rules/glance.hpp"

#include <algorithm>
#include <set>

#include "server/rules/bargaining.hpp"

namespace samenspel::rules {
namespace {

constexpr std::int64_t quiet_ms = 480'000;

bool talks(const Table& table) {
    if (!table.started || table.ended) return false;
    const PhaseKind kind = table.phase_info().kind();
    return kind == EXPLORING || kind == TALKING;
}

Warning disputed(const Table& table) {
    Warning out;
    for (const auto& proposal : table.proposals) {
        if (proposal.state != PROPOSAL_OPEN || !proposal.disputed) continue;
        if (out.alert == ALERT_NONE || proposal.disputed_ms < out.since_ms) out = {OBJECTIONS, proposal.disputed_ms};
    }
    return out;
}

bool before_first_result(const Table& table) {
    return std::none_of(table.results.begin(), table.results.end(), [](const Result& result) { return result.round.round() != 0; });
}

// The parties that are asked: those that count for one of its issues.
std::uint32_t asked(const Table& table, const Draft& draft) {
    std::set<std::uint32_t> parties;
    for (const auto& choice : draft.choices())
        if (const IssueInfo* issue = table.book->issue(choice.issue()))
            for (const auto party : counted_parties(table, draft, *issue)) parties.insert(party);
    return static_cast<std::uint32_t>(parties.size());
}

void add_proposals(const Table& table, Glance& out) {
    for (std::uint32_t index = 0; index < table.proposals.size(); ++index) {
        const Proposal& proposal = table.proposals[index];
        if (proposal.state != PROPOSAL_OPEN && proposal.state != PROPOSAL_ACCEPTED) continue;
        GlanceProposal& shown = *out.add_proposals();
        shown.set_proposal(index + 1);
        shown.set_version(proposal.version());
        for (const auto& [party, position] : proposal.positions) *shown.add_positions() = position;
        shown.set_parties(asked(table, proposal.draft()));
        shown.set_accepted(proposal.state == PROPOSAL_ACCEPTED);
    }
}

std::uint32_t cards_shown_or_told(const Table& table) {
    auto cards = table.revealed;
    for (const auto& told : table.told) cards.emplace(told.told.from(), told.told.card());
    return static_cast<std::uint32_t>(cards.size());
}

// Each seat's newest answers to the questions about partners, in the form with such questions that was opened last.
std::optional<double> temperature(const Table& table) {
    double sum = 0;
    std::uint32_t answers = 0;
    for (auto form = table.forms.rbegin(); form != table.forms.rend() && answers == 0; ++form) {
        const FormInfo* info = table.book->form(form->id);
        if (!info) continue;
        std::set<std::string> questions;
        for (const auto& question : info->questions())
            if (question.kind() == PARTNER_SCALE_1_4) questions.insert(question.id());
        for (const auto& [seat, submitted] : form->submitted)
            for (const auto& answer : submitted.answers()) {
                if (!questions.contains(answer.question())) continue;
                sum += answer.scale();
                ++answers;
            }
    }
    return answers == 0 ? std::nullopt : std::optional(sum / answers);
}

void add_conversations(const Table& table, Glance& out) {
    if (table.book->content().domains().empty()) return;
    const auto add = [&](const std::string& domain) {
        GlanceConversation& shown = *out.add_conversations();
        shown.set_domain(domain);
        const auto talked = table.process.talked_ms.find(domain);
        shown.set_talked_ms(talked == table.process.talked_ms.end() ? 0 : talked->second);
        std::uint32_t tabled = 0, agreed = 0;
        for (const auto& proposal : table.proposals) {
            if (proposal.draft().domain() != domain) continue;
            ++tabled;
            agreed += proposal.state == AGREED;
        }
        shown.set_proposals(tabled);
        shown.set_agreements(agreed);
    };
    for (const auto& domain : table.book->content().domains()) add(domain.id());
    add({});
    out.set_conversation(table.process.talk_since_ms ? table.process.talk_of : table.process.conversation);
    if (table.process.talk_since_ms) out.set_talk_since_ms(*table.process.talk_since_ms);
}

}  // namespace

Warning warning(const Table& table, std::int64_t now_ms) {
    if (!talks(table) || table.lids_down) return {};
    if (const Warning objections = disputed(table); objections.alert != ALERT_NONE) return objections;
    const std::int64_t quiet_from_ms = std::max(table.phase_began_ms, table.signs.stirred_ms) + quiet_ms;
    if (!table.paused && now_ms >= quiet_from_ms) return {QUIET, quiet_from_ms};
    const Signs& signs = table.signs;
    if (signs.form_first && !signs.form_first_answered && no_interest_yet(table) && before_first_result(table))
        return {FORM_FIRST, signs.form_first_ms};
    return {};
}

Glance glance(const Table& table, std::int64_t now_ms) {
    Glance out;
    out.set_table(table.opened.table());
    out.set_phase(table.phase);
    out.set_now_ms(now_ms);
    out.set_ends_at_ms(table.phase_ends_ms);
    out.set_started(table.started);
    out.set_paused(table.paused);
    out.set_ended(table.ended);
    out.set_lids_down(table.lids_down);
    out.set_pen(table.pen.value);
    add_proposals(table, out);
    out.set_agreements(static_cast<std::uint32_t>(agreements_in_force(table).size()));
    out.set_reveals(cards_shown_or_told(table));
    if (const auto warmth = temperature(table)) out.set_temperature(*warmth);
    const Warning found = warning(table, now_ms);
    out.set_alert(found.alert);
    if (found.alert != ALERT_NONE) out.set_alert_since_ms(found.since_ms);
    add_conversations(table, out);
    for (const auto& seat : table.seats) *out.add_seats() = seat;
    out.set_running(table.started && !table.paused && !table.ended);
    return out;
}

std::uint32_t cards_revealed(const Table& table) { return static_cast<std::uint32_t>(table.revealed.size()); }

}  // namespace samenspel::rules
