// cases.yaml, which a scenario may go without: named cases, one a round, that are read aloud and decided by those whom
// they concern. Nobody sees one before it comes up; what each way does stays hidden.
#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

void read_way(Draft& draft, const Value& entry, const std::string& case_id, Case::Way* way) {
    Fields fields(entry);
    way->mutable_option()->set_id(draft.names.define(Kind::way, fields.need("id"), case_id));
    draft.text(fields.need("label"), way->mutable_option()->mutable_label(), label_limit);
    draft.text(fields.need("explain"), way->mutable_option()->mutable_explain(), sentence_limit);
    read_effects(draft, fields.may("effects"), EffectOf::way, false, way->mutable_effects());
}

void read_case(Draft& draft, const Value& entry) {
    Fields fields(entry);
    Case* read = draft.scenario.add_cases();
    read->set_id(draft.names.define(Kind::case_card, fields.need("id")));
    draft.text(fields.need("title"), read->mutable_title(), title_limit);
    draft.text(fields.need("text"), read->mutable_text(), case_limit);
    for (const Value& party : fields.need("deciders").list(1, 16)) {
        const std::uint32_t number = draft.party_number(party);
        read->add_deciders(party.text());
        if (number != 0 && !draft.party(number)->decides()) {
            party.error(fmt::format("party '{}' takes no positions", party.text()),
                        "take it away or give the party 'decides: true'");
        }
    }
    if (const Value round = fields.may("round")) read->set_round(round.whole(0, 12));
    for (const Value& way : fields.need("ways").list(2, 4)) read_way(draft, way, read->id(), read->add_ways());
}

}  // namespace

void read_cases(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("cases").list(1, 24)) read_case(draft, entry);
}

}  // namespace samenspel::scenario
