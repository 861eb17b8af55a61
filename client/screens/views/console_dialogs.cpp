// What the trainer's tools ask before they do something. Which tool it is decides the fields; each ends in one command.
#include <algorithm>

#include "client/knowledge/theater.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/prompts.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

float tall(const View& view) { return std::max(200.0f, view.kit.window().height() / view.kit.scale() - 260.0f); }

// A dialog whose body scrolls: `fill` draws into the room it gets and says whether enough is filled in. True when done.
template <class Fill>
bool ask(const View& view, Console& console, const char* id, std::string_view title, const char* icon, float height, std::string_view go, Fill fill) {
    Dialog dialog(view.kit, id, title, {.width = 560, .body_height = std::min(height, tall(view)), .icon = icon});
    bool enough = false;
    {
        ScrollArea area(view.kit, std::string(id) + ".scroll", dialog.body(), {.name = title});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        enough = fill(room);
        area.used(room.y0 + view.px(8));
    }
    const auto halves = dialog.footer().columns(2, view.px(gap));
    const bool away = button(view.kit, std::string(id) + ".cancel", halves[0], tr("composer.cancel"), {.icon = icon_when_narrow(view.kit, halves[0].width(), tr("composer.cancel"), icon::close)});
    const bool done = button(view.kit, std::string(id) + ".go", halves[1], go, {.kind = ButtonKind::primary, .icon = icon_when_narrow(view.kit, halves[1].width(), go, icon::check), .enabled = enough});
    if (done && enough) return true;
    if (away || dialog.closed()) console.done();
    return false;
}

bool pick(const View& view, Rect& room, const std::string& id, const std::string& words, int index, Console& console, const std::string& group) {
    if (!radio(view.kit, id, room.cut_top(choice_height(view.kit, words, room.width())), words, console.choice == index, group)) return false;
    console.choice = index;
    return true;
}

void explain(const View& view, Rect& room, std::string_view words) {
    room.y0 += paragraph(view.kit, room, words, {.color = view.kit.theme().ink_second}) + view.px(8);
}

int pick_from(const View& view, Rect& room, const char* id, std::string_view name, const std::vector<std::string>& names, int chosen) {
    const std::vector<std::string_view> options(names.begin(), names.end());
    room.y0 += field_label(view.kit, room, name);
    select(view.kit, id, room.cut_top(view.px(control_height)), options, chosen, {.name = name, .hint = name});
    room.cut_top(view.px(8));
    return chosen;
}

bool reason(const View& view, Rect& room, Console& console) {
    room.y0 += field_label(view.kit, room, tr("objection.reason"));
    text_input(view.kit, "trainer.reason", room.cut_top(view.px(control_height)), console.words, {.name = tr("objection.reason"), .limit = 200});
    return !console.words.empty();
}

void ask_back(const View& view, Console& console) {
    if (!ask(view, console, "trainer.ask", tr("trainer.back"), icon::undo, 170, tr("trainer.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.reason.explain"));
            return reason(view, room, console);
        })) return;
    view.give_table().mutable_back_phase()->set_reason(console.words);
    console.done();
}

void ask_skip(const View& view, Console& console) {
    const int first = static_cast<int>(view.knowledge().phase().phase()) + 1;
    if (!ask(view, console, "trainer.ask", tr("trainer.skip"), icon::skip_next, 240, tr("trainer.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.reason.explain"));
            std::vector<std::string> names;
            for (int index = first; index < view.content().phases_size(); ++index) names.push_back(say(view.content().phases(index).title()));
            console.choice = pick_from(view, room, "trainer.phase", tr("trainer.phase"), names, console.choice);
            return reason(view, room, console) && console.choice >= 0;
        })) return;
    SkipToPhase& skip = *view.give_table().mutable_skip_to_phase();
    skip.set_phase(static_cast<std::uint32_t>(first + console.choice));
    skip.set_reason(console.words);
    console.done();
}

