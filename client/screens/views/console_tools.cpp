// The trainer's tools for one table, in four groups: the clock, the room, what comes in, and what is kept.
#include "client/knowledge/queries.hpp"
#include "client/knowledge/theater.hpp"
#include "client/screens/views/console.hpp"
#include "client/screens/views/join.hpp"
#include "client/screens/views/process.hpp"
#include "client/screens/views/replay.hpp"
#include "client/screens/views/together.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr std::int64_t extra_ms = 120'000, less_ms = -60'000;

// Buttons two by two under a name.
class Group {
public:
    Group(const View& view, Rect& room, std::string_view name) : view_(view), room_(room) {
        const float line = line_height(view.kit, Font::caption_bold);
        label(view.kit, room.cut_top(line), name, {.font = Font::caption_bold, .color = view.kit.theme().ink_second, .may_shorten = true});
        room.cut_top(view.px(6));
    }
    ~Group() {
        room_.cut_top(view_.px(12));
    }
    Group(const Group&) = delete;
    Group& operator=(const Group&) = delete;

    bool tool(const char* id, const char* key, const char* icon, bool enabled, ButtonKind kind = ButtonKind::secondary, std::string_view hint = {}) {
        const std::string_view words = tr(key);
        return button(view_.kit, id, next(words), words, {.kind = kind, .icon = icon, .enabled = enabled, .hint = hint.empty() ? words : hint});
    }
    Rect whole() {
        column_ = 0;
        const Rect row = room_.cut_top(view_.px(control_height));
        room_.cut_top(view_.px(6));
        return row;
    }

private:
    // Half a row, or a whole one for words that would not fit in half.
    Rect next(std::string_view words) {
        const float half = (room_.width() - view_.px(6)) / 2;
        if (text_width(view_.kit, Font::small_bold, words) + view_.px(36) > half) return whole();
        if (column_ == 0) row_ = whole();
        Rect row = row_;
        const Rect out = column_ == 0 ? row.cut_left(half) : row.cut_right(half);
        column_ = 1 - column_;
        return out;
    }

    const View& view_;
    Rect& room_;
    Rect row_;
    int column_ = 0;
};

struct Now { bool started, over, paused, last, talking, first; };

Now now_of(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const int index = static_cast<int>(view.knowledge().phase().phase());
    const bool started = phase && phase->kind() != JOINING;
    return {started, view.knowledge().ended(), view.knowledge().paused(), phase && index + 1 >= view.content().phases_size(), started && !view.knowledge().ended(), index < 2};
}

struct MainTool { const char* id; const char* icon; bool enabled; ButtonKind kind; };

MainTool going_on(const Now& now) {
    if (!now.started) return {"trainer.start", icon::play, !now.over, ButtonKind::primary};
    if (now.paused) return {"trainer.resume", icon::play, !now.over, ButtonKind::primary};
    return {"trainer.pause", icon::pause, !now.over, ButtonKind::primary};
}

MainTool next(const Now& now) { return {"trainer.next", icon::skip_next, now.talking && !now.last, ButtonKind::secondary}; }

void go_on(const View& view, const Now& now) {
    if (!now.started) view.give_table().mutable_start();
    else if (now.paused) view.give_table().mutable_resume();
    else view.give_table().mutable_pause();
}

// A round's result is made once: nothing leads back over it.
bool makes_result(const View& view, std::uint32_t phase) {
    const int next = static_cast<int>(phase) + 1;
    if (next >= view.content().phases_size() || view.content().phases(next).kind() != RESULT) return false;
    const auto& results = view.knowledge().results();
    const std::uint32_t round = view.content().phases(next).round();
    return std::none_of(results.begin(), results.end(), [&](const ResultKnowledge& known) { return known.round().round() == round; });
}

void go_to_next(const View& view, Console& console) {
    const std::uint32_t phase = view.knowledge().phase().phase();
    if (!makes_result(view, phase)) return view.give_table().mutable_next_phase()->set_from(phase);
    console.begin(Ask::next);
    console.choice = static_cast<int>(phase);
}

void draw_clock_tools(const View& view, Rect& room, Console& console, const Now& now) {
    Group group(view, room, tr("tools.clock"));
    if (view.kit.columns() > 1) {
        const MainTool first = going_on(now), second = next(now);
        if (group.tool(first.id, first.id, first.icon, first.enabled, first.kind)) go_on(view, now);
        if (group.tool(second.id, second.id, second.icon, second.enabled)) go_to_next(view, console);
    }
    if (group.tool("trainer.extend", "trainer.extend", icon::add, now.talking)) view.give_table().mutable_extend()->set_by_ms(extra_ms);
    if (group.tool("trainer.shorten", "trainer.shorten", icon::minus, now.talking)) view.give_table().mutable_extend()->set_by_ms(less_ms);
    if (group.tool("trainer.back", "trainer.back", icon::undo, now.talking && !now.first)) console.begin(Ask::back);
    if (group.tool("trainer.skip", "trainer.skip", icon::chevron_right, now.talking && !now.last)) console.begin(Ask::skip);
}

void draw_board_choice(const View& view, Group& group) {
    label(view.kit, group.whole(), tr("tools.board"), {.font = Font::small, .may_shorten = true});
    const int page = static_cast<int>(std::max(1u, view.knowledge().board_page()));
    std::vector<Segment> pages{{"1", nullptr, tr("tools.board.1")}, {"2", nullptr, tr("tools.board.2")}};
    if (view.knowledge().ended()) pages.push_back({"3", nullptr, tr("tools.board.3")});  // nothing to compare before
    const int pressed = segmented(view.kit, "trainer.board", group.whole(), pages, page - 1);
    if (pressed >= 0 && pressed != page - 1) view.give_table().mutable_turn_board()->set_page(static_cast<std::uint32_t>(pressed) + 1);
}

