// The forms that are open and not yet sent: one at a time over the table, put aside with Escape, back with the
// button of a band above the screen. What was filled in stays, whichever form is shown.
#include <algorithm>

#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/prompts.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

// By question; by "question.party" for those about partners.
struct Answers {
    std::map<std::string, int> scales;
    std::map<std::string, std::string> texts, options;
    bool aside = false;
};

bool of_partners(QuestionKind kind) { return kind == PARTNER_SCALE_1_4 || kind == PARTNER_CHOICE || kind == PARTNER_TEXT; }
bool in_words(QuestionKind kind) { return kind == FREE_TEXT || kind == PARTNER_TEXT; }

using Drafts = std::map<std::string, Answers>;  // by form

// While people read their role, a form waits in the band until they open it.
Answers& draft_of(const View& view, Drafts& drafts, const FormInfo& form) {
    const PhaseInfo* phase = knowledge::phase_info(view.knowledge());
    Answers fresh;
    fresh.aside = phase && phase->kind() == READING;
    return drafts.try_emplace(form.id(), std::move(fresh)).first->second;
}

std::vector<const FormInfo*> unanswered(const View& view) {
    std::vector<const FormInfo*> out;
    for (const auto& form : view.knowledge().forms()) {
        if (!form.open()) continue;
        bool sent = false;
        for (const auto& submitted : form.submitted()) sent = sent || submitted.seat() == view.session.seat();
        if (sent) continue;
        if (const FormInfo* info = knowledge::form_info(view.knowledge(), form.form())) out.push_back(info);
    }
    return out;
}

// One of a question's options: side by side where all of them fit, else as a list.
void draw_options(const View& view, const Rect& rect, const QuestionInfo& question, const std::string& id, std::string& chosen, const std::string& name) {
    std::vector<std::string> labels;
    float wanted = 0;
    int selected = -1;
    for (const auto& option : question.options()) {
        if (option.id() == chosen) selected = static_cast<int>(labels.size());
        labels.push_back(say(option.label()));
        wanted = std::max(wanted, text_width(view.kit, Font::small_bold, labels.back()) + view.px(20));
    }
    if (wanted * static_cast<float>(labels.size()) <= rect.width()) {
        std::vector<Segment> segments;
        for (int index = 0; index < question.options_size(); ++index) segments.push_back({question.options(index).id(), nullptr, labels[static_cast<std::size_t>(index)]});
        if (const int pressed = segmented(view.kit, id, rect, segments, selected); pressed >= 0) chosen = question.options(pressed).id();
        return;
    }
    const std::vector<std::string_view> all(labels.begin(), labels.end());
    if (select(view.kit, id, rect, all, selected, {.name = name, .hint = tr("form.choose")}) && selected >= 0) chosen = question.options(selected).id();
}

// The party's disc and name, and beside it, or below where it is narrow, the room for its answer.
Rect partner_row(const View& view, Rect& room, const PartyInfo& party) {
    const bool narrow = room.width() < view.px(430);
    Rect row = room.cut_top(view.px(46));
    party_disc(view, {row.x0 + view.px(15), row.center().y}, view.px(13), party.number());
    row.cut_left(view.px(36));
    label(view.kit, narrow ? row : row.cut_left(row.width() * 0.38f), say(party.name()), {.font = Font::small, .may_shorten = true});
    if (narrow) {
        row = room.cut_top(view.px(control_height));
        room.cut_top(view.px(8));
        return row;
    }
    row.cut_left(view.px(6));
    return row.inset(0, view.px(5));
}

void draw_of_partner(const View& view, Rect& room, Answers& answers, const QuestionInfo& question, const PartyInfo& party) {
    const std::string id = question.id() + "." + party.id(), control = "form." + id, name = say(party.name());
    const Rect place = partner_row(view, room, party);
    if (question.kind() == PARTNER_CHOICE) return draw_options(view, place, question, control, answers.options[id], name);
    if (question.kind() == PARTNER_TEXT) {
        text_input(view.kit, control, place, answers.texts[id], {.name = name, .hint = tr("form.words"), .limit = 200});
        return;
    }
    int& value = answers.scales[id];
    const int pressed = segmented(view.kit, control, place, {{"1", nullptr, tr("heat.1")}, {"2", nullptr, tr("heat.2")}, {"3", nullptr, tr("heat.3")}, {"4", nullptr, tr("heat.4")}}, value - 1);
    if (pressed >= 0) value = pressed + 1;
}

void draw_choice(const View& view, Rect& room, Answers& answers, const QuestionInfo& question) {
    const std::string group = "form." + question.id();
    for (const auto& option : question.options()) {
        const std::string words = say(option.label()) + (option.has_explain() ? " — " + say(option.explain()) : std::string());
        const Rect row = room.cut_top(choice_height(view.kit, words, room.width()));
        if (radio(view.kit, group + "." + option.id(), row, words, answers.options[question.id()] == option.id(), group)) answers.options[question.id()] = option.id();
    }
}

