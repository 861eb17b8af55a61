// What was said, shown and done so far, as far as this viewer knows it; and the line to type in typed talk.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/log.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/prompts.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Line { std::uint32_t party = 0; std::string who, text; bool secret = false; };

std::string seats_in_words(const View& view, const google::protobuf::RepeatedField<std::uint32_t>& seats) {
    std::string out;
    for (const auto seat : seats) out += (out.empty() ? "" : ", ") + seat_name(view.knowledge(), seat);
    return out;
}

std::uint32_t party_of(const View& view, std::uint32_t seat) { return knowledge::party_of(view.knowledge(), {seat}).value; }

Line case_line(const View& view, const CaseDecided& decided) {
    for (const auto& known : view.knowledge().cases())
        if (known.opened().case_() == decided.case_()) return {0, say(known.opened().title()), case_outcome(known), false};
    return {};
}

Line line_of(const View& view, const Entry& entry) {
    const Knowledge& known = view.knowledge();
    const auto by = [&](std::uint32_t seat, std::string text, bool secret = false) { return Line{party_of(view, seat), seat_name(known, seat), std::move(text), secret}; };
    switch (entry.what_case()) {
        case Entry::kSaidInPlenary: return by(entry.said_in_plenary().seat(), entry.said_in_plenary().text());
        case Entry::kSaidInGroup: return by(entry.said_in_group().seat(), entry.said_in_group().text(), true);
        case Entry::kPromiseMade: return by(entry.promise_made().from(), tr("story.promise", {seat_name(known, entry.promise_made().to()), entry.promise_made().text()}), true);
        case Entry::kCorridorRecorded: return by(entry.corridor_recorded().by(), tr("story.corridor", {seats_in_words(view, entry.corridor_recorded().members()), std::to_string(entry.corridor_recorded().minutes())}), true);
        case Entry::kTimeOutCalled: return by(entry.time_out_called().seat(), std::string(tr("story.time_out")));
        case Entry::kSpeechObserved: return by(entry.speech_observed().seat(), std::string(tr("speech." + std::to_string(static_cast<int>(entry.speech_observed().act())))), true);
        case Entry::kCardRevealed: return by(entry.card_revealed().from(), tr("story.revealed", {seats_in_words(view, entry.card_revealed().to()), say(entry.card_revealed().card().title()), say(entry.card_revealed().card().text())}), true);
        case Entry::kInjectThrown: return {0, say(entry.inject_thrown().title()), say(entry.inject_thrown().text()), false};
        case Entry::kWhispered: return {0, std::string(tr("story.trainer")), entry.whispered().text(), true};
        case Entry::kBreachShown: return {entry.breach_shown().party(), party_name(known, entry.breach_shown().party()), tr("story.breach", {issue_title(known, entry.breach_shown().issue())}), false};
        case Entry::kActExposed: {
            const ActInfo* act = knowledge::act_info(known, entry.act_exposed().act());
            return {entry.act_exposed().party(), party_name(known, entry.act_exposed().party()), tr("story.exposed", {act ? say(act->title()) : "?"}), false};
        }
        case Entry::kForecastPooled: return {entry.forecast_pooled().party(), party_name(known, entry.forecast_pooled().party()), std::string(tr("story.pooled")), false};
        case Entry::kAgreementLeft: return {entry.agreement_left().party(), party_name(known, entry.agreement_left().party()), tr("story.left", {std::to_string(entry.agreement_left().proposal()), entry.agreement_left().reason()}), false};
        case Entry::kPromptGiven: return {0, std::string(tr("story.trainer")), prompt_words(view, entry.prompt_given().prompt()), false};
        case Entry::kChairsSwapped: return {0, std::string(tr("story.trainer")), std::string(tr("story.chairs")), false};
        case Entry::kBookmarked: {
            const Bookmarked& mark = entry.bookmarked();
            const std::string moment = mark.has_moment_ms() ? minutes(mark.moment_ms()) + " · " : std::string();
            return {0, std::string(tr("story.bookmark")), moment + (mark.note().empty() ? std::string(tr("story.bookmark.here")) : mark.note()), true};
        }
        case Entry::kCaseDecided: return case_line(view, entry.case_decided());
        case Entry::kSeatSucceeded: {
            const SeatInfo* info = knowledge::seat_info(known, {entry.seat_succeeded().seat()});
            return {party_of(view, entry.seat_succeeded().seat()), say(entry.seat_succeeded().name()), tr("story.succeeded", {info ? say(info->name()) : "?"}), false};
        }
        case Entry::kWordClashed: {
            std::string word;
            for (const auto& info : view.content().words())
                if (info.id() == entry.word_clashed().word()) word = say(info.word());
            return {0, std::string(tr("story.clash")), tr("story.clashed", {std::to_string(entry.word_clashed().proposal()), issue_title(known, entry.word_clashed().issue()), word}), false};
        }
        case Entry::kChoiceReported: {
            const ChoiceReported& choice = entry.choice_reported();
            const std::string round = std::to_string(choice.round());
            return {0, std::string(tr("theater.decision")), choice.choice().empty() ? tr("story.undecided", {round}) : tr("story.choice", {round, choice.choice()}), false};
        }
        default: return {};
    }
}

