// Who joins a table that is under way first gets, in at most five lines, where it stands.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Recap {
    std::uint32_t table = 0, seat = 0;
    bool decided = false, open = false;
};

struct Line { const char* icon; std::string words; };

std::string choices_in_words(const View& view, const Draft& draft) {
    std::string out;
    for (const auto& choice : draft.choices()) out += (out.empty() ? "" : ", ") + option_label(view.knowledge(), choice.issue(), choice.option());
    return out;
}

Line agreements_line(const View& view) {
    const auto agreed = knowledge::proposals_in(view.knowledge(), AGREED);
    if (agreed.empty()) return {icon::handshake, std::string(tr("recap.agreed.none"))};
    std::string words;
    for (const auto* proposal : agreed) words += (words.empty() ? "" : "; ") + choices_in_words(view, knowledge::current_draft(*proposal));
    return {icon::handshake, tr("recap.agreed", {words})};
}

Line open_line(const View& view) {
    const auto open = knowledge::open_proposals(view.knowledge());
    if (open.empty()) return {icon::document, std::string(tr("recap.open.none"))};
    const ProposalKnowledge& newest = *open.back();
    return {icon::document, tr("recap.open", {std::to_string(newest.proposal()), choices_in_words(view, knowledge::current_draft(newest))})};
}

Line result_line(const View& view) {
    const auto& results = view.knowledge().results();
    if (results.empty() || results.rbegin()->round().round() == 0) return {icon::trending_up, std::string(tr("recap.result.none"))};
    const RoundResolved& last = results.rbegin()->round();
    std::string words;
    for (const auto& finding : last.findings())
        if (words.empty()) words = finding_sentence(finding, view.knowledge());
    return {icon::trending_up, tr("recap.result", {std::to_string(last.year()), words.empty() ? std::string(tr("result.quiet")) : words})};
}

std::vector<Line> lines_of(const View& view) {
    std::vector<Line> out{{icon::timer, tr("recap.phase", {phase_title(view), clock_text(view)})}, agreements_line(view), open_line(view), result_line(view)};
    if (view.session.seat() != 0) out.push_back({icon::lock, std::string(tr(view.kit.columns() > 1 ? "recap.card.beside" : "recap.card"))});
    return out;
}

// A place that somebody came to late, as a word that is another one for each; empty for who was here before talk began.
std::string late_place(const View& view) {
    const Welcome& welcome = view.session.welcome();
    const auto since_ms = view.session.late_since_ms();
    if (!since_ms) return {};
    return std::to_string(welcome.participant()) + "-" + std::to_string(welcome.table()) + "-" + std::to_string(welcome.seat()) + "-" + std::to_string(*since_ms);
}

// Decided once for each place, and when the page is loaded again by what the history tells of it: somebody who was here when
// talk began needs no recap, nor does who has read it.
void decide(const View& view, Recap& recap) {
    const Welcome& welcome = view.session.welcome();
    if (recap.decided && recap.table == welcome.table() && recap.seat == welcome.seat()) return;
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    const std::string late = late_place(view);
    const bool read = !late.empty() && late == view.door.recap_read;
    const bool new_here = (view.session.joined() || recap.decided || !late.empty()) && !read;
    recap = {welcome.table(), welcome.seat(), true, new_here && phase && phase->kind() != JOINING && phase->kind() != READING && phase->kind() != DEBRIEFING && !view.knowledge().ended()};
}

}  // namespace

void note_presence(const View& view) {
    if (view.session.welcomed() && view.session.caught_up() && !view.session.trainer() && view.knowledge().has_opened()) decide(view, view.kit.state<Recap>("recap"));
}

bool draw_recap(const View& view) {
    Recap& recap = view.kit.state<Recap>("recap");
    if (!recap.open || view.session.trainer()) return false;
    const auto lines = lines_of(view);
    const float wide = std::min(view.px(520), view.kit.window().width() - view.px(32)) - view.px(40 + 34 + 14);
    float height = view.px(8);
    for (const auto& line : lines) height += std::max(paragraph_height(view.kit, line.words, wide, {}), view.px(24)) + view.px(12);
    Dialog dialog(view.kit, "recap", tr("recap.title"), {.width = 520, .body_height = height / view.kit.scale(), .icon = icon::info});
    {
        ScrollArea area(view.kit, "recap.scroll", dialog.body(), {.name = tr("recap.title")});
        Rect room = area.content();
        for (const auto& line : lines) {
            icon_at(view.kit, {room.x0 + view.px(12), room.y0 + view.px(12)}, line.icon, view.kit.theme().primary);
            const float text = paragraph(view.kit, {room.x0 + view.px(34), room.y0, room.x0 + view.px(34) + wide, room.y1}, line.words);
            room.cut_top(std::max(text, view.px(24)) + view.px(12));
        }
        area.used(room.y0);
    }
    if (button(view.kit, "recap.go", dialog.footer().columns(2, view.px(gap))[1], tr("recap.go"), {.kind = ButtonKind::primary, .icon = icon::check}) || dialog.closed()) {
        recap.open = false;
        view.wants.recap_read = late_place(view);
    }
    return true;
}

}  // namespace samenspel::screens
