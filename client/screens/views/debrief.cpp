// A participant's part of the guided debriefing.
#include "client/screens/views/debrief.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/promises.hpp"
#include "client/screens/views/replay.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

std::optional<double> value_of(const google::protobuf::RepeatedPtrField<Indicator>& indicators, const std::string& id) {
    for (const auto& indicator : indicators)
        if (indicator.indicator() == id && indicator.subject().empty()) return indicator.value();
    return std::nullopt;
}

// A line to write and its button. True when it is to be sent.
bool draw_answer(const View& view, FlowCard& flow, const std::string& id, std::string_view name, std::size_t limit, std::string& text, bool long_one) {
    bool sent = false;
    if (long_one) text_area(view.kit, id, flow.piece(text_area_height(view.kit, text, flow.width(), 2, 4)), text, {.name = name, .hint = name, .limit = limit});
    else sent = text_input(view.kit, id, flow.row(control_height), text, {.name = name, .hint = name, .limit = limit}).submitted;
    sent = button(view.kit, id + ".send", flow.row(control_height), tr("debrief.send"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = !text.empty()}) || sent;
    return sent && !text.empty();
}

void draw_consents(const View& view, Rect& room) {
    for (const auto& consent : view.knowledge().consents()) {
        if (consent.seat() != view.session.seat() || was_opened(view, consent.seat(), consent.kind())) continue;
        const std::string id = "consent." + std::to_string(static_cast<int>(consent.kind()));
        FlowCard flow(view.kit, id, room);
        flow.head(icon::lock, tr("consent.title"));
        flow.text(tr("consent." + std::to_string(static_cast<int>(consent.kind()))));
        if (consent.answered()) flow.text(tr(consent.given() ? "consent.given" : "consent.refused"), {.font = Font::small, .color = view.kit.theme().ink_second});
        const auto halves = flow.row(control_height).columns(2, view.px(gap));
        const auto answer = [&](bool given) {
            AnswerConsent& command = *view.wants.give().mutable_answer_consent();
            command.set_kind(consent.kind());
            command.set_given(given);
        };
        if (button(view.kit, id + ".no", halves[0], tr("consent.no"), {.enabled = !consent.answered() || consent.given()})) answer(false);
        if (button(view.kit, id + ".yes", halves[1], tr("consent.yes"), {.kind = ButtonKind::primary, .icon = icon::check, .enabled = !consent.answered() || !consent.given()})) answer(true);
        room.y0 = flow.bottom() + view.px(gap);
    }
}

void draw_guess(const View& view, FlowCard& flow) {
    const std::uint32_t me = view.session.seat(), neighbour = neighbour_of(view, me);
    if (neighbour == 0) return;
    const NeighbourGuessed* mine = guess_of(view, me);
    if (mine) flow.text("“" + mine->text() + "”", {.font = Font::body_bold});
    if (const Card* card = opened_card(view, neighbour)) {
        flow.text(tr("debrief.truth", {seat_name(view.knowledge(), neighbour)}), {.font = Font::small, .color = view.kit.theme().ink_second}, 2);
        flow.text(say(card->title()), {.font = Font::body_bold, .color = view.kit.theme().primary}, 2);
        flow.text(say(card->text()));
        return;
    }
    std::string& text = view.kit.state<std::string>("debrief.guess.text");
    if (!draw_answer(view, flow, "debrief.guess", tr("debrief.guess"), 160, text, true)) return;
    view.wants.give().mutable_guess_neighbour()->set_text(text);
    text.clear();
}

void draw_own_word(const View& view, FlowCard& flow) {
    std::string& text = view.kit.state<std::string>("debrief.word.text");
    if (draw_answer(view, flow, "debrief.word", tr("debrief.word"), 40, text, false)) {
        view.wants.give().mutable_say_one_word()->set_word(text);
        text.clear();
    }
}

void draw_own_promise(const View& view, FlowCard& flow) {
    std::string& text = view.kit.state<std::string>("debrief.promise.text");
    if (draw_answer(view, flow, "debrief.promise", tr("debrief.promise"), 160, text, true)) {
        view.wants.give().mutable_promise_for_monday()->set_text(text);
        text.clear();
    }
}

