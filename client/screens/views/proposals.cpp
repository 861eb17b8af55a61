// What lies on the table: each proposal with its choices, who stands where, and what I can do about it.
#include "client/knowledge/instruments.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/bids.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Objection { std::uint32_t proposal = 0; std::string reason; };
struct Leaving { std::uint32_t proposal = 0; std::string reason; };

bool talking(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase && phase->kind() == TALKING && !view.knowledge().paused();
}

bool signatory(const View& view) {
    const SeatInfo* seat = knowledge::seat_info(view.knowledge(), {view.session.seat()});
    return seat && seat->signatory();
}

// Whether I stand in for an absent party that is bound and of which this holds.
template <typename Test>
bool for_absent(const View& view, const ProposalKnowledge& proposal, Test holds) {
    const auto& parties = knowledge::current_draft(proposal).parties();
    for (const auto& seat : view.knowledge().seats()) {
        if (seat.deputy() == 0 || seat.deputy() != view.session.seat()) continue;
        const std::uint32_t party = knowledge::party_of(view.knowledge(), {seat.seat()}).value;
        if (std::find(parties.begin(), parties.end(), party) != parties.end() && holds(party)) return true;
    }
    return false;
}

bool has_signed(const ProposalKnowledge& proposal, std::uint32_t party) { return std::find(proposal.signed_().begin(), proposal.signed_().end(), party) != proposal.signed_().end(); }

struct StateWords { const char* key; Tone tone; const char* icon; };
StateWords state_words(ProposalState state) {
    switch (state) {
        case PROPOSAL_ACCEPTED: return {"proposal.state.accepted", Tone::good, icon::edit};
        case AGREED: return {"proposal.state.agreed", Tone::good, icon::handshake};
        case PROPOSAL_WITHDRAWN: return {"proposal.state.withdrawn", Tone::neutral, icon::undo};
        case PROPOSAL_LAPSED: return {"proposal.state.lapsed", Tone::neutral, icon::schedule};
        case AGREEMENT_ENDED: return {"proposal.state.ended", Tone::neutral, icon::stop};
        default: return {"proposal.state.open", Tone::warning, icon::vote};
    }
}

void draw_choices(const View& view, FlowCard& flow, const ProposalKnowledge& proposal) {
    const Draft& draft = knowledge::current_draft(proposal);
    const int columns = flow.width() > view.px(380) ? 2 : 1;
    for (int first = 0; first < draft.choices_size(); first += columns) {
        const auto cells = flow.row(66).columns(columns, view.px(8));
        for (int index = first; index < std::min(first + columns, draft.choices_size()); ++index) {
            const Choice& choice = draft.choices(index);
            const bool changed = std::find(proposal.changed().begin(), proposal.changed().end(), choice.issue()) != proposal.changed().end();
            const Rect cell = cells[static_cast<std::size_t>(index - first)];
            fill(view.kit, cell, changed ? view.kit.theme().warning_soft : view.kit.theme().inset, 8);
            Rect inside = cell.inset(view.px(10), view.px(4));
            const IssueInfo* issue = knowledge::issue_info(view.knowledge(), choice.issue());
            icon_at(view.kit, {inside.x0 + view.px(9), inside.center().y}, icon_named(issue ? issue->icon() : ""), changed ? view.kit.theme().warning : view.kit.theme().primary);
            inside.cut_left(view.px(28));
            const std::string title = issue_title(view.knowledge(), choice.issue()) + (changed ? " · " + std::string(tr("proposal.changed")) : std::string());
            label(view.kit, inside.cut_top(view.px(18)), title, {.font = Font::caption, .color = view.kit.theme().ink_second, .may_shorten = true});
            paragraph(view.kit, inside, option_label(view.knowledge(), choice.issue(), choice.option()), {.font = Font::small_bold, .max_lines = 2, .may_shorten = true});
        }
    }
}

