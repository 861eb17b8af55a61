// Who spoke, and what kind of thing was said: taps of an observer or the trainer, for the debrief. Nothing of it is shown
// to the table.
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Observing {
    int seat = -1;            // index into Content.seats
    std::string last;         // what was noted last, in words
    int noted = 0;
};

constexpr int acts = 8;       // SpeechAct 1..8

}  // namespace

void draw_speech(const View& view, const Rect& rect) {
    Observing& observing = view.kit.state<Observing>("speech");
    ScrollArea area(view.kit, "speech.scroll", card(view.kit, rect), {.name = tr("speech.title")});
    Rect room = area.content();
    room.x1 -= view.px(12);
    room.y0 += paragraph(view.kit, room, tr("speech.title"), {.font = Font::body_bold});
    room.y0 += paragraph(view.kit, room, tr("speech.explain"), {.font = Font::small, .color = view.kit.theme().ink_second}) + view.px(10);
    for (int index = 0; index < view.content().seats_size(); ++index) {
        const SeatInfo& seat = view.content().seats(index);
        std::string words = seat_name(view.knowledge(), seat.number()) + " · " + party_name(view.knowledge(), seat.party());
        if (const std::string who = view.session.holders(seat.number()); !who.empty()) words += " (" + who + ")";
        if (radio(view.kit, "speech.seat." + seat.id(), room.cut_top(choice_height(view.kit, words, room.width())), words, observing.seat == index, "speech.seat")) observing.seat = index;
    }
    room.cut_top(view.px(12));
    const int columns = room.width() > view.px(480) ? 4 : 2;
    for (int first = 1; first <= acts; first += columns) {
        const auto cells = room.cut_top(view.px(44)).columns(columns, view.px(8));
        for (int act = first; act < std::min(first + columns, acts + 1); ++act) {
            const std::string key = "speech." + std::to_string(act);
            if (!button(view.kit, "speech.act." + std::to_string(act), cells[static_cast<std::size_t>(act - first)], tr(key), {.enabled = observing.seat >= 0, .hint = tr("speech.hint." + std::to_string(act))})) continue;
            const std::uint32_t seat = view.content().seats(observing.seat).number();
            Command& command = view.wants.give();
            if (view.session.trainer()) command.set_table(view.session.welcome().table());
            command.mutable_observe_speech()->set_seat(seat);
            command.mutable_observe_speech()->set_act(static_cast<SpeechAct>(act));
            observing.last = tr("speech.noted", {std::to_string(++observing.noted), seat_name(view.knowledge(), seat), std::string(tr(key))});
        }
        room.cut_top(view.px(8));
    }
    if (!observing.last.empty()) room.y0 += paragraph(view.kit, room, observing.last, {.font = Font::small, .color = view.kit.theme().ink_second});
    area.used(room.y0 + view.px(4));
}

}  // namespace samenspel::screens
