// Proposals, positions, signatures, agreements.
#include <algorithm>
#include <set>

#include "server/rules/bargaining.hpp"
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_free_text = 400, most_reason = 200, most_open_proposals = 12;
constexpr std::uint32_t most_breach_points = 3;

bool bound(const Draft& draft, std::uint32_t party) {
    return std::find(draft.parties().begin(), draft.parties().end(), party) != draft.parties().end();
}

const Proposal* known_proposal(Deciding& deciding, std::uint32_t number) {
    if (number >= 1 && number <= deciding.table.proposals.size()) return &deciding.table.proposals[number - 1];
    deciding.refuse(NO_SUCH_PROPOSAL);
    return nullptr;
}

bool has_pen(Deciding& deciding) {
    return deciding.me() == deciding.table.pen || deciding.refuse(PEN_IS_ELSEWHERE, {std::to_string(deciding.table.pen.value)});
}

bool is_signatory(Deciding& deciding) {
    return deciding.book().seat(deciding.me()).signatory() || deciding.refuse(NOT_SIGNATORY);
}

bool check_choices(Deciding& deciding, const Draft& draft) {
    if (draft.choices().empty()) return deciding.refuse(EMPTY_DRAFT);
    std::set<std::string> issues;
    for (const auto& choice : draft.choices()) {
        const bool known = deciding.book().option(choice.issue(), choice.option()) != nullptr;
        if (!known || settled_by_absence(deciding.table, *deciding.book().issue(choice.issue())) || !issues.insert(choice.issue()).second)
            return deciding.refuse(UNKNOWN_CHOICE, {choice.issue().substr(0, 32)});
    }
    return true;
}

// An agreement belongs to one conversation: that of its choices, else the one that was named, else the one that goes on.
bool settle_domain(Deciding& deciding, Draft& draft) {
    if (!draft.domain().empty() && !deciding.book().domain(draft.domain())) return deciding.refuse(NO_SUCH_DOMAIN);
    std::set<std::string> domains;
    for (const auto& choice : draft.choices())
        if (const IssueInfo* issue = deciding.book().issue(choice.issue()); !issue->domain().empty()) domains.insert(issue->domain());
    const bool other = !draft.domain().empty() && !domains.empty() && !domains.contains(draft.domain());
    if (domains.size() > 1 || other) return deciding.refuse(MIXED_DOMAINS);
    const std::string domain = !domains.empty() ? *domains.begin() : !draft.domain().empty() ? draft.domain() : deciding.table.process.conversation;
    if (domain.empty()) draft.clear_domain();
    else draft.set_domain(domain);
    return true;
}

bool check_terms(Deciding& deciding, const Draft& draft) {
    const bool phase_ok = draft.valid_until_phase() == 0 ||
                          (draft.valid_until_phase() > deciding.table.phase && draft.valid_until_phase() < deciding.book().phase_count());
    const bool monitor_ok = draft.monitor() == 0 || deciding.book().has(PartyId{draft.monitor()});
    const bool review_ok = draft.review_round() <= deciding.book().content().rounds();
    if (!phase_ok || !monitor_ok || !review_ok || draft.breach_points() > most_breach_points) return deciding.refuse(MALFORMED);
    return deciding.words(draft.text(), 0, most_free_text);
}

// The draft with its parties ascending and its choices in the order of the scenario's issues; refuses what is unsound.
bool settle(Deciding& deciding, Draft& draft) {
    if (!check_choices(deciding, draft) || !settle_domain(deciding, draft) || !check_terms(deciding, draft)) return false;
    std::set<std::uint32_t> parties(draft.parties().begin(), draft.parties().end());
    for (const auto party : parties)
        if (!deciding.book().has(PartyId{party})) return deciding.refuse(MALFORMED);
    if (parties.size() < 2) return deciding.refuse(TOO_FEW_PARTIES);
    draft.mutable_parties()->Assign(parties.begin(), parties.end());
    Draft ordered = draft;
    ordered.clear_choices();
    for (const auto& issue : deciding.book().content().issues())
        for (const auto& choice : draft.choices())
            if (choice.issue() == issue.id()) *ordered.add_choices() = choice;
    draft = std::move(ordered);
    return true;
}