std::string terms(const View& view, const Draft& draft) {
    std::string out;
    const auto add = [&](const std::string& words) { out += (out.empty() ? "" : " · ") + words; };
    if (keeps_conversations(view)) add(conversation_title(view, draft.domain()));
    if (draft.pilot()) add(std::string(tr("proposal.pilot")));
    if (draft.monitor() != 0) add(tr("proposal.monitor", {party_name(view.knowledge(), draft.monitor())}));
    if (draft.breach_points() != 0) add(tr("proposal.breach", {std::to_string(draft.breach_points())}));
    if (draft.review_round() != 0) add(tr("proposal.review", {std::to_string(draft.review_round())}));
    if (draft.valid_until_phase() != 0 && static_cast<int>(draft.valid_until_phase()) < view.content().phases_size())
        add(tr("proposal.valid", {say(view.content().phases(static_cast<int>(draft.valid_until_phase())).title())}));
    return out;
}

// Loaded words that it leans on, where they are not signed by all yet.
void draw_leaning(const View& view, FlowCard& flow, const ProposalKnowledge& proposal) {
    const bool counts = proposal.state() == PROPOSAL_OPEN || proposal.state() == PROPOSAL_ACCEPTED || proposal.state() == AGREED;
    if (!counts || !knowledge::instrument_on(view.knowledge(), GLOSSARY)) return;
    std::string open;
    for (const auto& word : view.content().words()) {
        bool leans = false;
        for (const auto& choice : knowledge::current_draft(proposal).choices())
            if (const IssueInfo* issue = knowledge::issue_info(view.knowledge(), choice.issue())) leans = leans || std::find(issue->words().begin(), issue->words().end(), word.id()) != issue->words().end();
        if (leans && !knowledge::unsigned_for(view.knowledge(), proposal, word.id()).empty()) open += (open.empty() ? "“" : ", “") + say(word.word()) + "”";
    }
    if (!open.empty()) flow.text(tr("words.leans", {open}), {.font = Font::small, .color = view.kit.theme().warning});
}

void draw_vote(const View& view, const Rect& row, const ProposalKnowledge& proposal, const std::string& id) {
    const PositionTaken* mine = knowledge::position_of(proposal, {view.session.party()});
    int selected = -1;
    if (mine) selected = mine->stance() == SUPPORT ? 0 : mine->stance() == CONSENTS ? 1 : mine->stance() == OBJECT ? 2 : 3;
    const int pressed = segmented(view.kit, id + ".vote", row,
                                  {{"support", icon::check, tr("stance.support"), Tone::good}, {"consent", icon::hand, tr("stance.consent"), Tone::good},
                                   {"object", icon::close, tr("stance.object"), Tone::bad}, {"abstain", icon::minus, tr("stance.abstain")}},
                                  selected, talking(view));
    if (pressed < 0) return;
    // Once more the same is said for whom I stand in for since.
    if (pressed == selected && !for_absent(view, proposal, [&](std::uint32_t party) { return !knowledge::position_of(proposal, {party}); })) return;
    if (pressed == 2) {
        view.kit.state<Objection>("objection") = {proposal.proposal(), {}};
        return;
    }
    TakePosition& position = *view.wants.give().mutable_take_position();
    position.set_proposal(proposal.proposal());
    position.set_version(static_cast<std::uint32_t>(proposal.versions_size()));
    position.set_stance(pressed == 0 ? SUPPORT : pressed == 1 ? CONSENTS : ABSTAIN);
}

// Two answers of which neither shows as chosen before it is held: a neighbour reads nothing from the screen. True when one
// was pressed; `keeps` is what was pressed then.
bool choose_covered(const View& view, FlowCard& flow, const std::string& id, const std::string& issue, bool open, bool& keeps) {
    flow.text(issue, {.font = Font::small_bold}, 2);
    const int pressed = segmented(view.kit, id, flow.row(control_height, 6), {{"yes", icon::check, tr("proposal.keeps")}, {"no", icon::close, tr("proposal.breaks")}},
                                  !open ? -1 : keeps ? 0 : 1, talking(view));
    if (pressed >= 0) keeps = pressed == 0;
    return pressed >= 0;
}