// Who hears what is typed: the whole table, one's own party, or seats of one's choice.
struct Hearers {
    enum To { table, party, some };
    int to = table;
    bool choosing = false;
    std::map<std::uint32_t, bool> seats;
};

std::vector<std::uint32_t> hearing(const View& view, const Hearers& hearers) {
    std::vector<std::uint32_t> out;
    for (const auto& seat : view.content().seats()) {
        if (seat.number() == view.session.seat()) continue;
        const auto chosen = hearers.seats.find(seat.number());
        if (hearers.to == Hearers::party ? seat.party() == view.session.party() : chosen != hearers.seats.end() && chosen->second) out.push_back(seat.number());
    }
    return out;
}

void draw_hearers(const View& view, Rect& all, Hearers& hearers) {
    const int chosen = static_cast<int>(hearing(view, hearers).size());
    const std::string some = hearers.to == Hearers::some && chosen > 0 ? std::string(tr("story.to.some")) + " (" + std::to_string(chosen) + ")" : std::string(tr("story.to.some"));
    const int pressed = segmented(view.kit, "story.to", all.cut_bottom(view.px(control_height)), {{"table", icon::groups, tr("story.to.table")}, {"party", icon::home, tr("story.to.party")}, {"some", icon::lock, some}}, hearers.to);
    if (pressed >= 0) hearers.to = pressed;
    if (pressed == Hearers::some) hearers.choosing = true;
    all.cut_bottom(view.px(8));
}

void draw_hearers_dialog(const View& view) {
    Hearers& hearers = view.kit.state<Hearers>("story.hearers");
    if (!hearers.choosing) return;
    Dialog dialog(view.kit, "story.choosing", tr("story.choosing"), {.body_height = 280, .icon = icon::lock});
    {
        ScrollArea area(view.kit, "story.choosing.scroll", dialog.body(), {.name = tr("story.choosing")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        for (const auto& seat : view.content().seats()) {
            if (seat.number() == view.session.seat()) continue;
            const std::string words = seat_name(view.knowledge(), seat.number()) + " · " + party_name(view.knowledge(), seat.party());
            checkbox(view.kit, "story.hears." + seat.id(), room.cut_top(choice_height(view.kit, words, room.width())), words, hearers.seats[seat.number()]);
        }
        area.used(room.y0);
    }
    if (button(view.kit, "story.choosing.go", dialog.footer().columns(2, view.px(gap))[1], tr("story.choosing.go"), {.kind = ButtonKind::primary, .icon = icon::check}) || dialog.closed()) hearers.choosing = false;
}

void say_it(const View& view, const Hearers& hearers, const std::string& text) {
    const SpeechAct act = take_speech_tag(view);
    if (hearers.to == Hearers::table) {
        SayInPlenary& said = *view.wants.give().mutable_say_in_plenary();
        said.set_text(text);
        if (act != SPEECH_UNSET) said.set_act(act);
        return;
    }
    SayInGroup& said = *view.wants.give().mutable_say_in_group();
    for (const auto seat : hearing(view, hearers)) said.add_members(seat);
    said.set_text(text);
    if (act != SPEECH_UNSET) said.set_act(act);
}

bool covers_private(const View& view, const std::vector<Line>& lines) {
    return view.covers_own() && std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.secret; });
}

}  // namespace

