// Bids under seal: what my party would do, while nobody looks; and once all are open, who bid what and what that makes of the region.
#include <map>

#include "client/knowledge/queries.hpp"
#include "client/knowledge/standing_bids.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/bids.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Writing {
    std::uint32_t phase = 0;
    std::map<std::string, std::string> choices;  // option by issue
};

// Begins with what is sealed already, else with nothing.
Writing& writing(const View& view, const Bid* sealed) {
    Writing& out = view.kit.state<Writing>("bids.writing");
    if (out.phase == view.knowledge().phase().phase()) return out;
    out = {view.knowledge().phase().phase(), {}};
    if (sealed)
        for (const auto& choice : sealed->choices()) out.choices[choice.issue()] = choice.option();
    return out;
}

Draft as_all_bid_last(const View& view, std::uint32_t but) {
    Draft out;
    const Draft all = knowledge::bids_now(view.knowledge());
    for (const auto& choice : all.choices())
        if (const IssueInfo* issue = knowledge::issue_info(view.knowledge(), choice.issue()); issue && issue->bidder() != but) *out.add_choices() = choice;
    return out;
}

// Whether what is chosen is what lies under seal.
bool same(const Writing& chosen, const Bid* sealed) {
    if (!sealed || sealed->choices().empty()) return false;
    for (const auto& choice : sealed->choices()) {
        const auto found = chosen.choices.find(choice.issue());
        if (found == chosen.choices.end() || found->second != choice.option()) return false;
    }
    return true;
}

void submit(const View& view, const std::vector<const IssueInfo*>& issues, const Writing& chosen) {
    SubmitBid& bid = *view.wants.give().mutable_submit_bid();
    for (const IssueInfo* issue : issues) {
        Choice& choice = *bid.add_choices();
        choice.set_issue(issue->id());
        choice.set_option(chosen.choices.at(issue->id()));
    }
}

void draw_worth(const View& view, FlowCard& flow, const Draft& mine) {
    Draft all = as_all_bid_last(view, view.session.party());
    if (all.choices().empty()) return;  // what the others do is unknown: nothing to reckon with
    for (const auto& choice : mine.choices()) *all.add_choices() = choice;
    const std::string words = worth_sentence(view, all);
    if (!words.empty()) flow.piece(notice(view.kit, flow.row(0, 0), icon::trending_up, std::string(tr("bids.if_as_before")) + " " + words, worth_it(view, all) ? Tone::good : Tone::warning));
}

void draw_own(const View& view, FlowCard& flow, const std::vector<const IssueInfo*>& issues) {
    const Bid* sealed = knowledge::bid_of(view.knowledge(), {view.session.party()});
    Writing& chosen = writing(view, sealed);
    const SeatInfo* seat = knowledge::seat_info(view.knowledge(), {view.session.seat()});
    const bool may = seat && seat->signatory() && !view.knowledge().paused();
    flow.head(icon::lock, tr("bids.own"));
    flow.text(tr("bids.explain"), {.color = view.kit.theme().ink_second});
    // Choosing goes on while it is covered; what was chosen shows only while it is held.
    const bool covered = view.covers_own() && !hold_private(view, "bids.private", flow.row(control_height), tr("cover.choice"));
    Draft mine;
    for (const IssueInfo* issue : issues) {
        if (issues.size() > 1) flow.text(say(issue->title()), {.font = Font::body_bold}, 2);
        flow.text(say(issue->question()), {.font = Font::body_bold}, 6);
        for (const auto& option : issue->options()) {
            std::string& now = chosen.choices[issue->id()];
            const std::string words = say(option.label()) + " — " + say(option.explain());
            const float height = choice_height(view.kit, words, flow.width());
            if (radio(view.kit, "bids." + issue->id() + "." + option.id(), flow.piece(height, 2), words, !covered && now == option.id(), "bids." + issue->id(), may)) now = option.id();
        }
        if (chosen.choices[issue->id()].empty()) continue;
        Choice& choice = *mine.add_choices();
        choice.set_issue(issue->id());
        choice.set_option(chosen.choices[issue->id()]);
    }
    flow.row(0, 4);
    draw_worth(view, flow, mine);
    const bool is_sealed = same(chosen, sealed);
    if (is_sealed) flow.piece(notice(view.kit, flow.row(0, 0), icon::lock, tr("bids.sealed"), Tone::good));
    else if (sealed && !sealed->choices().empty()) flow.piece(notice(view.kit, flow.row(0, 0), icon::info, tr("bids.changed"), Tone::warning));
    else if (view.covers_own() && mine.choices_size() > 0) flow.piece(notice(view.kit, flow.row(0, 0), icon::check, tr("cover.chosen"), Tone::neutral));
    if (!may) {
        flow.text(tr("bids.signatory"), {.font = Font::small, .color = view.kit.theme().ink_second});
        return;
    }
    const bool whole = mine.choices_size() == static_cast<int>(issues.size()) && !is_sealed;
    if (button(view.kit, "bids.submit", flow.row(control_height), tr("bids.submit"), {.kind = ButtonKind::primary, .icon = icon::lock, .enabled = whole})) submit(view, issues, chosen);
}