// Keeping or breaking, issue by issue: nobody else sees it.
void draw_compliance(const View& view, FlowCard& flow, const ProposalKnowledge& proposal, const std::string& id) {
    const bool covered = view.covers_own();
    const bool open = covered && hold_private(view, id + ".private", flow.row(control_height), tr("cover.choice"));
    bool& told = view.kit.state<bool>(id + ".keep#told");
    for (const auto& choice : knowledge::current_draft(proposal).choices()) {
        bool keeps = true;
        for (const auto& chosen : proposal.compliance())
            if (chosen.party() == view.session.party() && chosen.issue() == choice.issue()) keeps = chosen.keeps();
        const std::string title = issue_title(view.knowledge(), choice.issue()), one = id + ".keep." + choice.issue();
        const bool before = keeps;
        const bool pressed = covered ? choose_covered(view, flow, one, title, open, keeps) : toggle(view.kit, one, flow.row(34, 2), tr("proposal.keep", {title}), keeps, talking(view));
        told = told || pressed;
        if (keeps == before) continue;
        ChooseCompliance& command = *view.wants.give().mutable_choose_compliance();
        command.set_proposal(proposal.proposal());
        command.set_issue(choice.issue());
        command.set_keeps(keeps);
    }
    // The same words after either answer.
    if (covered && told) flow.text(tr("cover.chosen"), {.font = Font::small, .color = view.kit.theme().ink_second});
    if (button(view.kit, id + ".leave", flow.row(control_height), tr("proposal.leave"), {.kind = ButtonKind::ghost, .icon = icon::leave, .enabled = talking(view) && signatory(view)}))
        view.kit.state<Leaving>("leaving") = {proposal.proposal(), {}};
}

void draw_actions(const View& view, FlowCard& flow, const ProposalKnowledge& proposal, const std::string& id) {
    const bool open = proposal.state() == PROPOSAL_OPEN, accepted = proposal.state() == PROPOSAL_ACCEPTED;
    const auto& parties = knowledge::current_draft(proposal).parties();
    const bool bound = std::find(parties.begin(), parties.end(), view.session.party()) != parties.end();
    if (open && view.session.seat() != 0 && signatory(view)) draw_vote(view, flow.row(38), proposal, id);
    const bool to_sign = !has_signed(proposal, view.session.party()) || for_absent(view, proposal, [&](std::uint32_t party) { return !has_signed(proposal, party); });
    if (accepted && view.session.seat() != 0 && signatory(view) && to_sign &&
        button(view.kit, id + ".sign", flow.row(40), tr("proposal.sign"), {.kind = ButtonKind::primary, .icon = icon::edit, .enabled = talking(view)}))
        view.wants.give().mutable_sign_proposal()->set_proposal(proposal.proposal());
    if ((open || accepted) && view.session.seat() == view.knowledge().pen() && view.session.seat() != 0) {
        const auto halves = flow.row(control_height).columns(2, view.px(8));
        if (button(view.kit, id + ".amend", halves[0], tr("proposal.amend"), {.icon = icon::edit, .enabled = talking(view)})) open_composer(view, proposal.proposal());
        if (button(view.kit, id + ".withdraw", halves[1], tr("proposal.withdraw"), {.icon = icon::undo, .enabled = talking(view)}))
            view.wants.give().mutable_withdraw_proposal()->set_proposal(proposal.proposal());
    }
    if (proposal.state() == AGREED && bound && view.session.seat() != 0) draw_compliance(view, flow, proposal, id);
}