// Tables that have begun and are not over.
std::vector<std::uint32_t> tables_that_play(const View& view) {
    std::vector<std::uint32_t> out;
    for (const auto table : tables_in_use(view))
        if (const Glance* glance = view.session.glance(table); !glance || (glance->started() && !glance->ended())) out.push_back(table);
    return out;
}

void ask_inject(const View& view, Console& console) {
    const auto& deck = view.knowledge().opened().deck();
    const auto playing = tables_that_play(view);
    if (!ask(view, console, "trainer.deck", tr("trainer.inject"), icon::campaign, 1'000, tr("trainer.inject.go"), [&](Rect& room) {
            const std::string_view all = tr("trainer.inject.everywhere");
            if (playing.size() > 1) toggle(view.kit, "trainer.inject.everywhere", room.cut_top(choice_height(view.kit, all, room.width())), all, console.everywhere);
            for (int index = 0; index < deck.size(); ++index) pick(view, room, "trainer.deck." + deck.Get(index).id(), say(deck.Get(index).title()) + " — " + say(deck.Get(index).text()), index, console, "trainer.deck");
            pick(view, room, "trainer.deck.own", std::string(tr("trainer.inject.own")), deck.size(), console, "trainer.deck");
            if (console.choice != deck.size()) return console.choice >= 0;
            text_input(view.kit, "trainer.inject.title", room.cut_top(view.px(control_height)), console.title, {.name = tr("trainer.inject.title"), .hint = tr("trainer.inject.title"), .limit = 60});
            room.cut_top(view.px(8));
            text_area(view.kit, "trainer.inject.text", room.cut_top(text_area_height(view.kit, console.words, room.width(), 2, 5)), console.words, {.name = tr("trainer.inject.text"), .hint = tr("trainer.inject.text"), .limit = 600});
            return !console.title.empty() && !console.words.empty();
        })) return;
    for (const auto table : console.everywhere ? playing : std::vector<std::uint32_t>{view.session.welcome().table()}) {
        ThrowInject& command = *view.give_table(table).mutable_throw_inject();
        if (console.choice < deck.size()) {
            command.set_inject(deck.Get(console.choice).id());
        } else {
            command.set_title(console.title);
            command.set_text(console.words);
        }
    }
    console.done();
}

// Who hears it: seats, at which tables.
struct Hearer { std::string name; std::vector<std::uint32_t> tables, seats; };

// From one table's page: this table, every table, a party of this table, or one of its seats. From all at a glance: every table, or one.
std::vector<Hearer> hearers(const View& view, bool at_table) {
    const auto playing = tables_that_play(view);
    std::vector<std::uint32_t> everybody;
    for (const auto& seat : view.content().seats()) everybody.push_back(seat.number());
    std::vector<Hearer> out;
    const std::vector<std::uint32_t> here{view.session.welcome().table()};
    if (at_table) out.push_back({std::string(tr("trainer.everybody")), here, everybody});
    if (playing.size() > 1) out.push_back({std::string(tr("trainer.everywhere")), playing, everybody});
    if (!at_table) {
        for (const auto table : playing) out.push_back({tr("header.table", {std::to_string(table)}), {table}, everybody});
        return out;
    }
    for (const auto& party : view.content().parties()) {
        Hearer one{say(party.name()), here, {}};
        for (const auto& seat : view.content().seats())
            if (seat.party() == party.number()) one.seats.push_back(seat.number());
        if (one.seats.size() > 1) out.push_back(std::move(one));
    }
    for (const auto& seat : view.content().seats()) out.push_back({seat_name(view.knowledge(), seat.number()) + " · " + party_name(view.knowledge(), seat.party()), here, {seat.number()}});
    return out;
}

