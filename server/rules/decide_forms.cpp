// Forms: answers, and the spread that is shown when a form closes.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_answer = 400, most_about_partner = 200;

const Form* open_form(const Table& table, const std::string& id) {
    for (const auto& form : table.forms)
        if (form.id == id && form.open) return &form;
    return nullptr;
}

// The highest answer; 0 for a question that is not answered on a scale.
std::uint32_t scale_of(QuestionKind kind) {
    return kind == SCALE_1_10 ? 10 : kind == SCALE_1_4 || kind == PARTNER_SCALE_1_4 ? 4 : 0;
}
bool of_partners(QuestionKind kind) { return kind == PARTNER_SCALE_1_4 || kind == PARTNER_CHOICE || kind == PARTNER_TEXT; }
bool in_words(QuestionKind kind) { return kind == FREE_TEXT || kind == PARTNER_TEXT; }
bool of_options(QuestionKind kind) { return kind == CHOICE || kind == PARTNER_CHOICE; }

bool fits(Deciding& deciding, const QuestionInfo& question, const Answer& answer) {
    const PartyId partner{answer.partner()};
    if (of_partners(question.kind()) ? !deciding.book().has(partner) || partner == deciding.my_party() : answer.partner() != 0) return false;
    const std::uint32_t most = scale_of(question.kind());
    if (most == 0 ? answer.scale() != 0 : answer.scale() < 1 || answer.scale() > most) return false;
    const std::size_t most_words = !in_words(question.kind()) ? 0 : question.kind() == FREE_TEXT ? most_answer : most_about_partner;
    if (!sound_text(answer.text(), 0, most_words)) return false;
    if (!of_options(question.kind())) return answer.option().empty();
    return std::any_of(question.options().begin(), question.options().end(), [&](const OptionInfo& option) { return option.id() == answer.option(); });
}

// Each answer in the order of the questions and partners; refuses doubles, misfits and gaps.
bool settle(Deciding& deciding, const FormInfo& info, const SubmitForm& command, FormSubmitted& submitted) {
    int used = 0;
    for (const auto& question : info.questions()) {
        std::vector<const Answer*> given;
        for (const auto& answer : command.answers())
            if (answer.question() == question.id()) given.push_back(&answer);
        std::stable_sort(given.begin(), given.end(), [](const Answer* a, const Answer* b) { return a->partner() < b->partner(); });
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool twice = i > 0 && given[i]->partner() == given[i - 1]->partner();
            if (twice || !fits(deciding, question, *given[i])) return deciding.refuse(MALFORMED);
            *submitted.add_answers() = *given[i];
            ++used;
        }
        if (given.empty() && !in_words(question.kind())) return deciding.refuse(FORM_INCOMPLETE, {question.id()});
    }
    return used == command.answers_size() || deciding.refuse(MALFORMED);
}

}  // namespace

void decide_forms(Deciding& deciding, const Command& command) {
    const SubmitForm& submit = command.submit_form();
    const FormInfo* info = deciding.book().form(submit.form());
    if (!info || !open_form(deciding.table, submit.form())) {
        deciding.refuse(NO_SUCH_FORM);
        return;
    }
    FormSubmitted submitted;
    submitted.set_form(submit.form());
    submitted.set_seat(deciding.me().value);
    if (!settle(deciding, *info, submit, submitted)) return;
    *deciding.add(seats_of({deciding.me().value})).mutable_form_submitted() = std::move(submitted);
}

Event close_form(const Table& table, const Form& form, std::int64_t now_ms) {
    Event event;
    event.set_at_ms(now_ms);
    FormClosed& closed = *event.mutable_form_closed();
    closed.set_form(form.id);
    const FormInfo* info = table.book->form(form.id);
    if (!info || !info->spread_is_public()) return event;
    for (const auto& question : info->questions()) {
        if (scale_of(question.kind()) == 0) continue;
        std::uint32_t low = 0, high = 0, count = 0, seats = 0;
        double sum = 0;
        for (const auto& [seat, submitted] : form.submitted) {
            bool answered = false;
            for (const auto& answer : submitted.answers()) {
                if (answer.question() != question.id()) continue;
                low = count == 0 ? answer.scale() : std::min(low, answer.scale());
                high = std::max(high, answer.scale());
                sum += answer.scale();
                ++count;
                answered = true;
            }
            seats += answered;
        }
        if (seats < fewest_for_a_spread) continue;
        Spread& spread = *closed.add_spreads();
        spread.set_question(question.id());
        spread.set_low(low);
        spread.set_high(high);
        spread.set_mean(sum / count);
        spread.set_answers(seats);
    }
    return event;
}

}  // namespace samenspel::rules