std::string story_words(const View& view, const Entry& entry) {
    const Line line = line_of(view, entry);
    return line.text.empty() ? line.who : line.who + ": " + line.text;
}

void draw_story(const View& view, const Rect& rect) {
    Rect all = rect;
    const bool typed = view.knowledge().opened().talk() == TYPED && view.session.seat() != 0;
    if (typed) {
        std::string& text = view.kit.state<std::string>("story.draft");
        Hearers& hearers = view.kit.state<Hearers>("story.hearers");
        Rect row = all.cut_bottom(view.px(44));
        all.cut_bottom(view.px(8));
        const Rect send = row.cut_right(button_width(view.kit, tr("story.send"), true));
        row.cut_right(view.px(8));
        draw_speech_aid(view, all, text);
        draw_hearers(view, all, hearers);
        const bool heard = hearers.to == Hearers::table || !hearing(view, hearers).empty();
        const bool enter = text_input(view.kit, "story.text", row, text, {.name = tr("story.write"), .hint = tr("story.write"), .limit = 1000}).submitted;
        if ((button(view.kit, "story.send", send, tr("story.send"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = !text.empty() && heard, .hint = heard ? std::string_view() : tr("story.nobody")}) || enter) && !text.empty() && heard) {
            say_it(view, hearers, text);
            text.clear();
        }
    }
    const auto& story = view.knowledge().story();
    std::vector<Line> lines;
    lines.reserve(static_cast<std::size_t>(story.size()));
    const int first = std::max(0, story.size() - 1'000);  // what lies further back is for the debrief
    for (int index = first; index < story.size(); ++index) lines.push_back(line_of(view, story.Get(index)));
    if (covers_private(view, lines)) {
        const bool open = hold_private(view, "story.private", all.cut_top(view.px(control_height)), tr("cover.private"));
        all.cut_top(view.px(8));
        for (auto& line : lines)
            if (line.secret && !open) line.text = tr("cover.line");
    }
    const Rect inside = card(view.kit, all);
    ScrollArea area(view.kit, "story", inside, {.stick_to_end = true, .name = tr("table.tab.story")});
    Rect room = area.content();
    if (story.empty()) room.y0 += paragraph(view.kit, room, tr("story.empty"), {.color = view.kit.theme().ink_second});
    SelectableLog log(view.kit, "story.log", tr("table.tab.story"));
    for (std::size_t index = 0; index < lines.size(); ++index) {
        const Line& line = lines[index];
        if (line.text.empty()) continue;
        Rect row = room;
        if (line.party != 0) party_disc(view, {row.x0 + view.px(14), row.y0 + view.px(14)}, view.px(12), line.party);
        else icon_at(view.kit, {row.x0 + view.px(14), row.y0 + view.px(14)}, icon::campaign, view.kit.theme().warning);
        row.cut_left(view.px(36));
        const std::string who = line.who + (line.secret ? " · " + std::string(tr("story.private")) : std::string());
        row.y0 += paragraph(view.kit, {row.x0, row.y0, row.x1, row.y0}, who, {.font = Font::small_bold, .color = view.kit.theme().ink_second});
        row.y0 += log.paragraph(first + static_cast<std::int64_t>(index), row, line.text, line.who + ": ");
        room.y0 = std::max(row.y0, room.y0 + view.px(30)) + view.px(8);
    }
    area.used(room.y0);
    log.finish(inside);
    if (typed) draw_hearers_dialog(view);
}

}  // namespace samenspel::screens
