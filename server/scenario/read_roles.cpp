// roles.yaml: what each seat alone knows: its role text, interests, measures, bottom line and meanings of words; and who
// takes a seat over when its role falls.
#include <algorithm>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

constexpr int deepest_measure = 6;

void read_measure(Draft& draft, const Value& value, Measure* measure, int depth = 0);

void read_of_indicator(Draft& draft, Fields& fields, Measure::OfIndicator* part) {
    const Value indicator = fields.need("indicator");
    part->set_indicator(draft.names.use({Kind::indicator}, indicator));
    if (const Value subject = fields.may("subject")) part->set_subject(draft.names.use({Kind::party, Kind::site}, subject));
    draft.mention(Mention::What::measured, indicator, part->indicator(), part->subject());
    const Value zero = fields.need("zero_at");
    const Value full = fields.need("full_at");
    part->set_zero_at(zero.number(-1e12, 1e12));
    part->set_full_at(full.number(-1e12, 1e12));
    if (zero && full && part->zero_at() == part->full_at()) {
        full.error("'zero_at' and 'full_at' are the same",
                   "make them differ: the measure runs from 0 at one to 1 at the other");
    }
}

template <typename Part>
void read_options(Draft& draft, Fields& fields, Part* part) {
    const Value issue = fields.need("issue");
    part->set_issue(draft.names.use({Kind::issue}, issue));
    for (const Value& option : fields.need("options").list(1, 6)) {
        part->add_options(draft.names.use({Kind::option}, option, part->issue()));
    }
}

void read_group(Draft& draft, const Value& list, Measure::Group* group, int depth) {
    for (const Value& part : list.list(2, 8)) read_measure(draft, part, group->add_parts(), depth + 1);
}

void read_measure(Draft& draft, const Value& value, Measure* measure, int depth) {
    if (!value) return;
    if (depth > deepest_measure) {
        value.error("the measure is nested too deep", fmt::format("use at most {} levels of all and any", deepest_measure));
        return;
    }
    Fields fields(value);
    if (fields.has("indicator")) {
        read_of_indicator(draft, fields, measure->mutable_indicator());
    } else if (fields.has("tabled_by")) {
        Measure::TabledBy* part = measure->mutable_tabled_by();
        part->set_party(draft.names.use({Kind::party}, fields.need("tabled_by")));
        read_options(draft, fields, part);
    } else if (fields.has("issue")) {
        Measure::OfChoice* part = measure->mutable_choice();
        read_options(draft, fields, part);
        if (const Value otherwise = fields.may("otherwise")) part->set_otherwise(otherwise.number(0.0, 1.0));
    } else if (fields.has("all")) {
        read_group(draft, fields.need("all"), measure->mutable_all(), depth);
    } else if (fields.has("any")) {
        read_group(draft, fields.need("any"), measure->mutable_any(), depth);
    } else {
        for (const char* key : {"indicator", "issue", "tabled_by", "all", "any"}) fields.may(key);
        if (value.is_map()) value.error("this measures nothing", "give it one of: indicator, issue, tabled_by, all, any");
    }
}

void read_interest(Draft& draft, const Value& entry, const std::string& own_party, Interest* interest) {
    static const std::vector<std::pair<std::string, Layer>> layers{
        {"individual", INDIVIDUAL}, {"organisation", ORGANISATION}, {"collective", COLLECTIVE}};
    static const std::vector<std::pair<std::string, Motive>> motives{
        {"instrumental", INSTRUMENTAL}, {"affective", AFFECTIVE}, {"moral", MORAL}};
    Fields fields(entry);
    interest->set_id(draft.names.define(Kind::interest, fields.need("id")));
    interest->set_layer(fields.need("layer").choice(layers));
    interest->set_motive(fields.need("motive").choice(motives));
    interest->set_weight(fields.need("weight").whole(1, 3));
    draft.text(fields.need("title"), interest->mutable_title(), title_limit, Audience::secret);
    draft.text(fields.need("text"), interest->mutable_text(), sentence_limit, Audience::secret);
    draft.text(fields.need("measure_text"), interest->mutable_measure_text(), sentence_limit, Audience::secret);
    read_measure(draft, fields.need("measure"), interest->mutable_measure());
    draft.text(fields.need("trigger"), interest->mutable_trigger(), sentence_limit, Audience::secret);
    draft.text(fields.need("price"), interest->mutable_price(), sentence_limit, Audience::secret);
    if (const Value suspicion = fields.may("suspicion")) interest->set_suspicion(suspicion.text());
    for (const Value& party : fields.need("met_by").list(1, 16)) {
        const std::string id = draft.names.use({Kind::party}, party);
        interest->add_met_by(id);
        if (!id.empty() && id == own_party) {
            party.error("a party cannot meet its own interest", "name another party that can meet it cheaply");
        }
    }
}

