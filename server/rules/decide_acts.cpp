// Acts within a party's budget, taken back until the round is resolved, and figures pooled.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

std::uint32_t budget_left(const Table& table, PartyId party) {
    const auto value = [party](const std::map<std::uint32_t, std::uint32_t>& of) {
        const auto found = of.find(party.value);
        return found == of.end() ? 0u : found->second;
    };
    const std::uint32_t gone = value(table.spent) + value(table.penalty);
    const std::uint32_t budget = table.book->content().budget();
    return budget > gone ? budget - gone : 0;
}

bool at_hand(Deciding& deciding, const ActInfo& act) {
    const auto& parties = act.parties();
    return parties.empty() || std::find(parties.begin(), parties.end(), deciding.my_party().value) != parties.end();
}

bool target_fits(const ActInfo& act, const std::string& target) {
    if (act.targets().empty()) return target.empty();
    return std::find(act.targets().begin(), act.targets().end(), target) != act.targets().end();
}

void add_forecasts(Deciding& deciding) {
    const auto party = deciding.my_party().value;
    deciding.add().mutable_forecast_pooled()->set_party(party);
    const int pooled = static_cast<int>(deciding.table.pooled.size()) + 1;
    deciding.add_all({forecasts(deciding.table, deciding.table.world_state.quantities(), pooled, deciding.now_ms)});
}

bool has_pooled(const Table& table, PartyId party) {
    return std::find(table.pooled.begin(), table.pooled.end(), party.value) != table.pooled.end();
}

void do_act(Deciding& deciding, const DoAct& command) {
    const Table& table = deciding.table;
    const ActInfo* act = deciding.book().act(command.act());
    if (!act || !at_hand(deciding, *act) || table.round() < act->from_round()) {
        deciding.refuse(NO_SUCH_ACT);
        return;
    }
    if (!target_fits(*act, command.target())) {
        deciding.refuse(MALFORMED);
        return;
    }
    if (command.secret() && !act->may_be_secret()) {
        deciding.refuse(NOT_SECRET);
        return;
    }
    std::uint32_t number = 1;
    for (const auto& [secret, done] : table.acts) {
        if (done.party() != deciding.my_party().value) continue;
        if (done.act() == command.act() && done.target() == command.target()) {
            deciding.refuse(ALREADY_DONE);
            return;
        }
        if (secret == command.secret()) number = std::max(number, done.number() + 1);
    }
    if (const auto left = budget_left(table, deciding.my_party()); act->cost() > left) {
        deciding.refuse(BUDGET_SPENT, {std::to_string(act->cost()), std::to_string(left)});
        return;
    }
    Event& event = command.secret() ? deciding.add(deciding.book().seats_of(deciding.my_party())) : deciding.add();
    ActDone& done = command.secret() ? *event.mutable_act_done_secretly() : *event.mutable_act_done_openly();
    done.set_number(number);
    done.set_party(deciding.my_party().value);
    done.set_act(command.act());
    if (!command.target().empty()) done.set_target(command.target());
    done.set_secret(command.secret());
    const ActEffects* effects = deciding.book().act_effects(command.act());
    if (effects && effects->opens_forecast() && !command.secret() && !has_pooled(table, deciding.my_party())) add_forecasts(deciding);
}

void take_back(Deciding& deciding, const TakeBackAct& command) {
    const auto& acts = deciding.table.acts;
    const bool mine = std::any_of(acts.begin(), acts.end(), [&](const auto& done) {
        return done.first == command.secret() && done.second.party() == deciding.my_party().value && done.second.number() == command.number();
    });
    if (!mine) {
        deciding.refuse(NO_SUCH_ACT);
        return;
    }
    Event& event = command.secret() ? deciding.add(deciding.book().seats_of(deciding.my_party())) : deciding.add();
    ActTakenBack& back = command.secret() ? *event.mutable_secret_act_taken_back() : *event.mutable_open_act_taken_back();
    back.set_party(deciding.my_party().value);
    back.set_number(command.number());
}

}  // namespace

void decide_acts(Deciding& deciding, const Command& command) {
    if (command.has_pool_forecast()) {
        if (!deciding.in_phase({EXPLORING, TALKING})) return;
        if (has_pooled(deciding.table, deciding.my_party())) {
            deciding.refuse(ALREADY_DONE);
            return;
        }
        return add_forecasts(deciding);
    }
    if (!deciding.in_phase({TALKING})) return;
    if (command.has_do_act()) return do_act(deciding, command.do_act());
    take_back(deciding, command.take_back_act());
}

}  // namespace samenspel::rules
