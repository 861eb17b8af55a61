// Lids down: every screen but the trainer's shows the clock and what to do instead of looking at it; while a card of the
// trainer's lies on the table, what that asks; and how the connection stands where that has gone.
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/prompts.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// The largest letters in which the words fit.
Font fitting(const View& view, const Rect& room, const std::string& words) {
    for (const Font font : {Font::number, Font::heading, Font::title})
        if (paragraph_height(view.kit, words, room.width(), {.font = font}) <= room.height()) return font;
    return Font::body_bold;
}

}  // namespace

bool lids_are_down(const View& view) {
    return view.knowledge().lids_down() && !view.session.trainer() && !view.knowledge().ended();
}

void draw_lids(const View& view, const Rect& rect) {
    const RegionScope region(view.kit, "region.lids", tr("lids.title"), rect);
    Rect room = rect.inset(rect.width() * 0.08f, view.px(24));
    const Connection& connection = view.session.connection();
    const float middle = room.center().y;
    // Nothing comes any more: neither a clock that runs nor lids that go up.
    if (const std::string over = connection_sentence(connection); connection.state == Connection::State::none && !over.empty()) {
        const float width = std::min(view.px(560), room.width()), left = room.center().x - width / 2;
        const float height = notice_height(view.kit, over, width);
        notice(view.kit, {left, middle - height / 2, left + width, middle + height / 2}, icon::offline, over, Tone::warning);
        return;
    }
    const Rect clock{room.x0, middle - room.height() * 0.26f, room.x1, middle + room.height() * 0.04f};
    const bool urgent = view.knowledge().minute_warned();
    giant_label(view.kit, clock, clock_text(view), {.color = urgent ? view.kit.theme().against : view.kit.theme().ink, .align = Align::center, .id = "lids.clock"});
    const auto prompt = prompt_now(view);
    const std::string words = prompt ? prompt_words(view, *prompt) : std::string(tr("lids.talk"));
    Rect below{room.x0, middle + room.height() * 0.14f, room.x1, room.y1};
    const std::string_view offline = tr("header.offline");
    const float offline_height = view.session.connected() ? 0 : paragraph_height(view.kit, offline, below.width()) + view.px(gap);
    const Rect said{below.x0, below.y0, below.x1, below.y1 - offline_height};
    below.y0 += paragraph(view.kit, said, words, {.font = fitting(view, said, words), .color = view.kit.theme().primary, .align = Align::center, .id = prompt ? "prompt.words" : "lids.talk"});
    if (view.session.connected()) return;
    below.y0 += view.px(gap);
    paragraph(view.kit, below, offline, {.color = view.kit.theme().ink_second, .align = Align::center, .id = "lids.offline"});
}

}  // namespace samenspel::screens
