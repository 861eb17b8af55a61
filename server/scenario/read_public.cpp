// parties.yaml, forms.yaml and map.yaml: who sits there, what is asked, and what the region looks like. All of it public.
#include <algorithm>
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "server/scenario/colours.hpp"
#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

// Answers with its colour.
Value read_party(Draft& draft, const Value& entry, std::set<std::string>& letters) {
    Fields fields(entry);
    PartyInfo* party = draft.whole.add_parties();
    party->set_number(static_cast<std::uint32_t>(draft.whole.parties_size()));
    party->set_id(draft.names.define(Kind::party, fields.need("id")));
    draft.text(fields.need("name"), party->mutable_name(), title_limit);
    const Value letter = fields.need("letter");
    party->set_letter(letter.text());
    if (letter && (party->letter().size() != 1 || party->letter()[0] < 'A' || party->letter()[0] > 'Z')) {
        letter.error(fmt::format("'{}' is not one capital letter", party->letter()), "write one of A to Z");
    } else if (letter && !letters.insert(party->letter()).second) {
        letter.error(fmt::format("letter {} already stands for another party", party->letter()), "choose another letter");
    }
    Value colour = fields.need("colour");
    party->set_colour(colour.whole(0, palette_size - 1));
    const Value mandate = draft.is_card_game ? fields.may("mandate") : fields.need("mandate");
    if (mandate) draft.text(mandate, party->mutable_mandate(), sentence_limit);
    party->set_decides(fields.need("decides").yes());
    return colour;
}

// Every party has a colour that nobody takes for another's, as far as there are enough; after that they share evenly.
void check_colours(const Draft& draft, const std::vector<Value>& colours) {
    const auto& parties = draft.whole.parties();
    const std::size_t share = (colours.size() + palette_size - 1) / palette_size;
    std::string unused;
    for (std::uint32_t colour = 0; colour < palette_size; ++colour) {
        const auto has = [&](const PartyInfo& party) { return party.colour() == colour; };
        if (std::none_of(parties.begin(), parties.end(), has)) unused += fmt::format("{}{} ({})", unused.empty() ? "" : ", ", colour, palette_words[colour]);
    }
    for (int i = 0; i < parties.size(); ++i) {
        std::size_t same = 1;
        for (int k = 0; k < i; ++k) {
            const PartyInfo &one = parties.Get(i), &other = parties.Get(k);
            const bool alike = one.colour() == other.colour();
            same += alike ? 1 : 0;
            if (alike ? same <= share : apart(one.colour(), other.colour()) >= least_difference) continue;
            colours[static_cast<std::size_t>(i)].error(fmt::format("not everybody can tell party '{}' from party '{}' by its colour", one.id(), other.id()),
                                                       unused.empty() ? "use every colour about equally often" : "choose one that is free: " + unused);
            break;
        }
    }
}

void read_seat(Draft& draft, const Value& entry) {
    Fields fields(entry);
    SeatInfo* seat = draft.whole.add_seats();
    seat->set_number(static_cast<std::uint32_t>(draft.whole.seats_size()));
    const Value id = fields.need("id");
    seat->set_id(draft.names.define(Kind::seat, id));
    draft.mention(Mention::What::seat, id, seat->id());
    seat->set_party(draft.party_number(fields.need("party")));
    draft.text(fields.need("name"), seat->mutable_name(), title_limit);
    seat->set_signatory(fields.need("signatory").yes());
}