float draw_proposal(const View& view, const Rect& place, const ProposalKnowledge& proposal) {
    const std::string id = "proposal." + std::to_string(proposal.proposal());
    FlowCard flow(view.kit, id, place);
    const SeatInfo* by = knowledge::seat_info(view.knowledge(), {proposal.seat()});
    card_accent(view.kit, flow.rect(), view.kit.theme().party[party_color(view, by ? by->party() : 0)]);
    Rect head = flow.row(28);
    const StateWords words = state_words(proposal.state());
    const float chip_size = chip_width(view.kit, words.icon, tr(words.key));
    chip(view.kit, {head.x1 - chip_size, head.center().y}, words.icon, tr(words.key), words.tone);
    head.cut_right(chip_size + view.px(8));
    party_disc(view, {head.x0 + view.px(12), head.center().y}, view.px(12), by ? by->party() : 0);
    head.cut_left(view.px(32));
    std::string title = tr("proposal.title", {std::to_string(proposal.proposal())});
    if (proposal.versions_size() > 1) title += " · " + tr("proposal.version", {std::to_string(proposal.versions_size())});
    label(view.kit, head, title, {.font = Font::body_bold, .may_shorten = true});
    draw_choices(view, flow, proposal);
    const Draft& draft = knowledge::current_draft(proposal);
    if (!draft.text().empty()) flow.text(draft.text(), {.color = view.kit.theme().ink_second});
    const std::string extra = terms(view, draft);
    if (!extra.empty()) flow.text(extra, {.font = Font::small, .color = view.kit.theme().ink_second});
    const bool on_table = proposal.state() == PROPOSAL_OPEN || proposal.state() == PROPOSAL_ACCEPTED || proposal.state() == AGREED;
    if (const std::string worth = on_table ? worth_sentence(view, draft) : std::string(); !worth.empty())
        flow.text(worth, {.font = Font::small_bold, .color = worth_it(view, draft) ? view.kit.theme().in_favour : view.kit.theme().against, .id = id + ".worth"});
    draw_positions(view, flow.row(36), proposal, id);
    draw_leaning(view, flow, proposal);
    for (const auto& position : proposal.positions())
        if (position.stance() == OBJECT) flow.text(party_name(view.knowledge(), position.party()) + ": “" + position.reason() + "”", {.font = Font::small, .color = view.kit.theme().against});
    draw_actions(view, flow, proposal, id);
    return flow.bottom();
}

void draw_reason_dialog(const View& view) {
    Objection& objection = view.kit.state<Objection>("objection");
    if (objection.proposal != 0) {
        const ProposalKnowledge* proposal = knowledge::proposal(view.knowledge(), objection.proposal);
        Dialog dialog(view.kit, "objection", tr("objection.title"), {.body_height = 150, .icon = icon::hand});
        Rect body = dialog.body();
        body.y0 += paragraph(view.kit, body, tr("objection.explain"), {.color = view.kit.theme().ink_second}) + view.px(10);
        const bool enter = text_input(view.kit, "objection.reason", body.cut_top(view.px(control_height)), objection.reason, {.name = tr("objection.reason"), .hint = tr("objection.hint"), .limit = 200}).submitted;
        const bool pressed = button(view.kit, "objection.go", dialog.footer().columns(2, view.px(gap))[1], tr("objection.go"), {.kind = ButtonKind::primary, .enabled = !objection.reason.empty()});
        if (proposal && !objection.reason.empty() && (enter || pressed)) {
            TakePosition& position = *view.wants.give().mutable_take_position();
            position.set_proposal(objection.proposal);
            position.set_version(static_cast<std::uint32_t>(proposal->versions_size()));
            position.set_stance(OBJECT);
            position.set_reason(objection.reason);
            objection = {};
        } else if (dialog.closed() || !proposal) {
            objection = {};
        }
    }
    Leaving& leaving = view.kit.state<Leaving>("leaving");
    if (leaving.proposal == 0) return;
    Dialog dialog(view.kit, "leaving", tr("leaving.title"), {.body_height = 150, .icon = icon::leave});
    Rect body = dialog.body();
    body.y0 += paragraph(view.kit, body, tr("leaving.explain"), {.color = view.kit.theme().ink_second}) + view.px(10);
    text_input(view.kit, "leaving.reason", body.cut_top(view.px(control_height)), leaving.reason, {.name = tr("objection.reason"), .limit = 200});
    if (button(view.kit, "leaving.go", dialog.footer().columns(2, view.px(gap))[1], tr("leaving.go"), {.kind = ButtonKind::danger, .enabled = !leaving.reason.empty()})) {
        LeaveAgreement& command = *view.wants.give().mutable_leave_agreement();
        command.set_proposal(leaving.proposal);
        command.set_reason(leaving.reason);
        leaving = {};
    } else if (dialog.closed()) {
        leaving = {};
    }
}

