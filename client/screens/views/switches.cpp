// What a trainer switches on and off during play; and what a speaker is offered while typing.
#include <vector>

#include "client/knowledge/instruments.hpp"
#include "client/knowledge/wording.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr SpeechAct tags[] = {POSITION, INTEREST, QUESTION, SUMMARY, PROPOSING, BLAME, WISH, CONCERN};

struct Aid { int tag = 0; };  // 0: none, else an index into tags and one more

// The beginning of a sentence, put before what was typed, and what it makes of it.
struct Starter { const char* id; SpeechAct act; };

// The reformulating moves, and for who listens the three levels.
std::vector<Starter> starters_for(SpeechAct act) {
    switch (act) {
        case BLAME: return {{"wish", WISH}, {"concern", CONCERN}, {"need", INTEREST}};
        case POSITION: case CONCERN: return {{"need", INTEREST}};
        case QUESTION: case SUMMARY: return {{"content", SUMMARY}, {"emotion", QUESTION}, {"intention", QUESTION}};
        default: return {};
    }
}

int index_of(SpeechAct act) {
    for (int index = 0; index < static_cast<int>(std::size(tags)); ++index)
        if (tags[index] == act) return index + 1;
    return 0;
}

}  // namespace

void open_switches(const View& view) { view.kit.state<bool>("switches.open") = true; }

void draw_switches(const View& view) {
    bool& open = view.kit.state<bool>("switches.open");
    if (!open) return;
    const float tall = std::max(200.0f, view.kit.window().height() / view.kit.scale() - 260.0f);
    Dialog dialog(view.kit, "switches", tr("switches.title"), {.width = 600, .body_height = std::min(520.0f, tall), .icon = icon::settings});
    {
        ScrollArea area(view.kit, "switches.scroll", dialog.body(), {.name = tr("switches.title")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        room.y0 += paragraph(view.kit, room, tr("switches.explain"), {.color = view.kit.theme().ink_second}) + view.px(8);
        for (const Instrument instrument : knowledge::all_instruments()) {
            if (!knowledge::has_instrument(view.content(), instrument)) continue;
            const std::string number = std::to_string(static_cast<int>(instrument));
            const std::string words = std::string(tr("instrument." + number)) + ": " + std::string(tr("instrument." + number + ".explain"));
            bool on = knowledge::instrument_on(view.knowledge(), instrument);
            if (!toggle(view.kit, "switches." + number, room.cut_top(choice_height(view.kit, words, room.width())), words, on, !view.knowledge().ended())) continue;
            view.give_table().mutable_set_instrument()->set_instrument(instrument);
            view.wants.commands.back().mutable_set_instrument()->set_on(on);
        }
        area.used(room.y0 + view.px(8));
    }
    const bool done = button(view.kit, "switches.done", dialog.footer().columns(2, view.px(gap))[1], tr("trainer.done"), {.kind = ButtonKind::primary, .icon = icon::check});
    if (done || dialog.closed()) open = false;
}

void draw_speech_aid(const View& view, Rect& room, std::string& text) {
    if (!knowledge::instrument_on(view.knowledge(), CONVERSATION_LEVELS)) return;
    Aid& aid = view.kit.state<Aid>("speech.aid");
    std::vector<std::string> names{std::string(tr("aid.untagged"))};
    for (const SpeechAct act : tags) names.push_back(tr("aid.tag", {tr("speech." + std::to_string(static_cast<int>(act)))}));
    const std::vector<std::string_view> options(names.begin(), names.end());
    Rect row = room.cut_bottom(view.px(control_height));
    room.cut_bottom(view.px(8));
    const bool untagged_blame = aid.tag == 0 && knowledge::may_land_as_blame(text);
    const SpeechAct act = untagged_blame ? BLAME : aid.tag == 0 ? SPEECH_UNSET : tags[aid.tag - 1];
    const auto starters = starters_for(act);
    const bool one_row = !starters.empty() && room.height() < view.px(190);  // what others said is to stay in sight
    if (!one_row) select(view.kit, "speech.tag", starters.empty() ? row : row.cut_left(row.width() * 0.4f), options, aid.tag, {.name = tr("aid.what")});
    if (starters.empty()) return;
    Rect offered = row;
    if (!one_row) {
        row.cut_left(view.px(8));
        const bool listens = act == QUESTION || act == SUMMARY;
        label(view.kit, row, tr(untagged_blame ? "aid.sounds" : listens ? "aid.levels" : "aid.offer"), {.font = Font::small, .color = view.kit.theme().ink_second, .may_shorten = true, .id = "speech.offer"});
        offered = room.cut_bottom(view.px(control_height));
        room.cut_bottom(view.px(8));
    }
    const auto pieces = offered.columns(static_cast<int>(starters.size()), view.px(8));
    for (std::size_t index = 0; index < starters.size(); ++index) {
        const std::string begin(tr(std::string("aid.") + starters[index].id));
        if (!button(view.kit, std::string("speech.aid.") + starters[index].id, pieces[index], begin, {.icon = icon_when_narrow(view.kit, pieces[index].width(), begin, icon::edit), .hint = begin})) continue;
        text = begin + " " + text;
        aid.tag = index_of(starters[index].act);
    }
}

SpeechAct take_speech_tag(const View& view) {
    Aid& aid = view.kit.state<Aid>("speech.aid");
    const int tag = std::exchange(aid.tag, 0);
    if (tag == 0 || !knowledge::instrument_on(view.knowledge(), CONVERSATION_LEVELS)) return SPEECH_UNSET;
    return tags[tag - 1];
}

}  // namespace samenspel::screens