void draw_room_tools(const View& view, Rect& room, Console& console, const Now& now) {
    Group group(view, room, tr("tools.room"));
    const bool down = view.knowledge().lids_down(), swapped = view.knowledge().has_chairs();
    if (group.tool("trainer.lids", down ? "trainer.lids.up" : "trainer.lids", down ? icon::visible : icon::hidden, now.talking, down ? ButtonKind::primary : ButtonKind::secondary))
        view.give_table().mutable_set_lids()->set_down(!down);
    if (group.tool("trainer.prompt", "trainer.prompt", icon::help, now.talking)) console.begin(Ask::prompt);
    if (swapped) {
        if (group.tool("trainer.unswap", "trainer.unswap", icon::swap, now.talking, ButtonKind::primary)) view.give_table().mutable_end_swap();
    } else if (group.tool("trainer.swap", "trainer.swap", icon::swap, now.talking)) {
        console.begin(Ask::swap);
    }
    if (group.tool("trainer.look", "trainer.look", icon::visible, true)) console.begin(Ask::look);
    if (group.tool("trainer.move", "trainer.move", icon::groups, true)) console.moving = true;
    if (!knowledge::plays_cards(view.knowledge())) draw_board_choice(view, group);  // the card game's board goes by its phases
    // Where it is to be found: each table has a board of its own.
    const std::uint32_t table = view.session.welcome().table();
    const bool several = tables_in_use(view).size() > 1;
    const std::string link = readable(board_link(view, several ? table : 0));
    const std::string words = link.empty() ? std::string() : several ? tr("tools.board.of", {std::to_string(table), link}) : tr("tools.board.at", {link});
    if (!words.empty()) room.y0 += paragraph(view.kit, room, words, {.font = Font::small, .color = view.kit.theme().ink_second, .id = "tools.board.link"});
}

bool something_to_sign(const View& view) {
    for (const auto& proposal : view.knowledge().proposals())
        if (proposal.state() == PROPOSAL_ACCEPTED) return true;
    return false;
}

void draw_coming_in(const View& view, Rect& room, Console& console, const Now& now) {
    Group group(view, room, tr("tools.in"));
    if (group.tool("trainer.inject", "trainer.inject", icon::campaign, now.talking)) console.begin(Ask::inject);
    if (group.tool("trainer.whisper", "trainer.whisper", icon::chat, now.talking)) console.begin(Ask::whisper);
    if (group.tool("trainer.forms", "trainer.forms", icon::assignment, now.talking)) console.begin(Ask::forms);
    if (group.tool("trainer.switches", "trainer.switches", icon::settings, !now.over)) open_switches(view);
    const bool signs = something_to_sign(view);
    if (group.tool("trainer.sign", "trainer.sign", icon::edit, now.talking && signs, ButtonKind::secondary, signs ? std::string_view() : tr("trainer.sign.none"))) console.begin(Ask::sign);
    if (guessables(view).empty()) return;
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const bool debriefing = now.over || (phase && phase->kind() == DEBRIEFING);
    if (group.tool("trainer.compare", "trainer.compare", icon::search, debriefing, ButtonKind::secondary, debriefing ? std::string_view() : tr("trainer.compare.later"))) console.begin(Ask::compare);
}

// Where talk sits; the trainer may say of what is talked now, as whoever leads the process may.
void draw_conversation_tools(const View& view, Rect& room) {
    if (!keeps_conversations(view)) return;
    Group group(view, room, tr("tools.conversations"));
    draw_conversation_choice(view, group.whole(), "trainer.conversation");
    if (const Glance* glance = view.session.glance(view.session.welcome().table())) draw_conversation_figures(view, room, *glance);
}

void draw_kept(const View& view, Rect& room, Console& console, const Now& now) {
    Group group(view, room, tr("tools.kept"));
    if (group.tool("trainer.bookmark", "trainer.bookmark", icon::pin, now.started)) console.begin(Ask::bookmark);
    if (group.tool("trainer.replay", "trainer.replay", icon::history, may_look_back_alone(view), ButtonKind::secondary, tr("trainer.replay.hint"))) look_back(view, view.knowledge().phase_began_ms());
    if (group.tool("trainer.print", "trainer.print", icon::document, true)) console.begin(Ask::print);
    if (group.tool("trainer.end", "trainer.end", icon::stop, now.talking, ButtonKind::ghost)) console.begin(Ask::end);
}

}  // namespace

void draw_main_tools(const View& view, const Rect& rect, Console& console) {
    const RegionScope region(view.kit, "region.main_tools", tr("tools.clock"), rect);
    const Now now = now_of(view);
    const auto halves = rect.columns(2, view.px(8));
    const MainTool first = going_on(now), second = next(now);
    if (button(view.kit, first.id, halves[0], tr(first.id), {.kind = first.kind, .icon = first.icon, .enabled = first.enabled})) go_on(view, now);
    if (button(view.kit, second.id, halves[1], tr(second.id), {.icon = second.icon, .enabled = second.enabled})) go_to_next(view, console);
}

void draw_tools(const View& view, Rect& room, Console& console) {
    const Now now = now_of(view);
    draw_clock_tools(view, room, console, now);
    draw_room_tools(view, room, console, now);
    draw_conversation_tools(view, room);
    draw_coming_in(view, room, console, now);
    draw_kept(view, room, console, now);
}

}  // namespace samenspel::screens
