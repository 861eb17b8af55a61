// The board in the past: what lay on the table at that moment, with who stood where, and what had just come. Only what everybody was
// told then, in letters for eight metres; what does not fit is left out, the newest last.
#include <algorithm>

#include "client/knowledge/queries.hpp"
#include "client/screens/views/board.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// As many lines of `words` as there is room for; room's top moves below them. False, and nothing drawn, when not one fits.
bool put(const View& view, Rect& room, const std::string& words, TextStyle style) {
    const int lines = static_cast<int>(room.height() / line_height(view.kit, style.font));
    if (lines <= 0) return false;
    style.max_lines = lines;
    style.may_shorten = true;
    const float height = paragraph_height(view.kit, words, room.width(), style);
    paragraph(view.kit, {room.x0, room.y0, room.x1, room.y0 + height}, words, style);
    room.y0 += height;
    return true;
}

// What comes before an answer: a question asks by itself.
std::string asked(const std::string& title) { return title + (title.ends_with('?') ? " " : ": "); }

std::string package(const View& view, const ProposalKnowledge& proposal) {
    const Draft& draft = knowledge::current_draft(proposal);
    std::string out;
    for (const auto& choice : draft.choices())
        out += (out.empty() ? "" : " · ") + asked(issue_title(view.knowledge(), choice.issue())) + option_label(view.knowledge(), choice.issue(), choice.option());
    return draft.text().empty() ? out : out + (out.empty() ? "" : " · ") + draft.text();
}

// The open ones first, each the newest first.
std::vector<const ProposalKnowledge*> tabled(const View& view) {
    std::vector<const ProposalKnowledge*> out;
    for (const auto& proposal : view.knowledge().proposals()) out.push_back(&proposal);
    std::reverse(out.begin(), out.end());
    std::stable_partition(out.begin(), out.end(), [](const auto* one) { return one->state() == PROPOSAL_OPEN || one->state() == PROPOSAL_ACCEPTED; });
    return out;
}

void draw_tabled(const View& view, Rect room) {
    const TextStyle head{.font = Font::body_bold, .color = view.kit.theme().primary}, plain{};
    const float positions = view.px(34), least = line_height(view.kit, Font::body_bold) + line_height(view.kit, Font::body) + positions;
    bool first = true;
    for (const auto* proposal : tabled(view)) {
        const std::string words = package(view, *proposal);
        const float needed = least - line_height(view.kit, Font::body) + paragraph_height(view.kit, words, room.width(), plain);
        if (room.height() < (first ? least : needed)) return;
        const std::string title = tr("proposal.title", {std::to_string(proposal->proposal())});
        put(view, room, title + " · " + std::string(proposal_state(proposal->state())), head);
        Rect body = room;
        body.y1 -= positions;
        put(view, body, words, plain);
        room.y0 = body.y0;
        draw_positions(view, room.cut_top(positions), *proposal, "board.then." + std::to_string(proposal->proposal()));
        room.cut_top(view.px(8));
        first = false;
    }
}

void draw_newest(const View& view, Rect room) {
    const auto& story = view.knowledge().story();
    bool first = true;
    for (auto entry = story.rbegin(); entry != story.rend(); ++entry) {
        const std::string words = story_words(view, *entry);
        if (words.empty()) continue;
        const std::string line = minutes(entry->at_ms()) + " " + words;
        if (!first && paragraph_height(view.kit, line, room.width(), {}) > room.height()) return;
        if (!put(view, room, line, {.color = first ? view.kit.theme().ink : view.kit.theme().ink_second, .id = first ? "board.then.newest" : ""})) return;
        room.cut_top(view.px(4));
        first = false;
    }
}

bool told(const View& view) {
    const auto& story = view.knowledge().story();
    return std::any_of(story.begin(), story.end(), [&](const Entry& entry) { return !story_words(view, entry).empty(); });
}

}  // namespace

bool has_board_past(const View& view) { return !view.knowledge().proposals().empty() || told(view); }

void draw_board_past(const View& view, const Rect& rect) {
    Rect room = rect.inset(view.px(20), view.px(12));
    draw_board_line(view, room.cut_top(line_height(view.kit, Font::number)));
    room.cut_top(view.px(8));
    if (view.knowledge().proposals().empty()) return draw_newest(view, room);
    if (!told(view)) return draw_tabled(view, room);
    const bool wide = room.width() > room.height();
    const Rect left = wide ? room.cut_left(room.width() * 0.52f) : room.cut_top(room.height() * 0.55f);
    if (wide) room.cut_left(view.px(20));
    else room.cut_top(view.px(10));
    draw_tabled(view, left);
    draw_newest(view, room);
}

}  // namespace samenspel::screens