void draw_step(const View& view, Rect& room) {
    const DebriefStep step = view.knowledge().debrief().step();
    if (!view.knowledge().has_debrief() || step == STEP_DONE) return;
    FlowCard flow(view.kit, "debrief.step", room);
    flow.head(icon::forum, step_title(step));
    flow.text(step_words(view, step));
    const bool seated = view.session.seat() != 0 && !view.session.trainer();
    switch (step) {
        case STEP_ROLE_OFF:
            if (seated) draw_own_word(view, flow);
            draw_one_words(view, flow);
            break;
        case STEP_NEIGHBOUR:
            if (seated) draw_guess(view, flow);
            break;
        case STEP_OUTCOME:
            draw_outcome(view, flow);
            draw_best(view, flow, false);
            break;
        case STEP_MONDAY:
            if (seated) draw_own_promise(view, flow);
            draw_promises(view, flow);
            break;
        default: break;
    }
    room.y0 = flow.bottom() + view.px(gap);
}

// What one saw oneself, to take home.
void draw_own_page(const View& view, Rect& room) {
    if (!view.knowledge().ended()) return;
    FlowCard flow(view.kit, "debrief.page", room);
    flow.head(icon::document, tr("debrief.page.own"));
    flow.text(tr("debrief.page.own.text"), {.font = Font::small, .color = view.kit.theme().ink_second});
    draw_page_buttons(view, flow, false);
    room.y0 = flow.bottom() + view.px(gap);
}

}  // namespace

std::string step_title(DebriefStep step) { return std::string(tr("step." + std::to_string(static_cast<int>(step)))); }

std::string step_words(const View& view, DebriefStep step) {
    const std::uint32_t neighbour = neighbour_of(view, view.session.seat());
    if (step == STEP_NEIGHBOUR && neighbour != 0) return tr("step.3.whom", {seat_name(view.knowledge(), neighbour)});
    return std::string(tr("step." + std::to_string(static_cast<int>(step)) + ".text"));
}

std::string kind_name(OpenKind kind) { return std::string(tr("open.kind." + std::to_string(static_cast<int>(kind)))); }

bool was_opened(const View& view, std::uint32_t seat, OpenKind kind) {
    const auto& all = view.knowledge().opened_up();
    return std::any_of(all.begin(), all.end(), [&](const Opened& opened) { return opened.seat() == seat && opened.kind() == kind; });
}

std::string person_of(const View& view, std::uint32_t seat) {
    const std::string people = view.session.holders(seat);
    return people.empty() ? seat_name(view.knowledge(), seat) : people;
}

std::uint32_t neighbour_of(const View& view, std::uint32_t seat) {
    for (const auto& pair : view.knowledge().debrief().neighbours())
        if (pair.seat() == seat) return pair.neighbour();
    return 0;
}

const NeighbourGuessed* guess_of(const View& view, std::uint32_t seat) {
    for (const auto& guess : view.knowledge().neighbour_guesses())
        if (guess.seat() == seat) return &guess;
    return nullptr;
}

const Card* opened_card(const View& view, std::uint32_t seat) {
    const Card* most = nullptr;
    for (const auto& opened : view.knowledge().opened_up()) {
        if (opened.seat() != seat || opened.kind() != OPEN_INTERESTS) continue;
        for (const auto& moment : opened.moments())
            for (const auto& card : moment.event().role_dealt().cards())
                if (!most || card.weight() > most->weight()) most = &card;
    }
    return most;
}

void draw_one_words(const View& view, FlowCard& flow) {
    for (const auto& said : view.knowledge().one_words()) {
        Rect row = flow.row(26, 2);
        party_disc(view, {row.x0 + view.px(11), row.center().y}, view.px(11), knowledge::party_of(view.knowledge(), {said.seat()}).value);
        row.cut_left(view.px(30));
        label(view.kit, row.cut_left(row.width() * 0.45f), person_of(view, said.seat()), {.color = view.kit.theme().ink_second, .may_shorten = true});
        label(view.kit, row, said.text(), {.font = Font::body_bold, .may_shorten = true});
    }
}

void draw_promises(const View& view, FlowCard& flow) {
    for (const auto& promised : view.knowledge().promises_for_monday()) {
        flow.text(person_of(view, promised.seat()), {.font = Font::small_bold, .color = view.kit.theme().ink_second}, 0);
        flow.text("“" + promised.text() + "”", {}, 8);
    }
}

// What came out beside what would have been without any agreement, for the whole region.
void draw_outcome(const View& view, FlowCard& flow) {
    const auto& results = view.knowledge().results();
    if (results.empty()) return;
    const RoundResolved& last = results.rbegin()->round();
    for (const auto& info : view.content().indicators()) {
        const auto value = value_of(last.indicators(), info.id()), without = value_of(last.without_deal(), info.id());
        if (!value || !without) continue;
        Rect row = flow.row(24, 2);
        const std::string beside = tr("result.without", {measured(*without, info.unit())});
        const bool narrow = row.width() < view.px(360);
        if (!narrow) label(view.kit, row.cut_right(std::min(text_width(view.kit, Font::small, beside) + view.px(8), row.width() * 0.5f)), beside, {.font = Font::small, .color = view.kit.theme().ink_second, .align = Align::right, .may_shorten = true});
        label(view.kit, row.cut_right(view.px(88)), measured(*value, info.unit()), {.font = Font::body_bold, .align = Align::right, .may_shorten = true});
        label(view.kit, row, say(info.name()), {.may_shorten = true});
        if (narrow) flow.text(beside, {.font = Font::small, .color = view.kit.theme().ink_second}, 4);
    }
}

