// The end of a round: the world ticks, everybody learns what is public and each party its own figures; some secrets
// come out; pilots end.
#include <algorithm>

#include "server/rules/bargaining.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/deciding.hpp"
#include "server/rules/effects.hpp"

namespace samenspel::rules {
namespace {

// How likely a breach shows in the round in which it is done, without and with somebody watching (our estimate: a
// monitor makes hiding the exception).
constexpr double breach_shows = 0.35, monitored_breach_shows = 0.85;

Event at(std::int64_t now_ms) {
    Event event;
    event.set_at_ms(now_ms);
    return event;
}

struct Run {
    worlds::Outcome outcome;       // of the last tick
    std::vector<std::string> findings;
};

Run run_world(const Table& table, const worlds::Quantities& from, const RoundEffects& effects, std::uint64_t chance) {
    Run run;
    run.outcome.state = from;
    run.outcome.chance = chance;
    for (std::uint32_t tick = 0; tick < table.book->ticks_per_round(); ++tick) {
        run.outcome = table.book->world().tick(run.outcome.state, tick == 0 ? effects.first : effects.later, run.outcome.chance);
        run.findings.insert(run.findings.end(), run.outcome.findings.begin(), run.outcome.findings.end());
    }
    return run;
}

void put(const worlds::Quantities& from, google::protobuf::RepeatedPtrField<Quantity>* to) {
    for (const auto& [key, value] : from) {
        Quantity& quantity = *to->Add();
        quantity.set_key(key);
        quantity.set_value(value);
    }
}

// Breaches that come out now, drawn in order.
std::vector<Breach> shown_breaches(const Table& table, Chance& chance) {
    std::vector<Breach> out;
    for (const auto& breach : breaches(table))
        if (chance.unit() < (breach.monitored ? monitored_breach_shows : breach_shows)) out.push_back(breach);
    return out;
}

std::vector<ActDone> exposed_acts(const Table& table, Chance& chance) {
    std::vector<ActDone> out;
    for (const auto& [secret, done] : table.acts) {
        if (!secret) continue;
        const ActEffects* effects = table.book->act_effects(done.act());
        if (chance.unit() < (effects ? effects->shows() : 0.0)) out.push_back(done);
    }
    return out;
}

void add_results(const Table& table, const worlds::Outcome& outcome, std::uint32_t round, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& party : table.book->content().parties()) {
        Event event = at(now_ms);
        PartyResult& result = *event.mutable_party_result();
        result.set_party(party.number());
        result.set_round(round);
        for (const auto& indicator : outcome.indicators)
            if (!indicator.is_public && indicator.owner == party.id()) *result.add_indicators() = plain(indicator);
        if (result.indicators().empty()) continue;
        for (const auto seat : table.book->seats_of(PartyId{party.number()}).numbers()) event.add_listed(seat);
        events.push_back(std::move(event));
    }
}

// The world says of each board, in public, whether it is under supervision or closed.
void add_standings(const Table& table, const worlds::Outcome& outcome, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& party : table.book->content().parties()) {
        Standing now = SOUND;
        for (const auto& indicator : outcome.indicators) {
            if (indicator.scope != worlds::Scope::party || indicator.subject != party.id() || indicator.value == 0.0) continue;
            if (indicator.id == "closed") now = CLOSED;
            if (indicator.id == "supervision" && now != CLOSED) now = SUPERVISED;
        }
        if (standing_of(table, PartyId{party.number()}) == now) continue;
        StandingChanged& changed = *events.emplace_back(at(now_ms)).mutable_standing_changed();
        changed.set_party(party.number());
        changed.set_standing(now);
    }
}

void add_exposures(const std::vector<ActDone>& acts, const std::vector<Breach>& breaches, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& act : acts) {
        ActExposed& exposed = *events.emplace_back(at(now_ms)).mutable_act_exposed();
        exposed.set_party(act.party());
        exposed.set_act(act.act());
        if (act.has_target()) exposed.set_target(act.target());
    }
    for (const auto& breach : breaches) {
        BreachShown& shown = *events.emplace_back(at(now_ms)).mutable_breach_shown();
        shown.set_proposal(breach.proposal);
        shown.set_issue(breach.issue);
        shown.set_party(breach.party);
    }
}

void add_clashes(const Table& table, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto& clash : clashes(table)) {
        WordClashed& clashed = *events.emplace_back(at(now_ms)).mutable_word_clashed();
        clashed.set_proposal(clash.proposal);
        clashed.set_issue(clash.issue);
        clashed.set_word(clash.word);
    }
}

