#include "client/knowledge/course.hpp"

#include <algorithm>

namespace samenspel::knowledge {
namespace {

Condition& condition_of(Scan& scan, const QuestionInfo& question) {
    for (auto& known : scan.conditions)
        if (known.question->id() == question.id()) return known;
    Condition& added = scan.conditions.emplace_back();
    added.question = &question;
    return added;
}

Reading reading_of(const FormKnowledge& form, const std::string& question, bool sees_all) {
    for (const auto& spread : form.closed().spreads())
        if (spread.question() == question)
            return {spread.answers(), static_cast<double>(spread.low()), spread.mean(), static_cast<double>(spread.high())};
    Reading out;
    if (!sees_all) return out;
    double sum = 0;
    for (const auto& submitted : form.submitted())
        for (const auto& answer : submitted.answers()) {
            if (answer.question() != question || answer.scale() == 0) continue;
            const double value = answer.scale();
            out.low = out.answers == 0 ? value : std::min(out.low, value);
            out.high = std::max(out.high, value);
            sum += value;
            ++out.answers;
        }
    if (out.answers > 0) out.mean = sum / out.answers;
    return out;
}

const FormKnowledge* form_of(const Knowledge& knowledge, const std::string& id) {
    for (const auto& form : knowledge.forms())
        if (form.form() == id) return &form;
    return nullptr;
}

}  // namespace

Route route_walked(const Knowledge& knowledge) {
    Route out;
    const auto count = static_cast<std::uint32_t>(knowledge.opened().content().phases_size());
    for (std::uint32_t phase = 0; phase < count; ++phase) out.stations.push_back({phase, 0, false, false, false});
    std::uint32_t before = 0;
    for (const auto& entered : knowledge.route()) {
        if (entered.phase() >= count) continue;
        Station& station = out.stations[entered.phase()];
        ++station.times;
        station.gone_back_to = station.gone_back_to || entered.move() == BACK;
        if (entered.move() == BACK || entered.move() == SKIP) out.detours.push_back({entered.move(), before, entered.phase(), entered.reason()});
        before = entered.phase();
    }
    if (knowledge.has_phase() && knowledge.phase().phase() < count) out.stations[knowledge.phase().phase()].now = true;
    for (const auto& detour : out.detours)
        for (std::uint32_t phase = detour.from + 1; detour.move == SKIP && phase < detour.to; ++phase)
            out.stations[phase].passed_over = out.stations[phase].times == 0;
    return out;
}

std::optional<double> Condition::change() const {
    std::vector<double> means;
    for (const auto& reading : readings)
        if (reading.answers > 0) means.push_back(reading.mean);
    if (means.size() < 2) return std::nullopt;
    return means.back() - means.front();
}

std::optional<double> Condition::spread() const {
    for (auto reading = readings.rbegin(); reading != readings.rend(); ++reading)
        if (reading->answers > 0) return reading->high - reading->low;
    return std::nullopt;
}

Scan conditions_scan(const Knowledge& knowledge, bool sees_all) {
    Scan out;
    for (const auto& form : knowledge.opened().content().forms())
        if (form.instrument() == CONDITIONS_SCAN) out.forms.push_back(&form);
    for (std::size_t index = 0; index < out.forms.size(); ++index) {
        const FormKnowledge* known = form_of(knowledge, out.forms[index]->id());
        for (const auto& question : out.forms[index]->questions()) {
            if (question.kind() != SCALE_1_10) continue;
            Condition& condition = condition_of(out, question);
            condition.readings.resize(out.forms.size());
            if (known) condition.readings[index] = reading_of(*known, question.id(), sees_all);
        }
    }
    return out;
}

bool has_readings(const Scan& scan) {
    return std::any_of(scan.conditions.begin(), scan.conditions.end(), [](const Condition& condition) { return condition.spread().has_value(); });
}

}  // namespace samenspel::knowledge