int order(ProposalState state) { return state == PROPOSAL_OPEN || state == PROPOSAL_ACCEPTED ? 0 : state == AGREED ? 1 : 2; }

}  // namespace

std::string_view proposal_state(ProposalState state) { return tr(state_words(state).key); }

void draw_positions(const View& view, const Rect& row, const ProposalKnowledge& proposal, const std::string& id) {
    float x = row.x0 + view.px(15);
    std::string spoken;
    for (const auto party : knowledge::current_draft(proposal).parties()) {
        const Point center{x, row.center().y};
        party_disc(view, center, view.px(14), party);
        const PositionTaken* taken = knowledge::position_of(proposal, {party});
        const bool signed_it = has_signed(proposal, party);
        const bool left = std::find(proposal.left().begin(), proposal.left().end(), party) != proposal.left().end();
        if (left) avatar_mark(view.kit, center, view.px(14), icon::leave, Tone::bad);
        else if (signed_it) avatar_mark(view.kit, center, view.px(14), icon::edit, Tone::good);
        else if (taken) avatar_mark(view.kit, center, view.px(14), taken->stance() == OBJECT ? icon::close : taken->stance() == ABSTAIN ? icon::minus : icon::check, taken->stance() == OBJECT ? Tone::bad : taken->stance() == ABSTAIN ? Tone::neutral : Tone::good);
        x += view.px(36);
        const std::string_view said = left ? tr("positions.left") : signed_it ? tr("positions.signed") : taken ? stance_name(taken->stance()) : tr("positions.none");
        spoken += (spoken.empty() ? "" : "; ") + party_name(view.knowledge(), party) + ": " + std::string(said);
    }
    view.kit.record(Role::status, id + ".positions", tr("positions.title"), row, spoken);
}

std::string_view stance_name(Stance stance) {
    switch (stance) {
        case CONSENTS: return tr("stance.consent");
        case OBJECT: return tr("stance.object");
        case ABSTAIN: return tr("stance.abstain");
        default: return tr("stance.support");
    }
}

void draw_proposals(const View& view, const Rect& rect) {
    {
        ScrollArea area(view.kit, "proposals", rect, {.name = tr("table.tab.proposals")});
        Rect room = area.content();
        const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
        const bool over = view.knowledge().ended() || (phase && phase->kind() == DEBRIEFING);
        Rect pen = over ? Rect{} : room.cut_top(view.px(28));
        if (view.knowledge().pen() != 0 && !over) {
            const SeatInfo* seat = knowledge::seat_info(view.knowledge(), {view.knowledge().pen()});
            party_disc(view, {pen.x0 + view.px(12), pen.center().y}, view.px(10), seat ? seat->party() : 0);
            pen.cut_left(view.px(30));
            const bool mine = view.knowledge().pen() == view.session.seat() && view.session.seat() != 0;
            label(view.kit, pen, mine ? std::string(tr("proposals.pen.mine")) : tr("proposals.pen", {seat_name(view.knowledge(), view.knowledge().pen())}),
                  {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
        }
        room.cut_top(view.px(4));
        if (view.knowledge().proposals().empty()) {
            FlowCard flow(view.kit, "proposals.none", room);
            flow.head(icon::document, tr(over ? "proposals.none.after" : "proposals.none"));
            if (!over) flow.text(tr("proposals.none.explain"), {.color = view.kit.theme().ink_second});
            room.y0 = flow.bottom();
        }
        std::vector<const ProposalKnowledge*> sorted;
        for (const auto& proposal : view.knowledge().proposals()) sorted.push_back(&proposal);
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
            const int first = order(a->state()), second = order(b->state());
            return first != second ? first < second : a->proposal() > b->proposal();
        });
        for (const auto* proposal : sorted) room.y0 = draw_proposal(view, room, *proposal) + view.px(gap);
        area.used(room.y0);
    }
    draw_reason_dialog(view);
}

}  // namespace samenspel::screens