std::string choices_of(const View& view, const Bid& bid) {
    std::string out;
    for (const auto& choice : bid.choices()) out += (out.empty() ? "" : ", ") + option_label(view.knowledge(), choice.issue(), choice.option());
    return out;
}

// Parties that bid and take part, in the scenario's order.
std::vector<std::uint32_t> bidders(const View& view) {
    std::vector<std::uint32_t> out;
    for (const auto& party : view.content().parties()) {
        const auto issues = knowledge::issues_to_bid_on(view.knowledge(), {party.number()});
        if (!issues.empty() && !knowledge::settled_by_absence(view.knowledge(), *issues.front())) out.push_back(party.number());
    }
    return out;
}

// Cuts a party's name off its row, and the room for its disc before that; the words stand in what is left.
Rect cut_name(const View& view, Rect& row) {
    row.cut_left(view.px(32));
    return row.cut_left(row.width() * 0.45f);
}

void party_row(const View& view, Rect row, std::uint32_t party, const std::string& words, Color color) {
    party_disc(view, {row.x0 + view.px(12), row.center().y}, view.px(11), party);
    label(view.kit, cut_name(view, row), party_name(view.knowledge(), party), {.may_shorten = true});
    label(view.kit, row, words, {.font = Font::body_bold, .color = color, .may_shorten = true});
}

// Who sealed a bid: what it says is seen by its own party, and by the trainer.
void draw_sealed(const View& view, Rect& room) {
    FlowCard flow(view.kit, "bids.who", room);
    flow.head(icon::groups, tr("bids.who"));
    for (const auto party : bidders(view)) {
        const Bid* bid = knowledge::bid_of(view.knowledge(), {party});
        const bool told = bid && !bid->choices().empty() && view.session.trainer();
        const std::string words = !bid ? std::string(tr("bids.who.waiting")) : told ? choices_of(view, *bid) : std::string(tr("bids.who.sealed"));
        party_row(view, flow.row(30, 2), party, words, bid ? view.kit.theme().in_favour : view.kit.theme().ink_third);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_outlook(const View& view, FlowCard& flow, const BidsOpened& opened) {
    bool headed = false;
    for (const auto& info : view.content().indicators())
        for (const auto& known : opened.outlook()) {
            if (known.indicator() != info.id() || !known.subject().empty()) continue;
            if (!headed) flow.text(tr("bids.outlook"), {.font = Font::small_bold, .color = view.kit.theme().ink_second}, 4);
            headed = true;
            Rect row = flow.row(26, 2);
            const bool good = !info.has_target() || (known.value() >= info.target()) == info.more_is_better();
            label(view.kit, row.cut_right(view.px(110)), measured(known.value(), info.unit()), {.font = Font::body_bold, .color = good ? view.kit.theme().ink : view.kit.theme().against, .align = Align::right, .may_shorten = true});
            label(view.kit, row, say(info.name()), {.may_shorten = true});
        }
}

void draw_opened(const View& view, Rect& room, int index) {
    const BidsOpened& opened = view.knowledge().opened_bids(index);
    FlowCard flow(view.kit, "bids.opened." + std::to_string(index), room);
    flow.head(icon::document, tr("bids.opened", {std::to_string(index + 1)}));
    for (const auto party : bidders(view)) {
        const auto [bid, from_before] = knowledge::bid_at(view.knowledge(), {party}, index);
        party_row(view, flow.row(30, from_before ? 0 : 2), party, bid ? choices_of(view, *bid) : std::string(tr("bids.nobody")), bid ? view.kit.theme().ink : view.kit.theme().ink_third);
        if (!from_before) continue;
        Rect below = flow.row(20, 2);
        cut_name(view, below);
        label(view.kit, below, tr("bids.stands"), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true});
    }
    flow.row(0, 6);
    draw_outlook(view, flow, opened);
    const Draft all = knowledge::bids_at(view.knowledge(), index);
    if (const std::string words = worth_sentence(view, all); !words.empty()) flow.text(words, {.font = Font::body_bold, .color = worth_it(view, all) ? view.kit.theme().in_favour : view.kit.theme().against}, 0);
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace

bool bids_are_on(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase && phase->kind() == BIDDING && !view.knowledge().ended();
}

bool has_bids(const View& view) { return bids_are_on(view) || !view.knowledge().opened_bids().empty(); }

void draw_bids(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "bids", rect, {.name = tr("bids.tab")});
    Rect room = area.content();
    if (bids_are_on(view)) {
        const auto issues = knowledge::issues_to_bid_on(view.knowledge(), {view.session.party()});
        if (view.session.seat() != 0 && !view.session.trainer()) {
            FlowCard flow(view.kit, "bids.card", room);
            if (!issues.empty()) draw_own(view, flow, issues);
            else flow.text(tr("bids.none"), {.color = view.kit.theme().ink_second}, 0);
            room.y0 = flow.bottom() + view.px(gap);
        }
        if (view.session.seat() != 0 || view.session.trainer()) draw_sealed(view, room);
    }
    if (view.session.trainer()) draw_all_points(view, room);
    for (int index = view.knowledge().opened_bids_size() - 1; index >= 0; --index) draw_opened(view, room, index);
    area.used(room.y0);
}

}  // namespace samenspel::screens
