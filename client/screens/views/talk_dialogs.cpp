// One tap for what was just said aloud: I told X, I promise X, corridor with X; and what is asked or shown.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Talk {
    bool open = false;
    int partner = -1;    // index into the other seats
    int card = -1, word = -1, way = 0, minutes = 1;
    bool weight = true, motive = false, measure = false, price = false;
    std::string promise;
};

std::vector<const SeatInfo*> others(const View& view) {
    std::vector<const SeatInfo*> out;
    for (const auto& seat : view.content().seats())
        if (seat.number() != view.session.seat()) out.push_back(&seat);
    return out;
}

// By number, as they lie on the role card; what they say shows only while it is held.
void pick_covered(const View& view, Rect& room, const std::vector<std::string>& names, Talk& talk) {
    room.y0 += field_label(view.kit, room, tr("talk.which_card"));
    const bool open = hold_private(view, "talk.private", room.cut_top(view.px(control_height)), tr("cover.private"));
    room.cut_top(view.px(4));
    for (int index = 0; index < static_cast<int>(names.size()); ++index) {
        const std::string& name = names[static_cast<std::size_t>(index)];
        const Rect row = room.cut_top(choice_height(view.kit, name, room.width()));  // as high as when it is read: nothing moves
        if (radio(view.kit, "talk.card." + std::to_string(index), row, open ? name : tr("talk.card.number", {std::to_string(index + 1)}), talk.card == index, "talk.card")) talk.card = index;
    }
    room.cut_top(view.px(8));
}

bool pick_card(const View& view, Rect& room, Talk& talk) {
    const RoleDealt* role = knowledge::role_of(view.knowledge(), {view.session.seat()});
    if (!role) return false;
    std::vector<std::string> names;
    for (int index = 0; index < role->cards_size(); ++index) names.push_back(tr("talk.card", {std::to_string(index + 1)}) + " " + say(role->cards(index).title()));
    if (view.covers_own()) {
        pick_covered(view, room, names, talk);
        return talk.card >= 0 && talk.card < role->cards_size();
    }
    const std::vector<std::string_view> views(names.begin(), names.end());
    room.y0 += field_label(view.kit, room, tr("talk.which_card"));
    select(view.kit, "talk.card", room.cut_top(view.px(control_height)), views, talk.card, {.name = tr("talk.which_card"), .hint = tr("talk.which_card")});
    room.cut_top(view.px(8));
    return talk.card >= 0 && talk.card < role->cards_size();
}

std::string card_id(const View& view, const Talk& talk) {
    const RoleDealt* role = knowledge::role_of(view.knowledge(), {view.session.seat()});
    return role && talk.card >= 0 && talk.card < role->cards_size() ? role->cards(talk.card).card() : std::string();
}

enum class Way { tell, show, ask, promise, corridor, word, pen };

// The fields of one way of talking; whether enough is filled in.
bool draw_way(const View& view, Rect& room, Talk& talk) {
    switch (static_cast<Way>(talk.way)) {
        case Way::tell: return pick_card(view, room, talk);
        case Way::show: {
            const bool picked = pick_card(view, room, talk);
            for (const auto& [id, value] : std::initializer_list<std::pair<const char*, bool*>>{{"weight", &talk.weight}, {"motive", &talk.motive}, {"measure", &talk.measure}, {"price", &talk.price}}) {
                const std::string words(tr(std::string("talk.part.") + id));
                checkbox(view.kit, std::string("talk.part.") + id, room.cut_top(choice_height(view.kit, words, room.width())), words, *value);
            }
            return picked;
        }
        case Way::ask: return true;
        case Way::promise:
            room.y0 += field_label(view.kit, room, tr("talk.promise.what"));
            text_input(view.kit, "talk.promise", room.cut_top(view.px(control_height)), talk.promise, {.name = tr("talk.promise.what"), .hint = tr("talk.promise.hint"), .limit = 80});
            return !talk.promise.empty();
        case Way::corridor: {
            room.y0 += field_label(view.kit, room, tr("talk.corridor.minutes"));
            slider(view.kit, "talk.minutes", room.cut_top(slider_height(view.kit, {}, room.width())), talk.minutes, {.name = tr("talk.corridor.minutes")});
            return talk.minutes >= 1;
        }
        case Way::word: {
            std::vector<std::string> names;
            for (const auto& word : view.content().words()) names.push_back(say(word.word()));
            const std::vector<std::string_view> views(names.begin(), names.end());
            room.y0 += field_label(view.kit, room, tr("talk.which_word"));
            select(view.kit, "talk.word", room.cut_top(view.px(control_height)), views, talk.word, {.name = tr("talk.which_word"), .hint = tr("talk.which_word")});
            return talk.word >= 0;
        }
        case Way::pen: return view.session.seat() == view.knowledge().pen() || view.session.seat() == view.knowledge().direction();
    }
    return false;
}