void ask_whisper(const View& view, Console& console) {
    const auto all = hearers(view, console.at_table);
    if (all.empty()) return console.done();  // the last table ended meanwhile
    console.choice = std::clamp(console.choice, 0, static_cast<int>(all.size()) - 1);
    if (!ask(view, console, "trainer.whispering", tr("trainer.whisper"), icon::chat, 230, tr("story.send"), [&](Rect& room) {
            std::vector<std::string> names;
            for (const auto& hearer : all) names.push_back(hearer.name);
            console.choice = pick_from(view, room, "trainer.whisper.to", tr("talk.with"), names, console.choice);
            text_area(view.kit, "trainer.whisper.text", room.cut_top(text_area_height(view.kit, console.words, room.width(), 3, 5)), console.words, {.name = tr("trainer.whisper"), .hint = tr("trainer.whisper.hint"), .limit = 400});
            return !console.words.empty();
        })) return;
    const Hearer& to = all[static_cast<std::size_t>(console.choice)];
    for (const auto table : to.tables) {
        Whisper& command = *view.give_table(table).mutable_whisper();
        for (const auto seat : to.seats) command.add_to(seat);
        command.set_text(console.words);
    }
    console.done();
}

void ask_prompt(const View& view, Console& console) {
    constexpr Prompt all[] = {NAME_A_WORRY, WHAT_FOR_YES, WHOM_IT_CONCERNS, CALL_MEDIATOR, HAVE_A_BREAK};
    if (!ask(view, console, "trainer.prompts", tr("trainer.prompt"), icon::help, 330, tr("trainer.prompt.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.prompt.explain"));
            for (int index = 0; index < static_cast<int>(std::size(all)); ++index) pick(view, room, "trainer.prompts." + std::to_string(index + 1), prompt_words(view, all[index]), index, console, "trainer.prompts");
            return console.choice >= 0;
        })) return;
    view.give_table().mutable_give_prompt()->set_prompt(all[console.choice]);
    console.done();
}

void ask_swap(const View& view, Console& console) {
    constexpr std::uint32_t lengths[] = {3, 5, 10, 15};
    if (console.choice < 0) console.choice = 1;
    if (!ask(view, console, "trainer.swapping", tr("trainer.swap"), icon::swap, 190, tr("trainer.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.swap.explain"));
            room.y0 += field_label(view.kit, room, tr("trainer.swap.minutes"));
            const int pressed = segmented(view.kit, "trainer.swap.minutes", room.cut_top(view.px(control_height)), {{"3", nullptr, "3"}, {"5", nullptr, "5"}, {"10", nullptr, "10"}, {"15", nullptr, "15"}}, console.choice);
            if (pressed >= 0) console.choice = pressed;
            return true;
        })) return;
    view.give_table().mutable_swap_chairs()->set_minutes(lengths[console.choice]);
    console.done();
}

struct Unsigned { std::uint32_t proposal, party; };

void ask_sign(const View& view, Console& console) {
    std::vector<Unsigned> missing;
    for (const auto& proposal : view.knowledge().proposals())
        if (proposal.state() == PROPOSAL_ACCEPTED)
            for (const auto party : knowledge::missing_signatures(proposal)) missing.push_back({proposal.proposal(), party.value});
    const int count = static_cast<int>(missing.size());
    if (!ask(view, console, "trainer.signing", tr("trainer.sign"), icon::edit, 260, tr("trainer.sign.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.sign.explain"));
            for (int index = 0; index < count; ++index) {
                const Unsigned& one = missing[static_cast<std::size_t>(index)];
                pick(view, room, "trainer.signing." + std::to_string(index), tr("proposal.title", {std::to_string(one.proposal)}) + " · " + party_name(view.knowledge(), one.party), index, console, "trainer.signing");
            }
            return console.choice >= 0 && console.choice < count;
        })) return;
    SignOnBehalf& command = *view.give_table().mutable_sign_on_behalf();
    command.set_proposal(missing[static_cast<std::size_t>(console.choice)].proposal);
    command.set_party(missing[static_cast<std::size_t>(console.choice)].party);
    console.done();
}