void table_proposal(Deciding& deciding, const TableProposal& command) {
    if (!has_pen(deciding)) return;
    const auto open = std::count_if(deciding.table.proposals.begin(), deciding.table.proposals.end(), [](const Proposal& known) {
        return known.state == PROPOSAL_OPEN || known.state == PROPOSAL_ACCEPTED;
    });
    if (static_cast<std::size_t>(open) >= most_open_proposals) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    Draft draft = command.draft();
    if (!settle(deciding, draft)) return;
    ProposalTabled& tabled = *deciding.add().mutable_proposal_tabled();
    tabled.set_proposal(static_cast<std::uint32_t>(deciding.table.proposals.size()) + 1);
    tabled.set_seat(deciding.me().value);
    *tabled.mutable_draft() = std::move(draft);
}

std::set<std::string> changed_issues(const Draft& before, const Draft& after) {
    std::map<std::string, std::string> was, is;
    for (const auto& choice : before.choices()) was[choice.issue()] = choice.option();
    for (const auto& choice : after.choices()) is[choice.issue()] = choice.option();
    std::set<std::string> changed;
    for (const auto& [issue, option] : was)
        if (const auto found = is.find(issue); found == is.end() || found->second != option) changed.insert(issue);
    for (const auto& [issue, option] : is)
        if (!was.contains(issue)) changed.insert(issue);
    return changed;
}

void amend_proposal(Deciding& deciding, const AmendProposal& command) {
    const Proposal* proposal = known_proposal(deciding, command.proposal());
    if (!proposal || !has_pen(deciding)) return;
    if (proposal->state != PROPOSAL_OPEN && proposal->state != PROPOSAL_ACCEPTED) {
        deciding.refuse(NO_SUCH_PROPOSAL);
        return;
    }
    Draft draft = command.draft();
    if (!settle(deciding, draft)) return;
    if (draft.SerializeAsString() == proposal->draft().SerializeAsString()) {
        deciding.refuse(NO_DIFFERENCE);
        return;
    }
    ProposalAmended& amended = *deciding.add().mutable_proposal_amended();
    amended.set_proposal(command.proposal());
    amended.set_version(proposal->version() + 1);
    amended.set_seat(deciding.me().value);
    for (const auto& issue : changed_issues(proposal->draft(), draft)) amended.add_changed(issue);
    *amended.mutable_draft() = std::move(draft);
}

void withdraw(Deciding& deciding, const WithdrawProposal& command) {
    const Proposal* proposal = known_proposal(deciding, command.proposal());
    if (!proposal || !has_pen(deciding)) return;
    if (proposal->state != PROPOSAL_OPEN && proposal->state != PROPOSAL_ACCEPTED) {
        deciding.refuse(NO_SUCH_PROPOSAL);
        return;
    }
    deciding.add().mutable_proposal_withdrawn()->set_proposal(command.proposal());
}

// Those for whom the seat may judge: its own party, and any that it stands in for. Empty, with a refusal, when none.
std::vector<std::uint32_t> judging_for_me(Deciding& deciding, const Proposal& proposal) {
    std::vector<std::uint32_t> out;
    if (!is_signatory(deciding)) return out;
    const auto judges = judging_parties(deciding.table, proposal.draft());
    for (const auto party : parties_spoken_for(deciding.table, deciding.me()))
        if (std::find(judges.begin(), judges.end(), party) != judges.end()) out.push_back(party);
    if (out.empty()) deciding.refuse(NOT_A_PARTY);
    return out;
}