void give(const View& view, const Talk& talk, std::uint32_t to) {
    Command& command = view.wants.give();
    switch (static_cast<Way>(talk.way)) {
        case Way::tell:
            command.mutable_tell_interest()->set_card(card_id(view, talk));
            command.mutable_tell_interest()->set_to(to);
            break;
        case Way::show: {
            RevealCard& reveal = *command.mutable_reveal_card();
            reveal.set_card(card_id(view, talk));
            reveal.add_to(to);
            reveal.set_weight(talk.weight);
            reveal.set_motive(talk.motive);
            reveal.set_measure(talk.measure);
            reveal.set_price(talk.price);
            break;
        }
        case Way::ask: command.mutable_ask_interest()->set_to(to); break;
        case Way::promise:
            command.mutable_make_promise()->set_to(to);
            command.mutable_make_promise()->set_text(talk.promise);
            break;
        case Way::corridor:
            command.mutable_record_corridor()->add_members(to);
            command.mutable_record_corridor()->set_minutes(static_cast<std::uint32_t>(talk.minutes));
            break;
        case Way::word:
            command.mutable_ask_meaning()->set_to(to);
            command.mutable_ask_meaning()->set_word(view.content().words(talk.word).id());
            break;
        case Way::pen: command.mutable_hand_pen()->set_seat(to); break;
    }
}

}  // namespace

void open_talk_dialog(const View& view, std::uint32_t partner_seat) {
    Talk& talk = view.kit.state<Talk>("talk");
    talk = {};
    talk.open = true;
    const auto seats = others(view);
    for (std::size_t index = 0; index < seats.size(); ++index)
        if (seats[index]->number() == partner_seat) talk.partner = static_cast<int>(index);
    for (const auto* ask : knowledge::asks_waiting_for(view.knowledge(), {view.session.seat()}))
        if (ask->has_interest() && ask->interest().from() == partner_seat) talk.way = static_cast<int>(Way::show);
}

void draw_talk_dialogs(const View& view) {
    Talk& talk = view.kit.state<Talk>("talk");
    if (!talk.open || view.past) return;
    // Covered interests take a row each: with what opens them in sight.
    Dialog dialog(view.kit, "talk", tr("talk.title"), {.width = 520, .body_height = view.covers_own() ? 520.0f : 420.0f, .icon = icon::forum});
    const auto seats = others(view);
    bool enough = false;
    {
        ScrollArea area(view.kit, "talk.scroll", dialog.body(), {.name = tr("talk.title")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        std::vector<std::string> names;
        for (const auto* seat : seats) names.push_back(seat_name(view.knowledge(), seat->number()) + " · " + party_name(view.knowledge(), seat->party()));
        const std::vector<std::string_view> views(names.begin(), names.end());
        room.y0 += field_label(view.kit, room, tr("talk.with"));
        select(view.kit, "talk.partner", room.cut_top(view.px(control_height)), views, talk.partner, {.name = tr("talk.with"), .hint = tr("talk.with")});
        room.cut_top(view.px(12));
        int index = 0;
        for (const char* way : {"tell", "show", "ask", "promise", "corridor", "word", "pen"}) {
            const std::string words(tr(std::string("talk.way.") + way));
            if (radio(view.kit, std::string("talk.way.") + way, room.cut_top(choice_height(view.kit, words, room.width())), words, talk.way == index, "talk.way")) talk.way = index;
            ++index;
        }
        room.cut_top(view.px(10));
        enough = draw_way(view, room, talk) && talk.partner >= 0;
        area.used(room.y0 + view.px(8));
    }
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "talk.cancel", halves[0], tr("composer.cancel"), {.icon = icon_when_narrow(view.kit, halves[0].width(), tr("composer.cancel"), icon::close)})) talk.open = false;
    if (button(view.kit, "talk.go", halves[1], tr("talk.go"), {.kind = ButtonKind::primary, .icon = icon::check, .enabled = enough})) {
        give(view, talk, seats[static_cast<std::size_t>(talk.partner)]->number());
        talk.open = false;
    }
    if (dialog.closed()) talk.open = false;
}

}  // namespace samenspel::screens