void draw_question(const View& view, Rect& room, Answers& answers, const QuestionInfo& question) {
    room.y0 += paragraph(view.kit, room, say(question.text()), {.font = Font::body_bold}) + view.px(6);
    const std::string low = say(question.low()), high = say(question.high()), name = say(question.text());
    if (of_partners(question.kind())) {
        for (const auto& party : view.content().parties())
            if (party.number() != view.session.party()) draw_of_partner(view, room, answers, question, party);
    } else if (question.kind() == FREE_TEXT) {
        std::string& text = answers.texts[question.id()];
        text_area(view.kit, "form." + question.id(), room.cut_top(text_area_height(view.kit, text, room.width(), 2, 5)), text, {.name = name, .limit = 400});
    } else if (question.kind() == CHOICE) {
        draw_choice(view, room, answers, question);
    } else {
        const ScaleStyle style{.most = question.kind() == SCALE_1_10 ? 10 : 4, .low = low, .high = high, .name = name};
        slider(view.kit, "form." + question.id(), room.cut_top(slider_height(view.kit, style, room.width())), answers.scales[question.id()], style);
    }
    room.cut_top(view.px(14));
}

// What was answered so far under this id; false for nothing.
bool fill_in(const QuestionInfo& question, const Answers& answers, const std::string& id, Answer& answer) {
    const auto scale = answers.scales.find(id);
    const auto text = answers.texts.find(id), option = answers.options.find(id);
    answer.set_question(question.id());
    if (in_words(question.kind())) {
        if (text == answers.texts.end() || text->second.empty()) return false;
        answer.set_text(text->second);
    } else if (question.kind() == CHOICE || question.kind() == PARTNER_CHOICE) {
        if (option == answers.options.end() || option->second.empty()) return false;
        answer.set_option(option->second);
    } else {
        if (scale == answers.scales.end() || scale->second < 1) return false;
        answer.set_scale(static_cast<std::uint32_t>(scale->second));
    }
    return true;
}

// The form as it would be sent; `complete` when nothing is missing.
SubmitForm filled(const View& view, const FormInfo& info, const Answers& answers, bool& complete) {
    SubmitForm out;
    out.set_form(info.id());
    complete = true;
    const auto add = [&](const QuestionInfo& question, const std::string& id, std::uint32_t partner) {
        Answer answer;
        const bool given = fill_in(question, answers, id, answer);
        if (partner != 0) answer.set_partner(partner);
        if (given) *out.add_answers() = answer;
        else complete = complete && in_words(question.kind());
    };
    for (const auto& question : info.questions()) {
        if (!of_partners(question.kind())) add(question, question.id(), 0);
        else
            for (const auto& party : view.content().parties())
                if (party.number() != view.session.party()) add(question, question.id() + "." + party.id(), party.number());
    }
    return out;
}

void draw_form(const View& view, const FormInfo& info, Answers& answers) {
    const float tall = std::max(200.0f, view.kit.window().height() / view.kit.scale() - 240.0f);
    Dialog dialog(view.kit, "form", say(info.title()), {.width = 640, .body_height = tall, .icon = icon::assignment});
    {
        ScrollArea area(view.kit, "form.scroll", dialog.body(), {.name = tr("form.title")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        if (const auto prompt = prompt_now(view)) room.y0 += notice(view.kit, room, icon::campaign, prompt_words(view, *prompt), Tone::primary) + view.px(10);
        room.y0 += paragraph(view.kit, room, tr("form.private"), {.font = Font::small, .color = view.kit.theme().ink_second}) + view.px(10);
        for (const auto& question : info.questions()) draw_question(view, room, answers, question);
        area.used(room.y0);
    }
    bool enough = false;
    SubmitForm sent = filled(view, info, answers, enough);
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "form.later", halves[0], tr("form.later")) || dialog.closed()) answers.aside = true;
    if (button(view.kit, "form.send", halves[1], tr("form.send"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = enough, .hint = enough ? std::string_view() : tr("form.missing")})) *view.wants.give().mutable_submit_form() = std::move(sent);
}

}  // namespace

void draw_forms_band(const View& view, Rect& room) {
    if (view.session.seat() == 0 || view.session.trainer()) return;
    const auto forms = unanswered(view);
    Drafts& drafts = view.kit.state<Drafts>("form");
    if (forms.empty() || !std::all_of(forms.begin(), forms.end(), [&](const FormInfo* form) { return draft_of(view, drafts, *form).aside; })) return;
    const Rect band = room.cut_top(view.px(control_height + 12));
    const RegionScope region(view.kit, "region.forms", tr("form.title"), band);
    fill(view.kit, band, view.kit.theme().primary_soft);
    Rect row = band.inset(view.px(16), view.px(6));
    const Rect place = row.cut_right(button_width(view.kit, tr("form.back"), false));
    icon_at(view.kit, {row.x0 + view.px(10), row.center().y}, icon::assignment, view.kit.theme().primary);
    row.cut_left(view.px(28));
    row.cut_right(view.px(8));
    label(view.kit, row, tr("form.waits", {say(forms.front()->title())}), {.font = Font::small_bold, .may_shorten = true});
    if (!button(view.kit, "form.back", place, tr("form.back"), {.kind = ButtonKind::primary})) return;
    for (auto& [form, answers] : drafts) answers.aside = false;
}

void draw_form_dialog(const View& view) {
    if (view.past || draw_recap(view) || view.session.seat() == 0 || view.session.trainer()) return;
    Drafts& drafts = view.kit.state<Drafts>("form");
    for (const FormInfo* form : unanswered(view))
        if (Answers& answers = draft_of(view, drafts, *form); !answers.aside) return draw_form(view, *form, answers);
}

}  // namespace samenspel::screens
