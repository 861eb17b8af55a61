// issues.yaml, acts.yaml and injects.yaml: what can be chosen, done and thrown in, and what each does to the world.
// The choices are public, their effects are not.
#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

void check_bearer(const Value& bearer, EffectSpec::Bearer word, EffectOf of) {
    const bool of_agreement = word == EffectSpec::EACH || word == EffectSpec::ALL;
    if (of == EffectOf::option && word == EffectSpec::ACTOR) {
        bearer.error("nobody is the actor of an option", "use each, all or region");
    } else if (of == EffectOf::act && of_agreement) {
        bearer.error("nobody keeps or breaks an act", "use actor or region");
    } else if (of == EffectOf::inject && word == EffectSpec::ACTOR) {
        bearer.error("nobody is the actor of an inject", "use region, or each with 'parties'");
    } else if (of == EffectOf::way && word != EffectSpec::EACH && word != EffectSpec::REGION && word != EffectSpec::BEARER_UNSET) {
        bearer.error("nobody keeps, breaks or does the way of a case", "use region, or each with 'parties'");
    }
}

void read_effect(Draft& draft, const Value& entry, EffectOf of, bool has_targets, EffectSpec* effect) {
    static const std::vector<std::pair<std::string, EffectSpec::Bearer>> bearers{
        {"each", EffectSpec::EACH}, {"all", EffectSpec::ALL}, {"actor", EffectSpec::ACTOR}, {"region", EffectSpec::REGION}};
    Fields fields(entry);
    const Value lever = fields.need("lever");
    effect->set_lever(lever.id());
    draft.mention(Mention::What::lever, lever, effect->lever());
    for (const Value& on : fields.may("on").list(0, 64)) {
        if (on.text() != "$target") {
            effect->add_on(draft.names.use({Kind::entity, Kind::site, Kind::party}, on));
            continue;
        }
        effect->add_on("$target");
        if (!has_targets) on.error("there is no target to stand in for", "name the entity, or give the act 'targets'");
    }
    effect->set_amount(fields.need("amount").number(-1e12, 1e12));
    const Value bearer = fields.need("bearer");
    effect->set_bearer(bearer.choice(bearers));
    check_bearer(bearer, effect->bearer(), of);
    const Value parties = fields.may("parties");
    for (const Value& party : parties.list(1, 16)) effect->add_parties(draft.names.use({Kind::party}, party));
    if (parties && effect->bearer() != EffectSpec::EACH) {
        parties.error("'parties' limits the bearer 'each' alone", "take it away or write 'bearer: each'");
    }
}

void read_option(Draft& draft, const Value& entry, const std::string& issue, OptionInfo* option) {
    Fields fields(entry);
    option->set_id(draft.names.define(Kind::option, fields.need("id"), issue));
    draft.text(fields.need("label"), option->mutable_label(), label_limit);
    draft.text(fields.need("explain"), option->mutable_explain(), sentence_limit);
    OptionEffects* effects = draft.scenario.add_option_effects();
    effects->set_issue(issue);
    effects->set_option(option->id());
    read_effects(draft, fields.may("effects"), EffectOf::option, false, effects->mutable_effects());
}

// A conversation of its own kind. Issues say which they belong to.
void read_domain(Draft& draft, const Value& entry) {
    Fields fields(entry);
    DomainInfo* domain = draft.whole.add_domains();
    domain->set_id(draft.names.define(Kind::domain, fields.need("id")));
    draft.text(fields.need("title"), domain->mutable_title(), label_limit);
    draft.text(fields.need("explain"), domain->mutable_explain(), sentence_limit);
    for (const Value& party : fields.may("parties").list(0, 16)) {
        if (const std::uint32_t number = draft.party_number(party)) domain->add_parties(number);
    }
    if (const Value icon = fields.may("icon")) domain->set_icon(icon.id());
}

