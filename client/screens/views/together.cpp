// What a table writes together: its ambition, its loaded words, and the card with which talk goes on.
#include "client/screens/views/together.hpp"

#include <algorithm>

#include "client/knowledge/course.hpp"
#include "client/knowledge/instruments.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/ledger.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Draft { std::string text, word; bool writing = false; };

bool may_write(const View& view) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    return phase && (phase->kind() == EXPLORING || phase->kind() == TALKING || phase->kind() == RESULT) && !view.knowledge().ended() && !view.knowledge().paused();
}

bool signs(const View& view) {
    const SeatInfo* seat = knowledge::seat_info(view.knowledge(), {view.session.seat()});
    return seat && seat->signatory();
}

const char* icon_of(Recognition recognition) { return recognition == RECOGNISES ? icon::check : recognition == PARTLY ? icon::minus : icon::close; }
Tone tone_of(Recognition recognition) { return recognition == RECOGNISES ? Tone::good : recognition == PARTLY ? Tone::warning : Tone::bad; }

// Whether the party has said what it finds, in words and a mark: one chip for each, on as many lines as they need.
void draw_answers(const View& view, FlowCard& flow) {
    Rect row = flow.row(28, 6);
    float x = row.x0;
    for (const auto& party : view.content().parties()) {
        const AmbitionAnswered* answer = nullptr;
        for (const auto& one : view.knowledge().ambition().answers())
            if (one.party() == party.number()) answer = &one;
        const std::string words(tr(answer ? "ambition.answer." + std::to_string(static_cast<int>(answer->recognition())) : "ambition.answer.0"));
        const float width = view.px(30) + chip_width(view.kit, answer ? icon_of(answer->recognition()) : nullptr, words);
        if (x + width > row.x1 && x > row.x0) {
            row = flow.row(28, 6);
            x = row.x0;
        }
        party_disc(view, {x + view.px(12), row.center().y}, view.px(11), party.number());
        chip(view.kit, {x + view.px(28), row.center().y}, answer ? icon_of(answer->recognition()) : nullptr, words, answer ? tone_of(answer->recognition()) : Tone::neutral);
        x += width + view.px(12);
    }
}

void draw_recognition(const View& view, FlowCard& flow) {
    int mine = -1;
    for (const auto& answer : view.knowledge().ambition().answers())
        if (answer.party() == view.session.party()) mine = static_cast<int>(answer.recognition()) - 1;
    flow.text(tr("ambition.ask"), {.font = Font::small_bold}, 4);
    const int pressed = segmented(view.kit, "ambition.answer", flow.row(control_height),
                                  {{"yes", icon::check, tr("ambition.answer.1"), Tone::good}, {"partly", icon::minus, tr("ambition.answer.2"), Tone::warning}, {"no", icon::close, tr("ambition.answer.3"), Tone::bad}}, mine, may_write(view));
    if (pressed < 0 || pressed == mine) return;
    AnswerAmbition& answer = *view.wants.give().mutable_answer_ambition();
    answer.set_version(view.knowledge().ambition().written().version());
    answer.set_recognition(static_cast<Recognition>(pressed + 1));
}

// A field with its two buttons, while something is being written. True when it is to be sent.
bool draw_writing(const View& view, FlowCard& flow, const std::string& id, std::string_view name, std::size_t limit, Draft& draft) {
    text_area(view.kit, id + ".text", flow.piece(text_area_height(view.kit, draft.text, flow.width(), 2, 4)), draft.text, {.name = name, .hint = name, .limit = limit});
    const auto halves = flow.row(control_height).columns(2, view.px(gap));
    if (button(view.kit, id + ".cancel", halves[0], tr("composer.cancel"))) draft = {};
    return button(view.kit, id + ".go", halves[1], tr("together.put"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = !draft.text.empty()}) && !draft.text.empty();
}

std::string issues_leaning_on(const View& view, const std::string& word) {
    std::string out;
    for (const auto& issue : view.content().issues())
        if (std::find(issue.words().begin(), issue.words().end(), word) != issue.words().end()) out += (out.empty() ? "" : ", ") + say(issue.title());
    return out;
}

