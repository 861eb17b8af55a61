// What several views draw alike.
#include <map>

#include "client/knowledge/queries.hpp"
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

}  // namespace samenspel::screens
