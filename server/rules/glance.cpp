#include "server/rules/glance.hpp"

#include <algorithm>

namespace samenspel::rules {

Glance glance(const Table& table, std::int64_t now_ms) {
    Glance out;
    out.set_table(table.opened.table());
    out.set_phase(table.phase);
    out.set_now_ms(now_ms);
    out.set_ends_at_ms(table.phase_ends_ms);
    out.set_started(table.started);
    out.set_paused(table.paused);
    out.set_ended(table.ended);
    out.set_pen(table.pen.value);
    std::uint32_t number = 0;
    for (const auto& proposal : table.proposals) {
        ++number;
        if (proposal.state != PROPOSAL_OPEN && proposal.state != PROPOSAL_ACCEPTED) continue;
        GlanceProposal& shown = *out.add_proposals();
        shown.set_proposal(number);
        shown.set_version(proposal.version());
        for (const auto& [party, position] : proposal.positions) *shown.add_positions() = position;
        shown.set_accepted(proposal.state == PROPOSAL_ACCEPTED);
    }
    const auto agreed = [](const Proposal& proposal) { return proposal.state == AGREED; };
    out.set_agreements(static_cast<std::uint32_t>(std::count_if(table.proposals.begin(), table.proposals.end(), agreed)));
    const auto revealed = [](const StoryLine& line) { return line.kind == Event::kCardRevealed; };
    const auto reveals = std::count_if(table.story.begin(), table.story.end(), revealed);
    out.set_reveals(static_cast<std::uint32_t>(reveals) + static_cast<std::uint32_t>(table.told.size()));
    for (const auto& seat : table.seats) *out.add_seats() = seat;
    out.set_running(table.started && !table.paused && !table.ended);
    return out;
}

}  // namespace samenspel::rules