// What can be held against the truth answers with the truth's own words.
void check_truth(const Value& truth, const QuestionInfo& question, const std::vector<Value>& options) {
    static const std::vector<std::string> motives{"instrumental", "affective", "moral"};
    static const std::vector<std::string> layers{"individual", "organisation", "collective"};
    if (question.truth() == NO_TRUTH) return;
    if (question.kind() != PARTNER_CHOICE) {
        truth.error("only a choice about each partner can be held against what is true", "write 'kind: partner_choice'");
        return;
    }
    if (question.truth() == STRATEGY_HELD || question.truth() == SUSPICION_HELD) return;  // what can be true is known when all is read
    const std::vector<std::string>& words = question.truth() == MOTIVE_HELD ? motives : layers;
    for (std::size_t index = 0; index < options.size(); ++index) {
        const std::string& id = question.options(static_cast<int>(index)).id();
        if (id.empty() || std::find(words.begin(), words.end(), id) != words.end()) continue;
        options[index].error(fmt::format("'{}' can never turn out true", id), suggestion(id, words));
    }
}

void read_question_options(Draft& draft, Fields& fields, const std::string& form, QuestionInfo* question) {
    static const std::vector<std::pair<std::string, Truth>> truths{
        {"strategy_held", STRATEGY_HELD}, {"motive_held", MOTIVE_HELD}, {"layer_held", LAYER_HELD}, {"suspicion_held", SUSPICION_HELD}};
    const bool chooses = question->kind() == CHOICE || question->kind() == PARTNER_CHOICE;
    const Value list = chooses ? fields.need("options") : fields.may("options");
    if (list && !chooses) list.error("this kind of question has no options", "take them away, or make it a choice");
    const std::vector<Value> options = list.list(2, 8);
    for (const Value& entry : options) {
        Fields option_fields(entry);
        OptionInfo* option = question->add_options();
        option->set_id(draft.names.define(Kind::answer, option_fields.need("id"), form + "/" + question->id()));
        draft.text(option_fields.need("label"), option->mutable_label(), label_limit);
        if (const Value explain = option_fields.may("explain")) draft.text(explain, option->mutable_explain(), sentence_limit);
    }
    const Value truth = fields.may("truth");
    if (!truth) return;
    question->set_truth(truth.choice(truths));
    check_truth(truth, *question, options);
}

void read_question(Draft& draft, const Value& entry, const std::string& form, QuestionInfo* question) {
    static const std::vector<std::pair<std::string, QuestionKind>> kinds{
        {"scale_1_4", SCALE_1_4}, {"scale_1_10", SCALE_1_10}, {"free_text", FREE_TEXT}, {"partner_scale_1_4", PARTNER_SCALE_1_4},
        {"choice", CHOICE}, {"partner_choice", PARTNER_CHOICE}, {"partner_text", PARTNER_TEXT}};
    Fields fields(entry);
    question->set_id(draft.names.define(Kind::question, fields.need("id"), form));
    question->set_kind(fields.need("kind").choice(kinds));
    draft.text(fields.need("text"), question->mutable_text(), sentence_limit);
    const bool is_scale = question->kind() == SCALE_1_4 || question->kind() == SCALE_1_10 || question->kind() == PARTNER_SCALE_1_4;
    const Value low = is_scale ? fields.need("low") : fields.may("low");
    const Value high = is_scale ? fields.need("high") : fields.may("high");
    if (low) draft.text(low, question->mutable_low(), label_limit);
    if (high) draft.text(high, question->mutable_high(), label_limit);
    read_question_options(draft, fields, form, question);
}

void read_point(const Value& value, MapPoint* point) {
    const std::vector<Value> pair = value.list(2, 2);
    if (pair.size() != 2) return;
    point->set_x(static_cast<float>(pair[0].number(0.0, 1.0)));
    point->set_y(static_cast<float>(pair[1].number(0.0, 1.0)));
}

