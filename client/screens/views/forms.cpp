// A form that is open and not yet sent: over the table, put aside with Escape, back with its button.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/choices.hpp"
#include "client/screens/kit/fields.hpp"
#include "client/screens/kit/overlays.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

struct Answers {
    std::string form;
    std::map<std::string, int> scales;          // question, or question.party
    std::map<std::string, std::string> texts;
    bool aside = false;
};

const FormKnowledge* unanswered(const View& view) {
    for (const auto& form : view.knowledge().forms()) {
        if (!form.open()) continue;
        bool sent = false;
        for (const auto& submitted : form.submitted()) sent = sent || submitted.seat() == view.session.seat();
        if (!sent) return &form;
    }
    return nullptr;
}

void draw_question(const View& view, Rect& room, Answers& answers, const QuestionInfo& question) {
    room.y0 += paragraph(view.kit, room, say(question.text()), {.font = Font::body_bold}) + view.px(6);
    const std::string low = say(question.low()), high = say(question.high()), name = say(question.text());
    if (question.kind() == FREE_TEXT) {
        std::string& text = answers.texts[question.id()];
        text_area(view.kit, "form." + question.id(), room.cut_top(text_area_height(view.kit, text, room.width(), 2, 5)), text, {.name = name, .limit = 400});
    } else if (question.kind() == PARTNER_SCALE_1_4) {
        for (const auto& party : view.content().parties()) {
            if (party.number() == view.session.party()) continue;
            Rect row = room.cut_top(view.px(46));
            party_disc(view, {row.x0 + view.px(15), row.center().y}, view.px(13), party.number());
            row.cut_left(view.px(36));
            label(view.kit, row.cut_left(row.width() * 0.38f), say(party.name()), {.font = Font::small, .may_shorten = true});
            const std::string id = question.id() + "." + party.id();
            int& value = answers.scales[id];
            const int pressed = segmented(view.kit, "form." + id, row.inset(0, view.px(5)), {{"1", nullptr, tr("heat.1")}, {"2", nullptr, tr("heat.2")}, {"3", nullptr, tr("heat.3")}, {"4", nullptr, tr("heat.4")}}, value - 1);
            if (pressed >= 0) value = pressed + 1;
        }
    } else {
        const ScaleStyle style{.most = question.kind() == SCALE_1_10 ? 10 : 4, .low = low, .high = high, .name = name};
        slider(view.kit, "form." + question.id(), room.cut_top(slider_height(view.kit, style)), answers.scales[question.id()], style);
    }
    room.cut_top(view.px(14));
}

bool complete(const View& view, const FormInfo& info, const Answers& answers) {
    const auto given = [&](const std::string& id) {
        const auto found = answers.scales.find(id);
        return found != answers.scales.end() && found->second > 0;
    };
    for (const auto& question : info.questions()) {
        if (question.kind() == FREE_TEXT) continue;
        if (question.kind() != PARTNER_SCALE_1_4) {
            if (!given(question.id())) return false;
            continue;
        }
        for (const auto& party : view.content().parties())
            if (party.number() != view.session.party() && !given(question.id() + "." + party.id())) return false;
    }
    return true;
}

void submit(const View& view, const FormInfo& info, const Answers& answers) {
    SubmitForm& command = *view.wants.give().mutable_submit_form();
    command.set_form(info.id());
    for (const auto& question : info.questions()) {
        if (question.kind() == FREE_TEXT) {
            const auto found = answers.texts.find(question.id());
            if (found == answers.texts.end() || found->second.empty()) continue;
            Answer& answer = *command.add_answers();
            answer.set_question(question.id());
            answer.set_text(found->second);
        } else if (question.kind() == PARTNER_SCALE_1_4) {
            for (const auto& party : view.content().parties()) {
                if (party.number() == view.session.party()) continue;
                Answer& answer = *command.add_answers();
                answer.set_question(question.id());
                answer.set_partner(party.number());
                answer.set_scale(static_cast<std::uint32_t>(answers.scales.at(question.id() + "." + party.id())));
            }
        } else {
            Answer& answer = *command.add_answers();
            answer.set_question(question.id());
            answer.set_scale(static_cast<std::uint32_t>(answers.scales.at(question.id())));
        }
    }
}

}  // namespace

void draw_form_dialog(const View& view) {
    if (draw_recap(view) || view.session.seat() == 0 || view.session.trainer()) return;
    const FormKnowledge* form = unanswered(view);
    const FormInfo* info = form ? knowledge::form_info(view.knowledge(), form->form()) : nullptr;
    if (!info) return;
    Answers& answers = view.kit.state<Answers>("form");
    if (answers.form != info->id()) answers = {info->id(), {}, {}, false};
    if (answers.aside) {
        const Rect window = view.kit.window();
        const float width = button_width(view.kit, tr("form.back"), true);
        const Rect place{window.center().x - width / 2, window.y1 - view.px(60), window.center().x + width / 2, window.y1 - view.px(20)};
        const FloatingScope floating(view.kit);
        if (button(view.kit, "form.back", place, tr("form.back"), {.kind = ButtonKind::primary, .icon = icon::assignment})) answers.aside = false;
        return;
    }
    const float tall = std::max(200.0f, view.kit.window().height() / view.kit.scale() - 240.0f);
    Dialog dialog(view.kit, "form", say(info->title()), {.width = 640, .body_height = tall, .icon = icon::assignment});
    {
        ScrollArea area(view.kit, "form.scroll", dialog.body(), {.name = tr("form.title")});
        Rect room = area.content();
        room.x1 -= view.px(14);  // clear of the bar
        room.y0 += paragraph(view.kit, room, tr("form.private"), {.font = Font::small, .color = view.kit.theme().ink_second}) + view.px(10);
        for (const auto& question : info->questions()) draw_question(view, room, answers, question);
        area.used(room.y0);
    }
    const bool enough = complete(view, *info, answers);
    const auto halves = dialog.footer().columns(2, view.px(gap));
    if (button(view.kit, "form.later", halves[0], tr("form.later")) || dialog.closed()) answers.aside = true;
    if (button(view.kit, "form.send", halves[1], tr("form.send"), {.kind = ButtonKind::primary, .icon = icon::send, .enabled = enough, .hint = enough ? std::string_view() : tr("form.missing")})) submit(view, *info, answers);
}

}  // namespace samenspel::screens