void take_position(Deciding& deciding, const TakePosition& command) {
    const Proposal* proposal = known_proposal(deciding, command.proposal());
    if (!proposal) return;
    const auto parties = judging_for_me(deciding, *proposal);
    if (parties.empty()) return;
    if (proposal->state != PROPOSAL_OPEN) {
        deciding.refuse(proposal->state == PROPOSAL_ACCEPTED ? ALREADY_DONE : NO_SUCH_PROPOSAL);
        return;
    }
    if (command.version() != proposal->version()) {
        deciding.refuse(OLD_VERSION, {std::to_string(proposal->version())});
        return;
    }
    if (command.stance() == STANCE_UNSET) {
        deciding.refuse(MALFORMED);
        return;
    }
    if (!deciding.words(command.reason(), 0, most_reason)) return;
    if (command.stance() == OBJECT && command.reason().empty()) {
        deciding.refuse(REASON_NEEDED);
        return;
    }
    auto positions = proposal->positions;
    for (const auto party : parties) {
        PositionTaken& taken = *deciding.add().mutable_position_taken();
        taken.set_proposal(command.proposal());
        taken.set_version(command.version());
        taken.set_party(party);
        taken.set_stance(command.stance());
        taken.set_reason(command.reason());
        positions[party] = taken;
    }
    if (accepted(deciding.table, proposal->draft(), positions))
        deciding.add().mutable_proposal_accepted()->set_proposal(command.proposal());
}

// An agreement whose every issue the new one decides too is replaced by it.
void end_replaced(Deciding& deciding, const Draft& draft) {
    std::set<std::string> issues;
    for (const auto& choice : draft.choices()) issues.insert(choice.issue());
    for (const auto number : agreements_in_force(deciding.table)) {
        const Draft& older = deciding.table.proposals[number - 1].draft();
        const bool covered = std::all_of(older.choices().begin(), older.choices().end(),
                                         [&](const Choice& choice) { return issues.contains(choice.issue()); });
        if (!covered) continue;
        AgreementEnded& ended = *deciding.add().mutable_agreement_ended();
        ended.set_proposal(number);
        ended.set_cause(REPLACED);
    }
}

void reach(Deciding& deciding, std::uint32_t number, const Draft& draft) {
    end_replaced(deciding, draft);
    AgreementReached& reached = *deciding.add().mutable_agreement_reached();
    reached.set_proposal(number);
    reached.set_round(deciding.table.round());
}

// With one signature for each of the parties that has to sign and has not.
void sign_for(Deciding& deciding, std::uint32_t number, const std::vector<std::uint32_t>& parties, bool by_trainer) {
    const Proposal* proposal = known_proposal(deciding, number);
    if (!proposal) return;
    if (proposal->state != PROPOSAL_ACCEPTED) {
        deciding.refuse(proposal->state == PROPOSAL_OPEN ? NOT_ACCEPTED_YET : NO_SUCH_PROPOSAL);
        return;
    }
    const auto needed = signing_parties(deciding.table, proposal->draft());
    std::set<std::uint32_t> signers(proposal->signers.begin(), proposal->signers.end());
    bool may_any = false;
    for (const auto party : parties) {
        const bool may = std::find(needed.begin(), needed.end(), party) != needed.end() || (by_trainer && bound(proposal->draft(), party));
        may_any = may_any || may;
        if (!may || !signers.insert(party).second) continue;
        ProposalSigned& event = *deciding.add().mutable_proposal_signed();
        event.set_proposal(number);
        event.set_party(party);
        event.set_by_trainer(by_trainer);
    }
    if (deciding.events().empty()) {
        deciding.refuse(may_any ? ALREADY_SIGNED : NOT_A_PARTY);
        return;
    }
    const bool complete = std::all_of(needed.begin(), needed.end(), [&](std::uint32_t other) { return signers.contains(other); });
    if (complete) reach(deciding, number, proposal->draft());
}