void read_indicator(Draft& draft, const Value& entry) {
    constexpr double any = 1e12;
    Fields fields(entry);
    IndicatorInfo* indicator = draft.whole.add_indicators();
    const Value id = fields.need("id");
    indicator->set_id(draft.names.define(Kind::indicator, id));
    draft.mention(Mention::What::shown, id, indicator->id());
    draft.text(fields.need("name"), indicator->mutable_name(), label_limit);
    indicator->set_unit(fields.need("unit").id());
    indicator->set_more_is_better(fields.need("more_is_better").yes());
    const Value low = fields.need("low");
    const Value high = fields.need("high");
    indicator->set_low(low.number(-any, any));
    indicator->set_high(high.number(-any, any));
    if (low && high && indicator->low() >= indicator->high()) {
        low.error("the gauge's low end is not below its high end", "make 'low' less than 'high'");
    }
    const Value target = fields.may("target");
    if (!target) return;
    indicator->set_target(target.number(-any, any));
    if (indicator->low() < indicator->high() &&
        (indicator->target() < indicator->low() || indicator->target() > indicator->high())) {
        target.error("the target is off the gauge",
                     fmt::format("choose it from {} to {}", indicator->low(), indicator->high()));
    }
}

void read_site(Draft& draft, const Value& entry) {
    Fields fields(entry);
    SiteInfo* site = draft.whole.add_sites();
    const Value id = fields.need("id");
    site->set_id(draft.names.define(Kind::site, id));
    if (draft.names.known(Kind::party, site->id())) {
        id.error(fmt::format("'{}' is a party too", site->id()),
                 "give the site another name: subjects and targets may be either");
    }
    site->set_party(draft.party_number(fields.need("party")));
    draft.text(fields.need("name"), site->mutable_name(), label_limit);
    draft.text(fields.need("place"), site->mutable_place(), label_limit);
    read_point(fields.need("at"), site->mutable_at());
}

void read_shape(Draft& draft, const Value& entry) {
    static const std::vector<std::pair<std::string, std::string>> kinds{
        {"land", "land"}, {"water", "water"}, {"road", "road"}, {"border", "border"}};
    Fields fields(entry);
    MapShape* shape = draft.whole.add_shapes();
    shape->set_id(draft.names.define(Kind::shape, fields.need("id")));
    shape->set_kind(fields.need("kind").choice(kinds));
    if (const Value name = fields.may("name")) draft.text(name, shape->mutable_name(), label_limit);
    for (const Value& point : fields.need("points").list(2, 512)) read_point(point, shape->add_points());
}

}  // namespace

const std::vector<std::pair<std::string, Instrument>>& instrument_words() {
    static const std::vector<std::pair<std::string, Instrument>> words{
        {"conditions_scan", CONDITIONS_SCAN}, {"thermometer", THERMOMETER}, {"conversation_levels", CONVERSATION_LEVELS},
        {"guesses", GUESSES}, {"glossary", GLOSSARY}, {"ledger", LEDGER}, {"royal_route", ROYAL_ROUTE}, {"ambition", AMBITION},
        {"reflections", REFLECTIONS}};
    return words;
}

void read_parties(Draft& draft, const Value& file) {
    Fields fields(file);
    std::set<std::string> letters;
    std::vector<Value> colours;
    for (const Value& entry : fields.need("parties").list(1, 16)) colours.push_back(read_party(draft, entry, letters));
    check_colours(draft, colours);
    for (const Value& entry : fields.need("seats").list(1, 32)) read_seat(draft, entry);
}

void read_forms(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("forms").list(0, 32)) {
        Fields form_fields(entry);
        FormInfo* form = draft.whole.add_forms();
        form->set_id(draft.names.define(Kind::form, form_fields.need("id")));
        draft.text(form_fields.need("title"), form->mutable_title(), title_limit);
        form->set_spread_is_public(form_fields.need("spread_is_public").yes());
        if (const Value instrument = form_fields.may("instrument")) form->set_instrument(instrument.choice(instrument_words()));
        for (const Value& question : form_fields.need("questions").list(1, 20)) {
            read_question(draft, question, form->id(), form->add_questions());
        }
    }
}

void read_map(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("indicators").list(1, 64)) read_indicator(draft, entry);
    for (const Value& entry : fields.need("sites").list(0, 64)) read_site(draft, entry);
    for (const Value& entry : fields.need("shapes").list(0, 256)) read_shape(draft, entry);
}

}  // namespace samenspel::scenario