// Forms open and close at once, so this dialog stays until it is put away.
void ask_forms(const View& view, Console& console) {
    const bool done = ask(view, console, "trainer.form", tr("trainer.forms"), icon::assignment, 300, tr("trainer.done"), [&](Rect& room) {
        explain(view, room, tr("trainer.forms.explain"));
        for (const auto& form : view.content().forms()) {
            const FormKnowledge* known = nullptr;
            for (const auto& one : view.knowledge().forms())
                if (one.form() == form.id()) known = &one;
            bool open = known && known->open();
            std::string words = say(form.title());
            if (open) words += " · " + tr("trainer.forms.sent", {std::to_string(known->submitted_size())});
            if (!toggle(view.kit, "trainer.form." + form.id(), room.cut_top(choice_height(view.kit, words, room.width())), words, open)) continue;
            if (open) view.give_table().mutable_open_form()->set_form(form.id());
            else view.give_table().mutable_close_form()->set_form(form.id());
        }
        return true;
    });
    if (done) console.done();
}

void ask_bookmark(const View& view, Console& console) {
    if (!ask(view, console, "trainer.bookmarking", tr("trainer.bookmark"), icon::pin, 150, tr("trainer.bookmark.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.bookmark.explain"));
            text_input(view.kit, "trainer.note", room.cut_top(view.px(control_height)), console.words, {.name = tr("trainer.bookmark"), .hint = tr("trainer.bookmark.hint"), .limit = 200});
            return true;
        })) return;
    view.give_table().mutable_bookmark()->set_note(console.words);
    console.done();
}

void ask_look(const View& view, Console& console) {
    const auto& seats = view.content().seats();
    if (!ask(view, console, "trainer.looking", tr("trainer.look"), icon::visible, 420, tr("trainer.look.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.look.explain"));
            for (int index = 0; index < seats.size(); ++index) {
                std::string words = seat_name(view.knowledge(), seats.Get(index).number()) + " · " + party_name(view.knowledge(), seats.Get(index).party());
                if (const std::string who = view.session.holders(seats.Get(index).number()); !who.empty()) words += " (" + who + ")";
                pick(view, room, "trainer.looking." + seats.Get(index).id(), words, index, console, "trainer.looking");
            }
            return console.choice >= 0;
        })) return;
    view.wants.watch.emplace();
    view.wants.watch->set_table(view.session.welcome().table());
    view.wants.watch->set_as_seat(seats.Get(console.choice).number());
    console.done();
}

void ask_print(const View& view, Console& console) {
    if (console.choice < 0) console.choice = 0;
    const bool cards = knowledge::plays_cards(view.knowledge());
    const bool for_all = !view.knowledge().session_started();  // before the start nobody knows yet who sits where
    if (!ask(view, console, "trainer.printing", tr("trainer.print"), icon::document, 200, tr("trainer.print.go"), [&](Rect& room) {
            explain(view, room, tr(for_all ? "trainer.print.for_all" : "trainer.print.explain"));
            pick(view, room, "trainer.printing.cards", std::string(tr(cards ? "theater.print" : "trainer.print.cards")), 0, console, "trainer.printing");
            pick(view, room, "trainer.printing.clock", std::string(tr("trainer.print.clock")), 1, console, "trainer.printing");
            return true;
        })) return;
    Print& print = *view.wants.messages.emplace_back().mutable_print();
    print.set_kind(console.choice != 0 ? CLOCK_SHEET : cards ? THEATER_CARDS : ROLE_CARDS);
    print.set_language(language() == Language::dutch ? "nl" : "en");
    print.set_table(for_all ? 0 : view.session.welcome().table());
    console.done();
}

void ask_compare(const View& view, Console& console) {
    const auto all = guessables(view);
    if (console.choice < 0) console.choice = 0;
    if (!ask(view, console, "trainer.comparing", tr("trainer.compare"), icon::search, 260, tr("trainer.compare.go"), [&](Rect& room) {
            explain(view, room, tr("trainer.compare.explain"));
            for (std::size_t index = 0; index < all.size(); ++index) {
                const FormInfo* form = knowledge::form_info(view.knowledge(), all[index].form);
                std::string words = form ? say(form->title()) : std::string();
                for (const auto& question : form ? form->questions() : FormInfo::default_instance().questions())
                    if (question.id() == all[index].question) words += " · " + say(question.text());
                pick(view, room, "trainer.comparing." + all[index].form + "." + all[index].question, words, static_cast<int>(index), console, "trainer.comparing");
            }
            return !all.empty();
        })) return;
    CompareGuesses& compare = *view.give_table().mutable_compare_guesses();
    const Guessable& chosen = all[static_cast<std::size_t>(std::min(console.choice, static_cast<int>(all.size()) - 1))];
    compare.set_form(chosen.form);
    compare.set_question(chosen.question);
    console.done();
}