void read_issue(Draft& draft, const Value& entry) {
    static const std::vector<std::pair<std::string, DecisionRule>> rules{
        {"unanimity", UNANIMITY}, {"consent", CONSENT}, {"majority", MAJORITY}, {"one_party", ONE_PARTY}};
    Fields fields(entry);
    IssueInfo* issue = draft.whole.add_issues();
    issue->set_id(draft.names.define(Kind::issue, fields.need("id")));
    draft.text(fields.need("title"), issue->mutable_title(), label_limit);
    draft.text(fields.need("question"), issue->mutable_question(), sentence_limit);
    issue->set_closed_boards_count(fields.may("closed_boards_count").yes());
    const Value rule = fields.need("rule");
    issue->set_rule(rule.choice(rules));
    const std::vector<Value> deciders = fields.may("deciders").list(0, 16);
    for (const Value& party : deciders) {
        const std::uint32_t number = draft.party_number(party);
        if (number == 0) continue;
        issue->add_deciders(number);
        if (!draft.party(number)->decides()) {
            party.error(fmt::format("party '{}' takes no positions", party.text()),
                        "take it away or give the party 'decides: true'");
        }
    }
    if (issue->rule() == ONE_PARTY && deciders.size() != 1) {
        rule.error("the rule one_party needs one decider", "name that party in 'deciders'");
    }
    if (const Value icon = fields.may("icon")) issue->set_icon(icon.id());
    for (const Value& word : fields.may("words").list(0, 4)) issue->add_words(draft.names.use({Kind::word}, word));
    if (const Value domain = fields.may("domain")) issue->set_domain(draft.names.use({Kind::domain}, domain));
    const Value bidder = fields.may("bidder");
    if (bidder) issue->set_bidder(draft.party_number(bidder));
    for (const Value& option : fields.need("options").list(2, 6)) read_option(draft, option, issue->id(), issue->add_options());
    const Value if_absent = bidder ? fields.need("if_absent") : fields.may("if_absent");
    if (if_absent) issue->set_if_absent(draft.names.use({Kind::option}, if_absent, issue->id()));
    if (if_absent && !bidder) if_absent.error("nobody bids on this issue, so nobody can be absent", "take it away or name the 'bidder'");
}

void read_act(Draft& draft, const Value& entry) {
    Fields fields(entry);
    ActInfo* act = draft.whole.add_acts();
    ActEffects* effects = draft.scenario.add_act_effects();
    act->set_id(draft.names.define(Kind::act, fields.need("id")));
    effects->set_act(act->id());
    draft.text(fields.need("title"), act->mutable_title(), label_limit);
    draft.text(fields.need("explain"), act->mutable_explain(), sentence_limit);
    for (const Value& party : fields.may("parties").list(0, 16)) {
        if (const std::uint32_t number = draft.party_number(party)) act->add_parties(number);
    }
    act->set_cost(fields.need("cost").whole(0, 10));
    act->set_may_be_secret(fields.may("may_be_secret").yes());
    for (const Value& target : fields.may("targets").list(0, 64)) {
        act->add_targets(draft.names.use({Kind::party, Kind::site, Kind::entity}, target));
    }
    if (const Value icon = fields.may("icon")) act->set_icon(icon.id());
    const Value from_round = fields.may("from_round");
    act->set_from_round(from_round ? from_round.whole(1, 12) : 1);
    if (const Value shows = fields.may("shows")) {
        effects->set_shows(shows.number(0.0, 1.0));
        if (!act->may_be_secret()) shows.error("an open act always shows", "take 'shows' away or write 'may_be_secret: true'");
    }
    if (const Value opens = fields.may("opens_forecast")) effects->set_opens_forecast(opens.yes());
    read_effects(draft, fields.may("effects"), EffectOf::act, act->targets_size() > 0, effects->mutable_effects());
}

void read_inject(Draft& draft, const Value& entry) {
    Fields fields(entry);
    Inject* inject = draft.scenario.add_injects();
    inject->set_id(draft.names.define(Kind::inject, fields.need("id")));
    for (const Value& seat : fields.may("to").list(0, 32)) inject->add_to(draft.names.use({Kind::seat}, seat));
    const Audience audience = inject->to_size() == 0 ? Audience::open : Audience::secret;
    draft.text(fields.need("title"), inject->mutable_title(), title_limit, audience);
    draft.text(fields.need("text"), inject->mutable_text(), story_limit, audience);
    if (const Value round = fields.may("auto_round")) inject->set_auto_round(round.whole(0, 12));
    read_effects(draft, fields.may("effects"), EffectOf::inject, false, inject->mutable_effects());
}

}  // namespace

void read_effects(Draft& draft, const Value& list, EffectOf of, bool has_targets,
                  google::protobuf::RepeatedPtrField<EffectSpec>* out) {
    for (const Value& entry : list.list(0, 16)) read_effect(draft, entry, of, has_targets, out->Add());
}

void read_issues(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.may("domains").list(0, 8)) read_domain(draft, entry);
    for (const Value& entry : fields.need("issues").list(1, 24)) read_issue(draft, entry);
}

void read_acts(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("acts").list(0, 64)) read_act(draft, entry);
}

void read_injects(Draft& draft, const Value& file) {
    Fields fields(file);
    for (const Value& entry : fields.need("injects").list(0, 64)) read_inject(draft, entry);
}

}  // namespace samenspel::scenario
