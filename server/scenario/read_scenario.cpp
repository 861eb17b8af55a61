// scenario.yaml: the frame of the scenario, and for each length the content that is open in it.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

const std::vector<std::pair<std::string, AbsentCounts>> absent_words{
    {"not_counted", NOT_COUNTED}, {"as_support", AS_SUPPORT}, {"as_objection", AS_OBJECTION}, {"as_abstention", AS_ABSTENTION}};

const std::vector<std::pair<std::string, PhaseKind>> phase_words{
    {"joining", JOINING}, {"reading", READING}, {"exploring", EXPLORING},  {"talking", TALKING},
    {"result", RESULT},   {"break", BREAK},     {"debriefing", DEBRIEFING}, {"case", CASE},
    {"bidding", BIDDING}, {"drawing", DRAWING}, {"evaluating", EVALUATING}};

const std::vector<std::pair<std::string, ProcessPhase>> process_words{
    {"explore", EXPLORE}, {"share", SHARE}, {"agree", AGREE}, {"shape", SHAPE}, {"renew", RENEW}};

bool belongs_to_round(PhaseKind kind) { return kind == TALKING || kind == RESULT || kind == CASE || kind == DRAWING || kind == EVALUATING; }

void read_phase(Draft& draft, const Value& entry, const std::string& length, std::uint32_t rounds, PhaseInfo* phase) {
    Fields fields(entry);
    phase->set_id(draft.names.define(Kind::phase, fields.need("id"), length));
    const Value kind = fields.need("kind");
    phase->set_kind(kind.choice(phase_words));
    phase->set_length_ms(std::llround(fields.need("minutes").number(0.1, 180.0) * 60'000.0));
    draft.text(fields.need("title"), phase->mutable_title(), label_limit);
    draft.text(fields.need("invitation"), phase->mutable_invitation(), sentence_limit);
    const bool of_round = belongs_to_round(phase->kind());
    if (const Value round = of_round ? fields.need("round") : fields.may("round")) {
        phase->set_round(round.whole(of_round ? 1 : 0, rounds));
        if (!of_round && phase->round() != 0) round.error("only talking, result, case, drawing and evaluating belong to a round", "take 'round' away");
    }
    if (const Value process = fields.may("process")) phase->set_process(process.choice(process_words));
    if (const Value open = fields.may("open_cards")) phase->set_open_cards(open.yes());
    for (const Value& form : fields.may("forms").list(0, 8)) phase->add_forms(draft.names.use({Kind::form}, form));
}

// Talk, then one result, for round 1, 2, ... in that order; a round's case anywhere before its result.
void check_rounds(const Value& phases, const Content& content) {
    std::uint32_t done = 0;
    bool talked = false;
    for (const PhaseInfo& phase : content.phases()) {
        if (phase.kind() == DRAWING) {
            phases.error(fmt::format("phase '{}' draws cards, and there are none", phase.id()), "write theater.yaml, or choose another kind");
            return;
        }
        if (phase.kind() != TALKING && phase.kind() != RESULT && phase.kind() != CASE) continue;
        if (phase.kind() == CASE && phase.round() == done + 1) continue;
        if (phase.round() != done + 1 || (phase.kind() == RESULT && !talked)) {
            phases.error(fmt::format("phase '{}' of round {} is out of order", phase.id(), phase.round()),
                         "for each round from 1: talking first, then one result");
            return;
        }
        talked = phase.kind() == TALKING;
        if (phase.kind() == RESULT) ++done;
    }
    if (done != content.rounds() || talked) {
        phases.error(fmt::format("{} of the {} rounds come to a result", done, content.rounds()),
                     "give every round its talking and result phases, or change 'rounds'");
    }
}

void read_phases(Draft& draft, const Value& list, Content* content) {
    const std::string scope = std::to_string(content->length_min());
    for (const Value& entry : list.list(1, 64)) read_phase(draft, entry, scope, content->rounds(), content->add_phases());
    if (!list) return;
    std::int64_t total_ms = 0;
    bool complete = true;
    for (const PhaseInfo& phase : content->phases()) {
        total_ms += phase.length_ms();
        const bool of_round = belongs_to_round(phase.kind());
        complete = complete && phase.kind() != PHASE_UNSET && (!of_round || phase.round() != 0);
    }
    if (total_ms > std::int64_t{content->length_min()} * 60'000) {
        list.error(fmt::format("the phases take {:.1f} of {} minutes", static_cast<double>(total_ms) / 60'000.0,
                               content->length_min()),
                   "shorten some of them");
    }
    if (!complete) return;
    if (draft.is_card_game) check_drawn_rounds(list, *content, draft.scenario.assignments_size());
    else check_rounds(list, *content);
    const bool bids = std::any_of(content->issues().begin(), content->issues().end(), [](const IssueInfo& issue) { return issue.bidder() != 0; });
    const bool bidding = std::any_of(content->phases().begin(), content->phases().end(), [](const PhaseInfo& phase) { return phase.kind() == BIDDING; });
    if (bidding && !bids) list.error("there is nothing to bid on", "give an open issue a 'bidder', or take the bidding away");
    if (bids && !bidding) list.warning("no phase of this length asks for the bids", "add a phase of kind bidding");
}

void open_issues(Draft& draft, const Value& list, Content* content) {
    static const std::map<std::uint32_t, std::size_t> usual{{45, 4}, {90, 7}, {180, 12}};
    std::set<std::string> seen;
    for (const Value& entry : list.list(draft.is_card_game ? 0 : 1, 24)) {
        const std::string id = draft.names.use({Kind::issue}, entry);
        if (!seen.insert(id).second) entry.error(fmt::format("issue '{}' stands here twice", id), "keep one of the two");
        for (const IssueInfo& issue : draft.whole.issues()) {
            if (issue.id() == id) *content->add_issues() = issue;
        }
    }
    // A party's own bid is its own to think about: together they weigh as one issue.
    const auto bids = static_cast<std::size_t>(std::count_if(content->issues().begin(), content->issues().end(),
                                                             [](const IssueInfo& issue) { return issue.bidder() != 0; }));
    const std::size_t weigh = bids > 0 ? seen.size() - bids + 1 : seen.size();
    const auto wanted = usual.find(content->length_min());
    const bool unusual = wanted != usual.end() && (bids > 0 ? weigh > wanted->second : weigh != wanted->second);
    if (list && !draft.is_card_game && unusual) {
        list.warning(fmt::format("{} issues are open in {} minutes", seen.size(), content->length_min()),
                     fmt::format("{} is what a group can handle in that time", wanted->second));
    }
}

void open_acts(Draft& draft, const Value& list, Content* content) {
    constexpr std::size_t most_in_view = 5;
    std::set<std::string> seen;
    std::map<std::uint32_t, std::size_t> in_view;
    for (const Value& entry : list.list(0, 64)) {
        const std::string id = draft.names.use({Kind::act}, entry);
        if (!seen.insert(id).second) entry.error(fmt::format("act '{}' stands here twice", id), "keep one of the two");
        for (const ActInfo& act : draft.whole.acts()) {
            if (act.id() != id) continue;
            *content->add_acts() = act;
            if (act.from_round() > content->rounds()) {
                entry.warning(fmt::format("act '{}' opens in round {}, after the last", id, act.from_round()),
                              "take it out of this length");
            }
            for (const PartyInfo& party : draft.whole.parties()) {
                const bool at_hand = act.parties().empty() || std::find(act.parties().begin(), act.parties().end(),
                                                                        party.number()) != act.parties().end();
                if (at_hand && act.from_round() <= content->rounds()) ++in_view[party.number()];
            }
        }
    }
    for (const PartyInfo& party : draft.whole.parties()) {
        if (in_view[party.number()] <= most_in_view) continue;
        list.error(fmt::format("party '{}' has {} acts in view", party.id(), in_view[party.number()]),
                   fmt::format("leave it at most {} in this length", most_in_view));
    }
}

void read_length(Draft& draft, const Value& entry) {
    Fields fields(entry);
    Length* length = draft.scenario.add_lengths();
    Content* content = length->mutable_content();
    *content = draft.whole;
    content->clear_issues();
    content->clear_acts();
    const Value minutes = fields.need("minutes");
    length->set_minutes(minutes.whole(1, 600));
    content->set_length_min(length->minutes());
    draft.names.define_shared(Kind::length, std::to_string(length->minutes()), minutes.place());
    draft.mention(Mention::What::length, minutes, std::to_string(length->minutes()));
    if (minutes && length->minutes() != 45 && length->minutes() != 90 && length->minutes() != 180) {
        minutes.error(fmt::format("{} minutes is no length of a session", length->minutes()), "use 45, 90 or 180");
    }
    content->set_rounds(fields.need("rounds").whole(1, 12));
    const auto need = [&](const char* key) { return draft.is_card_game ? fields.may(key) : fields.need(key); };
    const Value years = need("round_years");
    const Value ticks = need("ticks_per_round");
    if (years) content->set_round_years(years.whole(1, 50));
    length->set_ticks_per_round(ticks.whole(1, 50));
    if (years && ticks && content->round_years() % length->ticks_per_round() != 0) {
        ticks.error(fmt::format("{} ticks do not fit evenly in {} years", length->ticks_per_round(), content->round_years()),
                    "let every tick cover the same number of whole years");
    }
    if (ticks) draft.mention(Mention::What::ticks, ticks, std::to_string(content->round_years() / std::max(1u, length->ticks_per_round())));
    open_issues(draft, need("open_issues"), content);
    open_acts(draft, need("acts"), content);
    read_phases(draft, fields.need("phases"), content);
}

// Numbers the seats, and sorts the roles, in the order in which people fill them.
void apply_fill_order(Draft& draft, const Value& list) {
    std::map<std::string, std::uint32_t> order;
    for (const Value& entry : list.list(1, 32)) {
        const std::string id = draft.names.use({Kind::seat}, entry);
        draft.scenario.add_fill_order(id);
        if (!order.emplace(id, static_cast<std::uint32_t>(order.size() + 1)).second) {
            entry.error(fmt::format("seat '{}' stands here twice", id), "keep one of the two");
        }
    }
    if (!list) return;
    for (SeatInfo& seat : *draft.whole.mutable_seats()) {
        if (order.count(seat.id()) == 0 && !seat.id().empty())
            list.error(fmt::format("seat '{}' is never filled", seat.id()), "add it to the list");
        seat.set_number(order[seat.id()]);
    }
    std::stable_sort(draft.whole.mutable_seats()->begin(), draft.whole.mutable_seats()->end(),
                     [](const SeatInfo& a, const SeatInfo& b) { return a.number() < b.number(); });
    std::stable_sort(draft.scenario.mutable_roles()->begin(), draft.scenario.mutable_roles()->end(),
                     [&](const Role& a, const Role& b) { return order[a.seat()] < order[b.seat()]; });
}

void read_people(Draft& draft, Fields& fields) {
    const Value least = fields.need("least_people");
    const Value most = fields.need("most_people");
    draft.scenario.set_least_people(least.whole(1, 64));
    draft.scenario.set_most_people(most.whole(1, 64));
    if (least && most && draft.scenario.least_people() > draft.scenario.most_people()) {
        least.error("'least_people' is more than 'most_people'", "exchange or mend them");
    }
    const auto room = static_cast<std::uint32_t>(2 * draft.whole.seats_size());
    if (most && room > 0 && draft.scenario.most_people() > room) {
        most.error(fmt::format("{} people do not fit", draft.scenario.most_people()),
                   fmt::format("the seats hold {} as duos", room));
    }
}

void read_frame(Draft& draft, Fields& fields, const std::string& folder_name) {
    Scenario& scenario = draft.scenario;
    const Value id = fields.need("id");
    scenario.set_id(id.id());
    if (id && scenario.id() != folder_name) {
        id.error(fmt::format("the id '{}' is not the folder's name", scenario.id()),
                 fmt::format("write '{}' or rename the folder", folder_name));
    }
    scenario.set_version(fields.need("version").text());
    const Value format = fields.need("format");
    scenario.set_format(format.whole(1, 1));
    draft.whole.set_scenario(scenario.id());
    draft.whole.set_version(scenario.version());
    draft.text(fields.need("title"), draft.whole.mutable_title(), title_limit);
    draft.text(fields.need("region"), draft.whole.mutable_region(), region_limit);
    draft.text(fields.need("summary"), scenario.mutable_summary(), story_limit);
    read_people(draft, fields);
    const auto need = [&](const char* key) { return draft.is_card_game ? fields.may(key) : fields.need(key); };
    if (const Value year = need("start_year")) draft.whole.set_start_year(year.whole(1900, 2200));
    if (const Value budget = need("budget")) draft.whole.set_budget(budget.whole(0, 100));
    scenario.set_absent_counts(fields.need("absent_counts").choice(absent_words));
    if (const Value bot = fields.may("bot_counts")) scenario.set_bot_counts(bot.choice(absent_words));
    if (const Value envoy = fields.may("envoy_party")) scenario.set_envoy_party(draft.names.use({Kind::party}, envoy));
    scenario.set_pen_seat(draft.names.use({Kind::seat}, fields.need("pen_seat")));
    if (const Value whom = fields.may("concerns")) draft.text(whom, draft.whole.mutable_concerns(), label_limit);
    for (const Value& instrument : fields.may("instruments").list(1, 9)) draft.whole.add_instruments(instrument.choice(instrument_words()));
    for (const Value& question : fields.may("reflection").list(0, 12)) {
        draft.text(question, scenario.add_reflection(), sentence_limit);
    }
    draft.whole.set_parts_count(fields.may("parts_count").yes());
}

}  // namespace

void read_languages(Draft& draft, const Value& scenario_file) {
    // Looks at one key only; read_scenario reports on the rest.
    for (const auto& [key, value] : scenario_file.members()) {
        if (key.text() != "languages") continue;
        for (const Value& language : value.list(1, 2)) {
            draft.languages.push_back(language.choice<std::string>({{"nl", "nl"}, {"en", "en"}}));
        }
    }
    const bool is_clear = !draft.languages.empty() && std::count(draft.languages.begin(), draft.languages.end(), "") == 0;
    if (!is_clear) draft.languages = {"nl", "en"};
}

void read_scenario(Draft& draft, const Value& file, const std::string& folder_name) {
    Fields fields(file);
    fields.need("languages");
    read_frame(draft, fields, folder_name);
    apply_fill_order(draft, fields.need("fill_order"));
    std::set<std::uint32_t> seen;
    for (const Value& entry : fields.need("lengths").list(1, 3)) {
        read_length(draft, entry);
        const std::uint32_t minutes = draft.scenario.lengths().rbegin()->minutes();
        if (!seen.insert(minutes).second)
            entry.error(fmt::format("{} minutes stand here twice", minutes), "keep one of the two");
    }
}

}  // namespace samenspel::scenario