bool has_phase_after(const View& view, const Glance& glance) { return static_cast<int>(glance.phase()) + 1 < view.content().phases_size(); }

void ask_sure(const View& view, Console& console, const char* key, bool dangerous, std::string_view title = {}, std::string_view words = {}) {
    const std::string id(key);
    const auto answer = confirm(view.kit, id + ".sure", title.empty() ? tr(id) : title, words.empty() ? tr(id + ".explain") : words, tr(id + ".yes"), tr("composer.cancel"), dangerous);
    if (!answer) return;
    const Ask what = console.ask;
    const int choice = console.choice;
    const std::uint32_t of = console.of;
    console.done();
    if (!*answer) return;
    if (what == Ask::next) view.give_table().mutable_next_phase()->set_from(static_cast<std::uint32_t>(choice));
    if (what == Ask::end) view.give_table(of).mutable_end_table();
    if (what == Ask::end_all) view.wants.give().mutable_end_session();
    if (what != Ask::next_all) return;
    for (const auto table : tables_that_play(view)) {
        const Glance* glance = view.session.glance(table);
        if (glance && !has_phase_after(view, *glance)) continue;
        NextPhase& next = *view.give_table(table).mutable_next_phase();
        if (glance) next.set_from(glance->phase());
    }
}

// A result is made once: where one follows, that is said before all go on.
void ask_next_all(const View& view, Console& console) {
    std::string words(tr("console.next.explain"));
    for (const auto table : tables_that_play(view)) {
        const Glance* glance = view.session.glance(table);
        if (!glance || !has_phase_after(view, *glance) || view.content().phases(static_cast<int>(glance->phase()) + 1).kind() != RESULT) continue;
        words += " " + std::string(tr("console.next.result"));
        break;
    }
    ask_sure(view, console, "console.next", false, {}, words);
}

// Where there are several tables, it says which of them ends.
void ask_end(const View& view, Console& console) {
    const std::uint32_t table = console.of != 0 ? console.of : view.session.welcome().table();
    ask_sure(view, console, "trainer.end", true, tables_in_use(view).size() > 1 ? tr("trainer.end.of", {std::to_string(table)}) : std::string());
}

// Not any more once the clock has done it.
void ask_next(const View& view, Console& console) {
    if (console.choice != static_cast<int>(view.knowledge().phase().phase())) return console.done();
    ask_sure(view, console, "trainer.next", false);
}

}  // namespace

void draw_console_dialogs(const View& view, Console& console) {
    switch (console.ask) {
        case Ask::nothing: return;
        case Ask::back: return ask_back(view, console);
        case Ask::skip: return ask_skip(view, console);
        case Ask::inject: return ask_inject(view, console);
        case Ask::whisper: return ask_whisper(view, console);
        case Ask::prompt: return ask_prompt(view, console);
        case Ask::swap: return ask_swap(view, console);
        case Ask::sign: return ask_sign(view, console);
        case Ask::forms: return ask_forms(view, console);
        case Ask::bookmark: return ask_bookmark(view, console);
        case Ask::look: return ask_look(view, console);
        case Ask::print: return ask_print(view, console);
        case Ask::compare: return ask_compare(view, console);
        case Ask::end: return ask_end(view, console);
        case Ask::next: return ask_next(view, console);
        case Ask::next_all: return ask_next_all(view, console);
        case Ask::end_all: return ask_sure(view, console, "console.end", true);
    }
}

}  // namespace samenspel::screens