// What could have been agreed: the package, and how far it serves all together beside what they ended with.
void draw_best(const View& view, FlowCard& flow, bool briefly) {
    if (!view.knowledge().has_best_found()) return;
    const BestFound& found = view.knowledge().best_found();
    const double most = std::max({found.best(), found.ended(), found.no_deal(), 1e-9});
    const auto bar = [&](const char* key, double value, bool good) {
        const std::string name(tr(key)), words = found.points() ? tr("best.points", {std::to_string(std::lround(value))}) : tr("best.share", {std::to_string(std::lround(100 * value))});
        Rect row = flow.row(22, 0);
        label(view.kit, row.cut_right(std::min(text_width(view.kit, Font::body_bold, words) + view.px(4), row.width() * 0.5f)), words, {.font = Font::body_bold, .align = Align::right});
        label(view.kit, row, name, {.may_shorten = true});
        gauge(view.kit, std::string("best.") + key, flow.row(8, 8), name, words, static_cast<float>(std::clamp(value / most, 0.0, 1.0)), std::nullopt, {.good = good});
    };
    flow.text(tr(found.points() ? "best.title.points" : "best.title"), {.font = Font::body_bold}, 4);
    if (found.has_ended()) bar("best.ended", found.ended(), found.ended() >= found.no_deal());
    bar("best.no_deal", found.no_deal(), false);
    bar("best.best", found.best(), true);
    flow.text(tr(briefly ? "best.package.briefly" : "best.package"), {.font = Font::small_bold, .color = view.kit.theme().ink_second}, 2);
    std::string all;
    for (const auto& choice : found.choices()) {
        const IssueInfo* issue = knowledge::issue_info(view.knowledge(), choice.issue());
        if (!issue) continue;
        for (const auto& option : issue->options()) {
            if (option.id() != choice.option()) continue;
            const std::string words = say(issue->title()) + ": " + say(option.label());
            if (briefly) all += (all.empty() ? "" : " · ") + words;
            else flow.text(words, {}, 2);
        }
    }
    if (briefly) return flow.text(all, {}, 0);
    flow.text(tr(found.all() ? "best.all" : "best.searched", {std::to_string(found.valued())}), {.font = Font::small, .color = view.kit.theme().ink_second}, 4);
}

void draw_page_buttons(const View& view, FlowCard& flow, bool pdf) {
    // Asked for, when so many papers had come.
    std::optional<std::uint64_t>& asked = view.kit.state<std::optional<std::uint64_t>>("debrief.page.asked");
    const bool under_way = asked == view.session.papers() && view.session.connected();
    const auto make = [&](const char* id, const Rect& place, const char* words, bool as_pdf) {
        if (!button(view.kit, id, place, tr(under_way ? "debrief.page.making" : words), {.icon = icon::document, .enabled = !under_way, .hint = tr(as_pdf ? "debrief.page.pdf.hint" : words)})) return;
        asked = view.session.papers();
        Print& print = *view.wants.messages.emplace_back().mutable_print();
        print.set_kind(DEBRIEF_PAGE);
        print.set_language(language() == Language::dutch ? "nl" : "en");
        if (as_pdf) print.set_pdf(true);
    };
    make("debrief.page.make", flow.row(control_height), "debrief.page.make", false);
    if (pdf && !under_way) make("debrief.page.pdf", flow.row(control_height), "debrief.page.pdf", true);
}

void draw_debrief_cards(const View& view, Rect& room) {
    if (view.past) return;
    if (view.session.cursor() && looking(view).away) {
        draw_snap(view, room.cut_top(view.px(control_height)));
        room.cut_top(view.px(gap));
    }
    if (view.session.seat() != 0 && !view.session.trainer()) draw_consents(view, room);
    draw_step(view, room);
    draw_promises_made(view, room);
    const ViewerKind viewer = view.session.welcome().viewer();
    if (viewer == SEAT_VIEWER || viewer == OBSERVER_VIEWER) draw_own_page(view, room);
}

}  // namespace samenspel::screens
