// What several views draw alike.
#include <map>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {

int party_color(const View& view, std::uint32_t party) {
    const PartyInfo* info = knowledge::party_info(view.knowledge(), {party});
    return info ? static_cast<int>(info->colour()) % kit::party_colors : 0;
}

void party_disc(const View& view, kit::Point center, float radius, std::uint32_t party) {
    const PartyInfo* info = knowledge::party_info(view.knowledge(), {party});
    kit::avatar(view.kit, center, radius, party_color(view, party), info ? info->letter() : "?");
}

std::string phase_title(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase ? say(phase->title()) : std::string();
}

std::string next_phase_title(const View& view) {
    const auto next = static_cast<int>(view.knowledge().phase().phase()) + 1;
    return next < view.content().phases_size() ? say(view.content().phases(next).title()) : std::string();
}

std::string holding_text(const View& view, std::uint32_t seat) {
    const SeatChanged* held = knowledge::seat_state(view.knowledge(), {seat});
    std::string out = view.session.holders(seat);
    const Holder holder = held ? held->holder() : EMPTY;
    if (out.empty()) out = tr(holder == BOT ? "seat.bot" : holder == ABSENT ? "seat.absent" : "seat.empty");
    else if (held->presence() == AWAY) out += " · " + std::string(tr("seat.away"));
    const std::uint32_t deputy = held ? held->deputy() : 0;
    if (deputy == 0) return out;
    return out + " · " + (deputy == view.session.seat() ? std::string(tr("seat.deputy.mine")) : tr("seat.deputy", {seat_name(view.knowledge(), deputy)}));
}

std::string clock_text(const View& view) {
    if (!view.table_now_ms) return "\xE2\x80\x93:\xE2\x80\x93\xE2\x80\x93";
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    if (phase && phase->kind() == DRAWING) return "\xE2\x80\x93:\xE2\x80\x93\xE2\x80\x93";  // ends when all have read
    const auto left = knowledge::remaining_ms(view.knowledge(), *view.table_now_ms);
    return left ? minutes(*left) : minutes(0);
}

std::string left_text(const View& view, std::int64_t until_ms) {
    return view.table_now_ms ? minutes(until_ms - *view.table_now_ms) : "\xE2\x80\x93:\xE2\x80\x93\xE2\x80\x93";
}

const char* icon_named(const std::string& name) {
    namespace icon = kit::icon;
    static const std::map<std::string, const char*> icons{
        {"school", icon::school}, {"gavel", icon::gavel}, {"groups", icon::groups}, {"euro", icon::euro}, {"bus", icon::bus},
        {"campaign", icon::campaign}, {"flag", icon::flag}, {"branches", icon::branches}, {"building", icon::building},
        {"balance", icon::balance}, {"swap", icon::swap}, {"event", icon::event}, {"trending_down", icon::trending_down},
        {"visible", icon::visible}, {"hidden", icon::hidden}, {"record", icon::record}, {"star", icon::star}, {"map", icon::map},
        {"savings", icon::savings}, {"idea", icon::idea}, {"timer", icon::timer}, {"work", icon::work}, {"heart", icon::heart},
        {"add_person", icon::add_person}, {"document", icon::document}, {"forum", icon::forum}, {"handshake", icon::handshake},
        {"home", icon::home}, {"key", icon::key}, {"lock", icon::lock}, {"microphone", icon::microphone}, {"person", icon::person},
        {"schedule", icon::schedule}, {"warning", icon::warning}};
    const auto found = icons.find(name);
    return found == icons.end() ? icon::document : found->second;
}

bool hold_private(const View& view, const std::string& id, const kit::Rect& rect, std::string_view words) {
    const kit::Interaction answer = view.kit.control(id, rect, {.role = kit::Role::toggle, .label = words, .key_press = false});
    const bool open = answer.held || (answer.focused && (view.kit.key_held(kit::Key::space) || view.kit.key_held(kit::Key::h)));
    if (answer.focused) {
        view.kit.take_key(kit::Key::space);
        view.kit.take_key(kit::Key::h);
    }
    kit::fill(view.kit, rect, view.kit.theme().secret, 8);
    const kit::OwnerScope owner(view.kit, id);
    kit::Rect room = rect.inset(view.px(12), 0);
    kit::icon_at(view.kit, {room.x0 + view.px(10), room.center().y}, open ? kit::icon::visible : kit::icon::hidden, view.kit.theme().secret_accent);
    room.cut_left(view.px(28));
    kit::label(view.kit, room, words, {.font = kit::Font::small_bold, .color = view.kit.theme().secret_ink, .may_shorten = true});
    bool& before = view.kit.state<bool>(id + "#open");
    if (open != before) view.kit.request_frame();
    before = open;
    return open;
}

}  // namespace samenspel::screens