// Agreements that do not work because of the word.
std::string held_up_by(const View& view, const std::string& word) {
    std::string out;
    for (const auto& entry : view.knowledge().story()) {
        if (!entry.has_word_clashed() || entry.word_clashed().word() != word) continue;
        const ProposalKnowledge* agreement = knowledge::proposal(view.knowledge(), entry.word_clashed().proposal());
        if (!agreement || agreement->state() != AGREED || knowledge::unsigned_for(view.knowledge(), *agreement, word).empty()) continue;
        const std::string title = issue_title(view.knowledge(), entry.word_clashed().issue());
        if (out.find(title) == std::string::npos) out += (out.empty() ? "" : ", ") + title;
    }
    return out;
}

void draw_signatures(const View& view, const Rect& row, const GlossaryKnowledge* word) {
    float x = row.x0 + view.px(13);
    for (const auto& party : view.content().parties()) {
        if (x + view.px(13) > row.x1) break;
        party_disc(view, {x, row.center().y}, view.px(12), party.number());
        if (word && knowledge::has_signed(*word, {party.number()})) avatar_mark(view.kit, {x, row.center().y}, view.px(12), icon::edit, Tone::good);
        x += view.px(34);
    }
}

void draw_word(const View& view, FlowCard& flow, const WordInfo& info, Draft& draft) {
    const GlossaryKnowledge* word = knowledge::word_together(view.knowledge(), info.id());
    const std::string id = "word." + info.id();
    divider(view.kit, flow.row(1, 8));
    flow.text("“" + say(info.word()) + "”", {.font = Font::body_bold}, 2);
    if (const std::string issues = issues_leaning_on(view, info.id()); !issues.empty()) flow.text(tr("words.leaning", {issues}), {.font = Font::caption, .color = view.kit.theme().ink_second}, 4);
    if (const std::string held = held_up_by(view, info.id()); !held.empty()) flow.piece(notice(view.kit, flow.row(0, 0), icon::warning, tr("words.held_up", {held}), Tone::warning));
    flow.text(word ? word->written().text() : std::string(tr("words.unwritten")), {.color = word ? Color{0} : view.kit.theme().ink_second}, 6);
    if (word) draw_signatures(view, flow.row(30, 6), word);
    if (view.session.seat() == 0 || view.session.trainer()) return;
    if (draft.writing && draft.word == info.id()) {
        if (!draw_writing(view, flow, id, tr("words.write"), 160, draft)) return;
        view.wants.give().mutable_write_meaning()->set_word(info.id());
        view.wants.commands.back().mutable_write_meaning()->set_text(draft.text);
        draft = {};
        return;
    }
    const auto halves = flow.row(control_height, 10).columns(2, view.px(gap));
    if (button(view.kit, id + ".write", halves[0], tr(word ? "words.rewrite" : "words.write"), {.icon = icon::edit, .enabled = may_write(view)})) draft = {word ? word->written().text() : std::string(), info.id(), true};
    const bool mine = word && knowledge::has_signed(*word, {view.session.party()});
    if (word && signs(view) && button(view.kit, id + ".sign", halves[1], tr(mine ? "words.signed" : "words.sign"), {.kind = mine ? ButtonKind::secondary : ButtonKind::primary, .icon = icon::check, .enabled = !mine && may_write(view)})) {
        view.wants.give().mutable_sign_meaning()->set_word(info.id());
        view.wants.commands.back().mutable_sign_meaning()->set_version(word->written().version());
    }
}

struct Page { Instrument instrument; const char* id; const char* icon; void (*draw)(const View&, Rect&); };
constexpr Page pages[] = {{AMBITION, "ambition", icon::flag, draw_ambition_card},
                          {GLOSSARY, "words", icon::forum, draw_words_card},
                          {LEDGER, "ledger", icon::balance, draw_ledger_card},
                          {CONVERSATION_LEVELS, "card", icon::chat, draw_pocket_card},
                          {CONDITIONS_SCAN, "scan", icon::trending_up, draw_scan_card}};

// A scan is there to talk about once it has something to tell.
bool has_something(const View& view, const Page& page) {
    return page.instrument != CONDITIONS_SCAN || knowledge::has_readings(knowledge::conditions_scan(view.knowledge(), false));
}

std::vector<const Page*> pages_on(const View& view) {
    std::vector<const Page*> out;
    for (const auto& page : pages)
        if (knowledge::instrument_on(view.knowledge(), page.instrument) && has_something(view, page)) out.push_back(&page);
    return out;
}

}  // namespace

bool has_together(const View& view) { return !pages_on(view).empty(); }