void end_pilots(const Table& table, std::vector<Event>& events, std::int64_t now_ms) {
    for (const auto number : agreements_in_force(table)) {
        if (!table.proposals[number - 1].draft().pilot()) continue;
        AgreementEnded& ended = *events.emplace_back(at(now_ms)).mutable_agreement_ended();
        ended.set_proposal(number);
        ended.set_cause(PILOT_OVER);
    }
}

// Whether people still talk after the round's result: who takes a seat over only then would play its card.
bool talk_follows(const Table& table, std::uint32_t round) {
    bool after = round == 0;
    for (const auto& phase : table.book->content().phases()) {
        if (after && (phase.kind() == EXPLORING || phase.kind() == TALKING || phase.kind() == CASE)) return true;
        after = after || (phase.kind() == RESULT && phase.round() == round);
    }
    return false;
}

}  // namespace

Indicator plain(const worlds::Indicator& indicator) {
    Indicator out;
    out.set_kind(indicator.scope == worlds::Scope::region ? REGION : indicator.scope == worlds::Scope::party ? PARTY : SITE);
    out.set_subject(indicator.subject);
    out.set_indicator(indicator.id);
    out.set_value(indicator.value);
    return out;
}

std::vector<Event> resolve_round(const Table& table, std::uint32_t round, std::int64_t now_ms) {
    Chance chance(table.chance_rules);
    const bool first = round == 0;
    RoundEffects effects = first ? RoundEffects{} : round_effects(table);
    const auto shown = first ? std::vector<Breach>{} : shown_breaches(table, chance);
    const auto exposed = first ? std::vector<ActDone>{} : exposed_acts(table, chance);
    for (const auto& breach : shown) {
        worlds::Effect known{"breach", table.book->party(PartyId{breach.party}).id(), {}, 1.0};
        effects.first.push_back(std::move(known));
    }
    Run run;
    worlds::Outcome without;
    if (first) {
        run.outcome = table.book->world().start(table.chance_world);
        run.findings = run.outcome.findings;
        without = run.outcome;
    } else {
        run = run_world(table, table.world_state.quantities(), effects, table.chance_world);
        without = run_world(table, table.world_without_deal.quantities(), effects_without_deal(table), table.chance_world).outcome;
    }
    const std::uint32_t year = first ? table.book->content().start_year() : table.year + table.book->ticks_per_round() * table.book->tick_years();

    std::vector<Event> events;
    WorldAdvanced& advanced = *events.emplace_back(at(now_ms)).mutable_world_advanced();
    put(run.outcome.state, advanced.mutable_state());
    put(without.state, advanced.mutable_without_deal());
    advanced.set_chance(run.outcome.chance);
    advanced.set_chance_rules(chance.state());
    advanced.set_year(year);

    RoundResolved& resolved = *events.emplace_back(at(now_ms)).mutable_round_resolved();
    resolved.set_round(round);
    resolved.set_year(year);
    for (const auto& indicator : run.outcome.indicators)
        if (indicator.is_public) *resolved.add_indicators() = plain(indicator);
    for (const auto& indicator : without.indicators)
        if (indicator.is_public && indicator.scope == worlds::Scope::region) *resolved.add_without_deal() = plain(indicator);
    for (const auto& finding : run.findings) resolved.add_findings(finding);

    add_results(table, run.outcome, round, events, now_ms);
    add_standings(table, run.outcome, events, now_ms);
    add_exposures(exposed, shown, events, now_ms);
    if (!first) add_clashes(table, events, now_ms);
    if (!first) end_pilots(table, events, now_ms);
    if (talk_follows(table, round))
        for (auto& event : successions(table, run.findings, now_ms)) events.push_back(std::move(event));
    events.push_back(forecasts(table, run.outcome.state, 0, now_ms));
    return events;
}

Event forecasts(const Table& table, const worlds::Quantities& state, int pooled, std::int64_t now_ms) {
    Event event = at(now_ms);
    const std::string indicator(table.book->world().forecast_indicator());
    const auto add = [&](const std::string& subject) {
        const auto [low, high] = table.book->world().forecast(state, indicator, subject, pooled);
        Forecast& forecast = *event.mutable_forecasts_set()->add_forecasts();
        forecast.set_indicator(indicator);
        forecast.set_subject(subject);
        forecast.set_low(low);
        forecast.set_high(high);
    };
    add({});
    for (const auto& site : table.book->content().sites()) add(site.id());
    return event;
}

}  // namespace samenspel::rules
