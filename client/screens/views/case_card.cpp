// The case of the round: read aloud, so it is large; those who decide tap a way, the others see who chose what.
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/board.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

template <typename Numbers>
bool contains(const Numbers& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

const CaseVoted* vote_of(const CaseKnowledge& known, std::uint32_t party) {
    for (const auto& vote : known.votes())
        if (vote.party() == party) return &vote;
    return nullptr;
}

std::vector<std::uint32_t> voters_for(const CaseKnowledge& known, const std::string& option) {
    std::vector<std::uint32_t> out;
    for (const auto& vote : known.votes())
        if (vote.option() == option) out.push_back(vote.party());
    return out;
}

std::string party_names(const View& view, const google::protobuf::RepeatedField<std::uint32_t>& parties) {
    std::string out;
    for (int index = 0; index < parties.size(); ++index) {
        if (index > 0) out += index + 1 < parties.size() ? std::string(", ") : " " + std::string(tr("case.and")) + " ";
        out += party_name(view.knowledge(), parties.Get(index));
    }
    return out;
}

// For its own party, or for one whose absent signatory it stands in for.
bool may_vote(const View& view, const CaseKnowledge& known) {
    const std::uint32_t seat = view.session.seat();
    const SeatInfo* info = knowledge::seat_info(view.knowledge(), {seat});
    if (!info || !info->signatory() || view.session.trainer() || known.has_decided() || view.knowledge().paused()) return false;
    if (contains(known.opened().deciders(), info->party())) return true;
    return std::any_of(view.knowledge().seats().begin(), view.knowledge().seats().end(), [&](const SeatChanged& other) {
        return other.deputy() == seat && contains(known.opened().deciders(), knowledge::party_of(view.knowledge(), {other.seat()}).value);
    });
}

std::string status(const View& view, const CaseKnowledge& known) {
    if (known.has_decided()) return case_outcome(known);
    std::string waiting;
    for (const auto party : known.opened().deciders())
        if (!vote_of(known, party)) waiting += (waiting.empty() ? "" : ", ") + party_name(view.knowledge(), party);
    return waiting.empty() ? std::string(tr("case.split")) : tr("case.waiting", {waiting});
}

// Whoever leads the process reads, else the pen; one of them when neither is here, or a bot holds the seat. 0: anybody.
std::uint32_t reader(const View& view) {
    for (const std::uint32_t seat : {view.knowledge().direction(), view.knowledge().pen()}) {
        const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat});
        if (held && held->presence() == HERE && held->holder() != BOT && held->participants_size() > 0) return seat;
    }
    return 0;
}

// Until it is decided, where people sit around one table; empty otherwise.
std::string who_reads(const View& view, const CaseKnowledge& known) {
    if (!view.spoken() || known.has_decided()) return {};
    const std::uint32_t seat = reader(view);
    if (seat == 0) return std::string(tr("case.read.one"));
    return seat == view.session.seat() ? std::string(tr("case.read.you")) : tr("case.read.seat", {seat_name(view.knowledge(), seat)});
}

struct Way { const OptionInfo& option; bool mine, chosen; std::vector<std::uint32_t> voters; };

// As high as its words; the discs of those who want it at the right.
float draw_way(const View& view, const Rect& place, const CaseKnowledge& known, const Way& way, bool may) {
    const Theme& theme = view.kit.theme();
    const std::string title = say(way.option.label()), explain = say(way.option.explain());
    const float disc = view.px(13), discs = way.voters.empty() ? 0 : view.px(32) * static_cast<float>(way.voters.size());
    const float left = view.px(44), inside = place.width() - left - view.px(14) - discs;
    const float upper = paragraph_height(view.kit, title, inside, {.font = Font::title}), lower = paragraph_height(view.kit, explain, inside, {.font = Font::body});
    const Rect box{place.x0, place.y0, place.x1, place.y0 + std::max(upper + lower + view.px(24), view.px(52))};
    const std::string id = "case.way." + way.option.id();
    const Interaction answer = view.kit.control(id, box, {.role = Role::radio, .label = title, .value = explain, .checked = way.mine || way.chosen, .enabled = may, .group = "case.way", .container = true, .radius = 10});
    fill(view.kit, box, way.chosen ? theme.in_favour_soft : way.mine ? theme.primary_soft : answer.hovered && may ? theme.primary_soft : theme.inset, 10);
    if (way.chosen) outline(view.kit, box, theme.in_favour, 10, 2);
    else if (way.mine || (answer.hovered && may)) outline(view.kit, box, theme.primary, 10, way.mine ? 2.0f : 1.0f);
    const OwnerScope owner(view.kit, id);
    const Point mark{box.x0 + view.px(22), box.center().y};
    if (way.chosen || way.mine) {
        icon_at(view.kit, mark, icon::check, way.chosen ? theme.in_favour : theme.primary);
    } else {
        view.kit.draw()->AddCircle(mark, view.px(9), may ? theme.control_border : theme.ink_third, 0, std::max(1.0f, view.px(1.75f)));
    }
    const float top = box.center().y - (upper + lower) / 2;
    paragraph(view.kit, {box.x0 + left, top, box.x0 + left + inside, top + upper}, title, {.font = Font::title});
    paragraph(view.kit, {box.x0 + left, top + upper, box.x0 + left + inside, top + upper + lower}, explain, {.font = Font::body, .color = theme.ink_second});
    float x = box.x1 - view.px(10) - disc;
    for (auto voter = way.voters.rbegin(); voter != way.voters.rend(); ++voter, x -= view.px(32)) party_disc(view, {x, box.center().y}, disc, *voter);
    if (answer.pressed && may && !way.mine) {
        VoteCase& vote = *view.wants.give().mutable_vote_case();
        vote.set_case_(known.opened().case_());
        vote.set_option(way.option.id());
    }
    return box.y1;
}

}  // namespace