// `kind`: of whom there is one for each seat, a role or a successor.
void read_role(Draft& draft, Fields& fields, Kind kind, Role* role) {
    const Value seat = fields.need("seat");
    role->set_seat(draft.names.use({Kind::seat}, seat));
    const SeatInfo* info = draft.seat(role->seat());
    if (info != nullptr) draft.names.define(kind, seat);
    const PartyInfo* party = info == nullptr ? nullptr : draft.party(info->party());
    draft.text(fields.need("text"), role->mutable_text(), role_limit, Audience::secret);
    for (const Value& interest : fields.need("interests").list(1, 12)) {
        read_interest(draft, interest, party == nullptr ? "" : party->id(), role->add_interests());
    }
    draft.text(fields.need("bottom_line"), role->mutable_bottom_line(), sentence_limit, Audience::secret);
    read_measure(draft, fields.need("bottom_line_measure"), role->mutable_bottom_line_measure());
    draft.text(fields.need("concession"), role->mutable_concession(), sentence_limit, Audience::secret);
    for (const Value& word : fields.may("words").list(0, 16)) {
        Fields word_fields(word);
        WordMeaning* meaning = role->add_words();
        meaning->set_word(draft.names.use({Kind::word}, word_fields.need("word")));
        draft.text(word_fields.need("meaning"), meaning->mutable_meaning(), sentence_limit, Audience::secret);
    }
    if (const Value sheet = fields.may("sheet")) read_sheet(draft, sheet, role->mutable_sheet());
}

void check_words(const Draft& draft, const Role& role, const Value& entry) {
    for (const WordInfo& word : draft.whole.words()) {
        const auto count = std::count_if(role.words().begin(), role.words().end(),
                                         [&](const WordMeaning& meaning) { return meaning.word() == word.id(); });
        if (count == 1) continue;
        entry.error(fmt::format("the word '{}' has {} meanings for this seat", word.id(), count), "give it one, under 'words'");
    }
}

}  // namespace

void read_roles(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.may("words").list(0, 16)) {
        Fields word_fields(entry);
        WordInfo* word = draft.whole.add_words();
        word->set_id(draft.names.define(Kind::word, word_fields.need("id")));
        draft.text(word_fields.need("word"), word->mutable_word(), label_limit);
    }
    const Value roles = fields.need("roles");
    for (const Value& entry : roles.list(1, 32)) {
        Fields role_fields(entry);
        Role* role = draft.scenario.add_roles();
        read_role(draft, role_fields, Kind::role, role);
        check_words(draft, *role, entry);
    }
    check_sheets(draft, roles);
    for (const Value& entry : fields.may("successors").list(0, 32)) {
        Fields successor_fields(entry);
        Successor* successor = draft.scenario.add_successors();
        draft.text(successor_fields.need("name"), successor->mutable_name(), title_limit);  // told when it comes to that
        read_role(draft, successor_fields, Kind::successor, successor->mutable_role());
        successor->set_seat(successor->role().seat());
        check_words(draft, successor->role(), entry);
    }
    for (const SeatInfo& seat : draft.whole.seats()) {
        if (roles && !seat.id().empty() && !draft.names.known(Kind::role, seat.id())) {
            roles.error(fmt::format("seat '{}' has no role", seat.id()),
                        fmt::format("add an entry with 'seat: {}'", seat.id()));
        }
    }
}

}  // namespace samenspel::scenario