const Proposal* own_agreement(Deciding& deciding, std::uint32_t number) {
    const bool known = number >= 1 && number <= deciding.table.proposals.size() && deciding.table.proposals[number - 1].state == AGREED;
    if (!known) {
        deciding.refuse(NO_SUCH_AGREEMENT);
        return nullptr;
    }
    const Proposal& agreement = deciding.table.proposals[number - 1];
    const bool out = std::find(agreement.left.begin(), agreement.left.end(), deciding.my_party().value) != agreement.left.end();
    if (!bound(agreement.draft(), deciding.my_party().value) || out) {
        deciding.refuse(NOT_A_PARTY);
        return nullptr;
    }
    return &agreement;
}

void leave_agreement(Deciding& deciding, const LeaveAgreement& command) {
    const Proposal* agreement = own_agreement(deciding, command.proposal());
    if (!agreement || !is_signatory(deciding)) return;
    if (command.reason().empty()) {
        deciding.refuse(REASON_NEEDED);
        return;
    }
    if (!deciding.words(command.reason(), 1, most_reason)) return;
    AgreementLeft& left = *deciding.add().mutable_agreement_left();
    left.set_proposal(command.proposal());
    left.set_party(deciding.my_party().value);
    left.set_reason(command.reason());
    const auto remaining = static_cast<std::size_t>(agreement->draft().parties_size()) - agreement->left.size() - 1;
    if (remaining >= 2) return;
    AgreementEnded& ended = *deciding.add().mutable_agreement_ended();
    ended.set_proposal(command.proposal());
    ended.set_cause(TOO_FEW_LEFT);
}

void choose_compliance(Deciding& deciding, const ChooseCompliance& command) {
    const Proposal* agreement = own_agreement(deciding, command.proposal());
    if (!agreement) return;
    const auto& choices = agreement->draft().choices();
    const bool has_issue = std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.issue() == command.issue(); });
    if (!has_issue || !command.has_keeps()) {
        deciding.refuse(UNKNOWN_CHOICE, {command.issue().substr(0, 32)});
        return;
    }
    ComplianceChosen& chosen = *deciding.add(deciding.book().seats_of(deciding.my_party())).mutable_compliance_chosen();
    chosen.set_proposal(command.proposal());
    chosen.set_party(deciding.my_party().value);
    chosen.set_issue(command.issue());
    chosen.set_keeps(command.keeps());
}

}  // namespace

void wait_no_longer(Deciding& deciding, const Table& after) {
    if (after.phase_info().kind() != TALKING || !after.started) return;
    for (std::uint32_t number = 1; number <= after.proposals.size(); ++number) {
        const Proposal& proposal = after.proposals[number - 1];
        if (proposal.state == PROPOSAL_OPEN && accepted(after, proposal.draft(), proposal.positions))
            deciding.add().mutable_proposal_accepted()->set_proposal(number);
        if (proposal.state != PROPOSAL_ACCEPTED || proposal.signers.empty()) continue;
        const auto needed = signing_parties(after, proposal.draft());
        if (std::includes(proposal.signers.begin(), proposal.signers.end(), needed.begin(), needed.end())) reach(deciding, number, proposal.draft());
    }
}

void decide_bargaining(Deciding& deciding, const Command& command) {
    if (!deciding.in_phase({TALKING})) return;
    switch (command.body_case()) {
        case Command::kTableProposal: return table_proposal(deciding, command.table_proposal());
        case Command::kAmendProposal: return amend_proposal(deciding, command.amend_proposal());
        case Command::kWithdrawProposal: return withdraw(deciding, command.withdraw_proposal());
        case Command::kTakePosition: return take_position(deciding, command.take_position());
        case Command::kSignProposal:
            if (is_signatory(deciding)) sign_for(deciding, command.sign_proposal().proposal(), parties_spoken_for(deciding.table, deciding.me()), false);
            return;
        case Command::kSignOnBehalf:
            return sign_for(deciding, command.sign_on_behalf().proposal(), {command.sign_on_behalf().party()}, true);
        case Command::kLeaveAgreement: return leave_agreement(deciding, command.leave_agreement());
        default: return choose_compliance(deciding, command.choose_compliance());
    }
}

}  // namespace samenspel::rules
