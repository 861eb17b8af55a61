// What the trainer lays on the table for a while: a card with a question, and chairs that are swapped.
#include <cmath>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/prompts.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

constexpr std::int64_t shown_ms = 60'000;

struct Shown {
    int entry = -1;              // of the story, the newest card seen
    std::int64_t since_ms = 0;   // this machine's time
    bool dismissed = false;
};

int newest_prompt(const View& view) {
    const auto& story = view.knowledge().story();
    for (int index = story.size() - 1; index >= 0; --index)
        if (story.Get(index).has_prompt_given()) return index;
    return -1;
}

const char* icon_of(Prompt prompt) {
    switch (prompt) {
        case NAME_A_WORRY: return icon::heart;
        case WHAT_FOR_YES: return icon::handshake;
        case CALL_MEDIATOR: return icon::balance;
        case HAVE_A_BREAK: return icon::timer;
        default: return icon::help;
    }
}

}  // namespace

std::string prompt_words(const View& view, Prompt prompt) {
    const std::string key = "prompt." + std::to_string(static_cast<int>(prompt));
    if (prompt != WHOM_IT_CONCERNS) return std::string(tr(key));
    const std::string whom = say(view.content().concerns());
    return whom.empty() ? std::string(tr("prompt.3.nobody")) : tr(key, {whom});
}

std::optional<Prompt> prompt_now(const View& view) {
    const int newest = newest_prompt(view);
    if (newest < 0 || !view.table_now_ms || !view.session.caught_up()) return std::nullopt;
    Shown& shown = view.kit.state<Shown>("prompt");
    const Entry& entry = view.knowledge().story(newest);
    if (shown.entry != newest) {  // history of an hour ago is no card now
        const bool old = *view.table_now_ms - entry.at_ms() > shown_ms;
        shown = {newest, view.now_ms, old};
    }
    if (shown.dismissed || view.now_ms >= shown.since_ms + shown_ms) return std::nullopt;
    view.kit.wake_at(view.kit.now_ms() + shown.since_ms + shown_ms - view.now_ms);
    return entry.prompt_given().prompt();
}

void draw_prompt(const View& view) {
    if (view.session.board() || view.session.trainer()) return;  // the board shows it in its own way; the trainer sent it
    const auto prompt = prompt_now(view);
    if (!prompt) return;
    const std::string words = prompt_words(view, *prompt);
    const Rect window = view.kit.window();
    const float width = std::min(view.px(460), window.width() - view.px(24)), pad = view.px(16);
    const float inside = width - 2 * pad - view.px(36 + 34);
    const float text = paragraph_height(view.kit, words, inside, {.font = Font::title});
    const float height = std::max(text, view.px(34)) + 2 * pad;
    const float left = std::floor(window.center().x - width / 2), top = window.y1 - view.px(72) - height;
    const Rect box{left, top, left + width, top + height};
    const FloatingScope floating(view.kit);
    const RegionScope region(view.kit, "region.prompt", tr("prompt.title"), box);
    shadow(view.kit, box, 1.8f);
    fill(view.kit, box, view.kit.theme().surface, 12);
    outline(view.kit, box, view.kit.theme().line, 12);
    card_accent(view.kit, box, view.kit.theme().primary);
    Rect row = box.inset(pad, pad);
    icon_at(view.kit, {row.x0 + view.px(14), row.center().y}, icon_of(*prompt), view.kit.theme().primary, Font::icon_large);
    row.cut_left(view.px(36));
    const Rect close = row.cut_right(view.px(34));
    paragraph(view.kit, {row.x0, row.center().y - text / 2, row.x0 + inside, row.center().y + text / 2}, words, {.font = Font::title, .id = "prompt.words"});
    if (icon_button(view.kit, "prompt.close", {close.x0, close.center().y - view.px(17), close.x1, close.center().y + view.px(17)}, icon::close, tr("prompt.close")))
        view.kit.state<Shown>("prompt").dismissed = true;
}

std::string chairs_sentence(const View& view) {
    if (!view.knowledge().has_chairs()) return {};
    const ChairsSwapped& chairs = view.knowledge().chairs();
    const std::string left = left_text(view, chairs.ends_at_ms());
    for (const auto& swap : chairs.swaps()) {
        if (swap.seat() != view.session.seat() || view.session.seat() == 0) continue;
        const std::uint32_t party = knowledge::party_of(view.knowledge(), {swap.argues_for()}).value;
        return tr("chairs.mine", {left, seat_name(view.knowledge(), swap.argues_for()), party_name(view.knowledge(), party)});
    }
    return tr("chairs.others", {left});
}

}  // namespace samenspel::screens