int waiting_gives(const View& view) {
    if (view.session.seat() == 0 || !knowledge::instrument_on(view.knowledge(), LEDGER)) return 0;
    return static_cast<int>(knowledge::gives_waiting_for(view.knowledge(), {view.session.seat()}).size());
}

std::string ambition_words(const View& view) {
    return knowledge::instrument_on(view.knowledge(), AMBITION) ? view.knowledge().ambition().written().text() : std::string();
}

void draw_ambition_card(const View& view, Rect& room) {
    Draft& draft = view.kit.state<Draft>("ambition.draft");
    FlowCard flow(view.kit, "ambition", room);
    flow.head(icon::flag, tr("ambition.title"));
    const bool written = view.knowledge().has_ambition();
    if (written) flow.text("“" + view.knowledge().ambition().written().text() + "”", {.font = Font::title, .id = "ambition.text"}, 10);
    else flow.text(tr("ambition.none"), {.color = view.kit.theme().ink_second});
    if (written) draw_answers(view, flow);
    const bool player = view.session.seat() != 0 && !view.session.trainer();
    if (player && written && signs(view)) draw_recognition(view, flow);
    if (player && draft.writing) {
        if (draw_writing(view, flow, "ambition", tr("ambition.write"), 200, draft)) {
            view.wants.give().mutable_write_ambition()->set_text(draft.text);
            draft = {};
        }
    } else if (player && view.session.seat() == view.knowledge().pen()) {
        if (button(view.kit, "ambition.write", flow.row(control_height), tr(written ? "ambition.rewrite" : "ambition.write"), {.icon = icon::edit, .enabled = may_write(view)})) draft = {written ? view.knowledge().ambition().written().text() : std::string(), {}, true};
    }
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_words_card(const View& view, Rect& room) {
    Draft& draft = view.kit.state<Draft>("words.draft");
    FlowCard flow(view.kit, "words", room);
    flow.head(icon::forum, tr("words.title"));
    flow.text(tr("words.rule"), {.font = Font::small, .color = view.kit.theme().ink_second}, 10);
    for (const auto& word : view.content().words()) draw_word(view, flow, word, draft);
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_pocket_card(const View& view, Rect& room) {
    {
        FlowCard flow(view.kit, "pocket.levels", room);
        flow.head(icon::chat, tr("pocket.levels"));
        for (const char* level : {"content", "emotion", "intention"}) {
            flow.text(tr(std::string("pocket.") + level), {.font = Font::body_bold}, 2);
            flow.text(tr(std::string("pocket.") + level + ".say"), {.color = view.kit.theme().ink_second}, 10);
        }
        room.y0 = flow.bottom() + view.px(gap);
    }
    FlowCard flow(view.kit, "pocket.moves", room);
    flow.head(icon::trending_up, tr("pocket.moves"));
    for (const char* move : {"position", "blame", "anger", "concern"}) {
        flow.text(tr(std::string("pocket.move.") + move), {.font = Font::body_bold}, 2);
        flow.text(tr(std::string("pocket.move.") + move + ".say"), {.color = view.kit.theme().ink_second}, 10);
    }
    room.y0 = flow.bottom() + view.px(gap);
}

void draw_together(const View& view, const Rect& rect) {
    const auto on = pages_on(view);
    Rect room = rect;
    int& page = view.kit.state<int>("together.page");
    page = std::clamp(page, 0, std::max(0, static_cast<int>(on.size()) - 1));
    if (on.empty()) return;
    if (on.size() > 1) {
        std::vector<Segment> segments;
        std::vector<std::string> names;
        for (const auto* one : on) names.push_back(std::string(tr(std::string("together.") + one->id)));
        for (std::size_t index = 0; index < on.size(); ++index) segments.push_back({on[index]->id, on[index]->icon, names[index]});
        const int pressed = segmented(view.kit, "together", room.cut_top(view.px(control_height)), segments, page);
        if (pressed >= 0) page = pressed;
        room.cut_top(view.px(8));
    }
    ScrollArea area(view.kit, std::string("together.scroll.") + on[static_cast<std::size_t>(page)]->id, room, {.name = tr("table.tab.together")});
    Rect content = area.content();
    content.x1 -= view.px(10);
    on[static_cast<std::size_t>(page)]->draw(view, content);
    area.used(content.y0);
}

}  // namespace samenspel::screens