bool case_is_on(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const CaseKnowledge* known = knowledge::last_case(view.knowledge());
    return phase && known && phase->kind() == CASE && known->opened().round() == phase->round() && !view.knowledge().ended();
}

std::string case_outcome(const CaseKnowledge& known) {
    if (!known.has_decided()) return {};
    for (const auto& option : known.opened().options())
        if (option.id() == known.decided().option()) return tr("case.decided", {say(option.label())});
    return std::string(tr("case.undecided"));
}

void draw_case(const View& view, const Rect& rect) {
    const CaseKnowledge& known = *knowledge::last_case(view.knowledge());
    ScrollArea area(view.kit, "case", rect, {.name = tr("case.title")});
    const bool may = may_vote(view, known);
    const CaseVoted* mine = vote_of(known, view.session.party());
    FlowCard flow(view.kit, "case.card", area.content());
    const Rect head = flow.row(22, 6);
    icon_at(view.kit, {head.x0 + view.px(9), head.center().y}, icon::forum, view.kit.theme().primary);
    label(view.kit, {head.x0 + view.px(26), head.y0, head.x1, head.y1}, tr("case.title"), {.font = Font::small_bold, .color = view.kit.theme().primary, .may_shorten = true});
    if (const std::string reads = who_reads(view, known); !reads.empty()) {
        const bool mine_to_read = view.session.seat() != 0 && reader(view) == view.session.seat();
        flow.text(reads, {.font = Font::body_bold, .color = mine_to_read ? view.kit.theme().primary : view.kit.theme().ink_second, .id = "case.reader"}, 8);
    }
    flow.text(say(known.opened().title()), {.font = Font::heading, .id = "case.name"}, 10);
    flow.text(say(known.opened().text()), {.font = Font::title, .id = "case.text"}, 14);
    flow.text(tr(may ? "case.yours" : "case.deciders", {party_names(view, known.opened().deciders())}), {.font = Font::small_bold, .color = view.kit.theme().ink_second}, 10);
    for (const auto& option : known.opened().options()) {
        const bool chosen = known.has_decided() && known.decided().option() == option.id();
        const Rect place = flow.row(0, 0);
        flow.piece(draw_way(view, place, known, {option, mine && mine->option() == option.id(), chosen, voters_for(known, option.id())}, may) - place.y0, 8);
    }
    const std::string words = status(view, known);
    const Tone tone = !known.has_decided() ? Tone::neutral : known.decided().option().empty() ? Tone::warning : Tone::good;
    flow.piece(notice(view.kit, flow.row(0, 4), known.has_decided() ? icon::gavel : icon::vote, words, tone), 0);
    area.used(flow.bottom());
}

void draw_board_case(const View& view, const Rect& rect) {
    const CaseKnowledge& known = *knowledge::last_case(view.knowledge());
    Rect room = rect.inset(view.px(20), view.px(12));
    draw_board_line(view, room.cut_top(line_height(view.kit, Font::number)));
    room.cut_top(view.px(6));
    ScrollArea area(view.kit, "board.case", room, {.name = tr("case.title")});
    Rect flow = area.content();
    if (const std::string reads = who_reads(view, known); !reads.empty())
        flow.y0 += paragraph(view.kit, flow, reads, {.font = Font::body_bold, .color = view.kit.theme().primary, .id = "board.case.reader"}) + view.px(4);
    flow.y0 += paragraph(view.kit, flow, say(known.opened().title()), {.font = Font::heading, .id = "board.case.title"}) + view.px(6);
    flow.y0 += paragraph(view.kit, flow, say(known.opened().text()), {.font = Font::body, .id = "board.case.text"}) + view.px(10);
    for (const auto& option : known.opened().options()) {
        const bool chosen = known.has_decided() && known.decided().option() == option.id();
        const auto voters = voters_for(known, option.id());
        const float discs = view.px(26) * static_cast<float>(voters.size()), inside = flow.width() - discs - view.px(30);
        const std::string title = say(option.label());
        const float height = std::max(paragraph_height(view.kit, title, inside, {.font = Font::body_bold}), view.px(24)) + view.px(8);
        const Rect row = flow.cut_top(height);
        flow.cut_top(view.px(4));
        fill(view.kit, row, chosen ? view.kit.theme().in_favour_soft : view.kit.theme().surface, 8);
        if (chosen) outline(view.kit, row, view.kit.theme().in_favour, 8, 2);
        const float words = paragraph_height(view.kit, title, inside, {.font = Font::body_bold});
        paragraph(view.kit, {row.x0 + view.px(10), row.center().y - words / 2, row.x0 + view.px(10) + inside, row.center().y + words / 2}, title, {.font = Font::body_bold});
        float x = row.x1 - view.px(16);
        for (auto voter = voters.rbegin(); voter != voters.rend(); ++voter, x -= view.px(26)) party_disc(view, {x, row.center().y}, view.px(11), *voter);
    }
    if (known.has_decided()) flow.y0 += paragraph(view.kit, {flow.x0, flow.y0 + view.px(4), flow.x1, flow.y1}, case_outcome(known), {.font = Font::body_bold, .color = view.kit.theme().primary}) + view.px(4);
    area.used(flow.y0);
}

}  // namespace samenspel::screens
