// How guesses about partners turned out, once the trainer has held them against the truth. No guess is shown by name; one's
// own stands beside.
#include "client/knowledge/queries.hpp"
#include "client/screens/kit/flow.hpp"
#include "client/screens/kit/meters.hpp"
#include "client/screens/kit/scroll.hpp"
#include "client/screens/kit/shapes.hpp"
#include "client/screens/views/process.hpp"

namespace samenspel::screens {
namespace {

using namespace kit;

const QuestionInfo* question_of(const View& view, const GuessesCompared& compared) {
    const FormInfo* form = knowledge::form_info(view.knowledge(), compared.form());
    if (!form) return nullptr;
    for (const auto& question : form->questions())
        if (question.id() == compared.question()) return &question;
    return nullptr;
}

std::string label_of(const QuestionInfo& question, const std::string& option) {
    for (const auto& info : question.options())
        if (info.id() == option) return say(info.label());
    return option;
}

// The option that this seat chose for a partner; empty when it sent no answer, or none is this viewer's to see.
std::string own_guess(const View& view, const GuessesCompared& compared, std::uint32_t partner) {
    for (const auto& form : view.knowledge().forms()) {
        if (form.form() != compared.form()) continue;
        for (const auto& submitted : form.submitted()) {
            if (submitted.seat() != view.session.seat()) continue;
            for (const auto& answer : submitted.answers())
                if (answer.question() == compared.question() && answer.partner() == partner) return answer.option();
        }
    }
    return {};
}

void draw_outcome(const View& view, FlowCard& flow, const QuestionInfo& question, const GuessesCompared& compared, const GuessOutcome& outcome) {
    const bool narrow = flow.width() < view.px(420);
    const std::string truth = label_of(question, outcome.truth()), guess = own_guess(view, compared, outcome.partner());
    Rect row = flow.row(34, 0);
    party_disc(view, {row.x0 + view.px(15), row.center().y}, view.px(14), outcome.partner());
    row.cut_left(view.px(38));
    const float wide = std::min(chip_width(view.kit, icon::key, truth), row.width());
    if (!narrow) {
        chip(view.kit, {row.x1 - wide, row.center().y}, icon::key, truth, Tone::primary);
        row.cut_right(wide + view.px(8));
    }
    label(view.kit, row, party_name(view.knowledge(), outcome.partner()), {.font = Font::body_bold, .may_shorten = true});
    if (narrow) {
        const Rect below = flow.row(28, 0);
        chip(view.kit, {below.x0 + view.px(38), below.center().y}, icon::key, truth, Tone::primary);
    }
    const auto indented = [&](const std::string& words, Color color) {
        const Rect place = flow.row(0, 0);
        flow.piece(paragraph(view.kit, {place.x0 + view.px(38), place.y0, place.x1, place.y0}, words, {.font = Font::small, .color = color}), 3);
    };
    if (outcome.has_of()) {
        const std::string words = tr("guess.right", {std::to_string(outcome.right()), std::to_string(outcome.of())});
        const Rect bar = flow.row(10, 3);
        gauge(view.kit, "guess." + compared.question() + "." + std::to_string(outcome.partner()), {bar.x0 + view.px(38), bar.y0, bar.x1, bar.y1}, party_name(view.knowledge(), outcome.partner()), words,
              static_cast<float>(outcome.right()) / static_cast<float>(std::max(1u, outcome.of())), std::nullopt, {.good = 2 * outcome.right() >= outcome.of()});
        indented(words, view.kit.theme().ink_second);
    } else {
        indented(std::string(tr("guess.few")), view.kit.theme().ink_third);
    }
    if (!guess.empty() && !view.session.trainer()) {
        const bool right = guess == outcome.truth();
        indented(tr(right ? "guess.mine.right" : "guess.mine.other", {label_of(question, guess)}), right ? view.kit.theme().in_favour : view.kit.theme().ink);
    }
    flow.row(0, 8);
}

}  // namespace

std::vector<Guessable> guessables(const View& view) {
    std::vector<Guessable> out;
    for (const auto& form : view.knowledge().forms())
        if (const FormInfo* info = knowledge::form_info(view.knowledge(), form.form()))
            for (const auto& question : info->questions())
                if (question.truth() != NO_TRUTH) out.push_back({form.form(), question.id()});
    return out;
}

void draw_guesses(const View& view, const Rect& rect) {
    ScrollArea area(view.kit, "guesses", rect, {.name = tr("guess.title")});
    Rect room = area.content();
    for (const auto& compared : view.knowledge().guesses()) {
        const QuestionInfo* question = question_of(view, compared);
        if (!question) continue;
        FlowCard flow(view.kit, "guesses." + compared.form() + "." + compared.question(), room);
        flow.head(icon::search, say(question->text()));
        flow.text(tr("guess.explain"), {.font = Font::small, .color = view.kit.theme().ink_second}, 10);
        for (const auto& outcome : compared.outcomes())
            if (outcome.partner() != view.session.party() || view.session.seat() == 0) draw_outcome(view, flow, *question, compared, outcome);
        // What was true of one's own party stands last: others guessed at it.
        for (const auto& outcome : compared.outcomes())
            if (outcome.partner() == view.session.party() && view.session.seat() != 0) draw_outcome(view, flow, *question, compared, outcome);
        room.y0 = flow.bottom() + view.px(gap);
    }
    area.used(room.y0);
}

}  // namespace samenspel::screens
