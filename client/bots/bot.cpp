#include "client/bots/bot.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "client/knowledge/queries.hpp"
#include "client/knowledge/theater.hpp"

namespace samenspel::bots {
namespace {

using knowledge::PartyNumber;
using knowledge::SeatNumber;

// Between two deeds a bot lets the table breathe: table milliseconds.
constexpr std::int64_t least_pause_ms = 4'000, more_pause_ms = 9'000;
constexpr int most_deeds_in_phase = 40;
constexpr int most_refusals = 2, enough_cards = 3;

std::uint64_t mixed(std::uint64_t value) {  // SplitMix64's finish
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

bool contains(const google::protobuf::RepeatedField<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

std::uint32_t party_of(const Knowledge& knowledge, std::uint32_t seat) { return knowledge::party_of(knowledge, SeatNumber{seat}).value; }

std::vector<std::uint32_t> others_here(const Knowledge& knowledge, std::uint32_t seat) {
    std::vector<std::uint32_t> out;
    for (const auto& other : knowledge.seats())
        if (other.seat() != seat && (other.holder() == SINGLE || other.holder() == DUO || other.holder() == BOT)) out.push_back(other.seat());
    return out;
}

bool shown(const Knowledge& knowledge, std::uint32_t from, std::uint32_t to, const std::string& card) {
    return std::any_of(knowledge.story().begin(), knowledge.story().end(), [&](const Entry& entry) {
        return entry.has_card_revealed() && entry.card_revealed().from() == from && entry.card_revealed().card().card() == card && contains(entry.card_revealed().to(), to);
    });
}

// How many different cards one seat showed another, as far as this viewer saw it.
int cards_shown(const Knowledge& knowledge, std::uint32_t from, std::uint32_t to) {
    std::set<std::string> cards;
    for (const auto& entry : knowledge.story())
        if (entry.has_card_revealed() && entry.card_revealed().from() == from && contains(entry.card_revealed().to(), to)) cards.insert(entry.card_revealed().card().card());
    return static_cast<int>(cards.size());
}

// What most of the others vote for; empty while nobody does.
std::string leading_vote(const CaseKnowledge& open, std::uint32_t party) {
    std::map<std::string, int> votes;
    for (const auto& vote : open.votes())
        if (vote.party() != party) ++votes[vote.option()];
    std::string out;
    for (const auto& [option, count] : votes)
        if (out.empty() || count > votes[out]) out = option;
    return out;
}

}  // namespace

std::optional<Temperament> temperament_named(std::string_view name) {
    if (name == "competitor") return Temperament::competitor;
    if (name == "cooperator") return Temperament::conditional_cooperator;
    if (name == "accommodator") return Temperament::accommodator;
    if (name == "avoider") return Temperament::avoider;
    if (name == "revealer") return Temperament::revealer;
    return std::nullopt;
}

double Bot::unit() {
    chance_ += 0x9E3779B97F4A7C15u;
    return static_cast<double>(mixed(chance_) >> 11) * 0x1.0p-53;
}

std::size_t Bot::any(std::size_t below) { return std::min(below - 1, static_cast<std::size_t>(unit() * static_cast<double>(below))); }

bool Bot::inclined(double competitor, double cooperator, double accommodator, double avoider, double revealer) {
    const double wish[] = {competitor, cooperator, accommodator, avoider, revealer};
    return unit() < wish[static_cast<std::size_t>(temperament_)];
}

// 0..1: how the others behaved towards this seat, as far as it knows.
double Bot::goodwill(const Knowledge& knowledge) const {
    double value = 0.55;
    for (const auto& entry : knowledge.story()) {
        if (entry.has_card_revealed() && entry.card_revealed().from() != seat_) value += 0.06;
        if (entry.has_promise_made() && entry.promise_made().to() == seat_) value += 0.03;
        if (entry.has_forecast_pooled()) value += 0.03;
        if (entry.has_breach_shown()) value -= 0.25;
        if (entry.has_act_exposed()) value -= 0.12;
    }
    return std::clamp(value, 0.0, 1.0);
}

bool Bot::answer_others(const Knowledge& knowledge, Command& command) {
    for (const auto& told : knowledge.told())
        if (told.told().to() == seat_ && !told.heard()) {
            command.mutable_confirm_heard()->set_from(told.told().from());
            command.mutable_confirm_heard()->set_told(told.told().told());
            return true;
        }
    for (const auto& promise : knowledge.promises())
        if (promise.made().to() == seat_ && !promise.heard()) {
            command.mutable_confirm_promise()->set_from(promise.made().from());
            command.mutable_confirm_promise()->set_promise(promise.promise());
            return true;
        }
    for (const auto* ask : knowledge::asks_waiting_for(knowledge, SeatNumber{seat_})) {
        if (ask->has_meaning()) {
            command.mutable_explain_meaning()->set_from(ask->meaning().from());
            command.mutable_explain_meaning()->set_ask(ask->meaning().ask());
            return true;
        }
        const bool answers = exchange_ == Exchange::open && inclined(0.05, 1.2 * goodwill(knowledge), 0.8, 0.2, 1);
        if (answers && show_card(knowledge, ask->interest().from(), command)) return true;
        command.mutable_decline_ask()->set_from(ask->interest().from());
        command.mutable_decline_ask()->set_ask(ask->interest().ask());
        return true;
    }
    return false;
}

bool Bot::fill_in_form(const Knowledge& knowledge, Command& command) {
    for (const auto& form : knowledge.forms()) {
        if (!form.open() || std::any_of(form.submitted().begin(), form.submitted().end(), [this](const FormSubmitted& sent) { return sent.seat() == seat_; })) continue;
        const FormInfo* info = knowledge::form_info(knowledge, form.form());
        if (!info) continue;
        SubmitForm& submit = *command.mutable_submit_form();
        submit.set_form(form.form());
        const double warm = goodwill(knowledge);
        for (const auto& question : info->questions()) {
            if (question.kind() == FREE_TEXT || question.kind() == PARTNER_TEXT) continue;
            const bool chooses = question.kind() == CHOICE || question.kind() == PARTNER_CHOICE;
            for (const auto& party : knowledge.opened().content().parties()) {
                const bool partner = question.kind() == PARTNER_SCALE_1_4 || question.kind() == PARTNER_CHOICE;
                if (partner && party.number() == party_of(knowledge, seat_)) continue;
                Answer& answer = *submit.add_answers();
                answer.set_question(question.id());
                if (partner) answer.set_partner(party.number());
                const double most = question.kind() == SCALE_1_10 ? 10 : 4;
                const double felt = partner ? 1.0 - warm : warm;
                if (chooses) answer.set_option(question.options(static_cast<int>(any(static_cast<std::size_t>(question.options_size())))).id());
                else answer.set_scale(static_cast<std::uint32_t>(std::clamp(1.0 + felt * (most - 1.0) + (unit() - 0.5), 1.0, most)));
                if (!partner) break;
            }
        }
        return true;
    }
    return false;
}

// It cannot know what the ways do: it follows others, or has a mind of its own; with all votes given and no majority it
// may go over to the others.
bool Bot::vote_case(const Knowledge& knowledge, Command& command) {
    const CaseKnowledge* open = knowledge::open_case(knowledge);
    const std::uint32_t party = party_of(knowledge, seat_);
    if (!open || !contains(open->opened().deciders(), party) || knowledge::signatory_of(knowledge, PartyNumber{party}).value != seat_) return false;
    const std::string leading = leading_vote(*open, party);
    const auto mine = std::find_if(open->votes().begin(), open->votes().end(), [&](const CaseVoted& vote) { return vote.party() == party; });
    std::string option = leading;
    if (mine == open->votes().end()) {
        if (leading.empty() || !inclined(0.3, 0.7, 1, 0.9, 0.7)) option = open->opened().options(static_cast<int>(any(static_cast<std::size_t>(open->opened().options_size())))).id();
    } else if (open->votes_size() < open->opened().deciders_size() || leading.empty() || leading == mine->option() || !inclined(0.1, 0.4, 0.8, 0.6, 0.5)) {
        return false;
    }
    command.mutable_vote_case()->set_case_(open->opened().case_());
    command.mutable_vote_case()->set_option(option);
    return true;
}

bool Bot::show_card(const Knowledge& knowledge, std::uint32_t to, Command& command) {
    const RoleDealt* role = knowledge::role_of(knowledge, SeatNumber{seat_});
    if (!role) return false;
    for (const auto& card : role->cards()) {
        if (shown(knowledge, seat_, to, card.card())) continue;
        RevealCard& reveal = *command.mutable_reveal_card();
        reveal.set_card(card.card());
        reveal.add_to(to);
        // Who shows of its own accord shows everybody.
        if (temperament_ == Temperament::revealer)
            for (const auto other : others_here(knowledge, seat_))
                if (other != to && !shown(knowledge, seat_, other, card.card())) reveal.add_to(other);
        reveal.set_weight(true);
        reveal.set_measure(true);
        reveal.set_price(unit() < 0.5);
        return true;
    }
    return false;
}

bool Bot::talk(const Knowledge& knowledge, Command& command) {
    const auto others = others_here(knowledge, seat_);
    if (exchange_ == Exchange::closed || others.empty() || !knowledge::role_of(knowledge, SeatNumber{seat_})) return false;
    // Who was shown something owes something.
    for (const auto other : others)
        if (cards_shown(knowledge, other, seat_) > cards_shown(knowledge, seat_, other) && inclined(0, goodwill(knowledge), 0.6, 0.05, 1) &&
            show_card(knowledge, other, command))
            return true;
    if (!inclined(0.05, 0.75, 0.35, 0.05, 0.9)) return false;
    const std::uint32_t other = others[any(others.size())];
    if (temperament_ == Temperament::revealer && unit() < 0.6 && show_card(knowledge, other, command)) return true;
    int refused = 0;
    for (const auto& ask : knowledge.asks()) {
        if (!ask.has_interest() || ask.interest().from() != seat_ || ask.interest().to() != other) continue;
        if (ask.state() == ASK_OPEN) return false;
        refused += ask.state() == ASK_DECLINED;
    }
    if (refused >= most_refusals || cards_shown(knowledge, other, seat_) >= enough_cards) return false;
    command.mutable_ask_interest()->set_to(other);
    return true;
}

bool Bot::act(const Knowledge& knowledge, Command& command) {
    const std::uint32_t party = party_of(knowledge, seat_);
    if (!inclined(0.8, 0.25, 0.25, 0.1, 0.25)) return false;
    const std::uint32_t left = knowledge::budget_left(knowledge, PartyNumber{party});
    std::vector<const ActInfo*> open, hidden;
    for (const auto& info : knowledge.opened().content().acts()) {
        if (!info.parties().empty() && !contains(info.parties(), party)) continue;
        if (info.cost() > left || info.from_round() > knowledge::round(knowledge)) continue;
        const bool done = std::any_of(knowledge.acts().begin(), knowledge.acts().end(), [&](const ActDone& one) { return one.party() == party && one.act() == info.id(); });
        if (!done) (info.may_be_secret() ? hidden : open).push_back(&info);
    }
    // What may be done in secret is what one would rather not be seen doing.
    const auto& pool = temperament_ == Temperament::competitor ? (hidden.empty() ? open : hidden) : (open.empty() ? std::vector<const ActInfo*>{} : open);
    if (pool.empty()) return false;
    const ActInfo& info = *pool[static_cast<std::size_t>(unit() * static_cast<double>(pool.size()))];
    DoAct& deed = *command.mutable_do_act();
    deed.set_act(info.id());
    deed.set_secret(info.may_be_secret());
    if (info.targets_size() > 0) {
        std::string own;
        if (const PartyInfo* me = knowledge::party_info(knowledge, PartyNumber{party})) own = me->id();
        for (int tries = 0; tries < 4; ++tries) {
            deed.set_target(info.targets(static_cast<int>(unit() * info.targets_size())));
            if (deed.target() != own) break;
        }
    }
    return true;
}

std::vector<Command> Bot::think(const Knowledge& knowledge, std::int64_t table_now_ms) {
    const PhaseInfo* phase = knowledge::phase_info(knowledge);
    if (!phase || knowledge.paused() || knowledge.ended() || phase->kind() == JOINING) return {};
    if (phase_ != knowledge.phase().phase()) {
        phase_ = knowledge.phase().phase();
        done_in_phase_ = 0;
        talks_on_ = seat_ == knowledge.pen() && knowledge::assignment_in(knowledge, knowledge::round(knowledge)) && !inclined(0.7, 0.9, 1, 0.6, 0.9);
        pen_handed_to_ = 0;
        next_ms_ = table_now_ms + static_cast<std::int64_t>(unit() * 6'000);
    }
    now_ms_ = table_now_ms;
    if (next_ms_ < 0) next_ms_ = table_now_ms;
    if (table_now_ms < next_ms_ || done_in_phase_ >= most_deeds_in_phase) return {};
    next_ms_ = table_now_ms + least_pause_ms + static_cast<std::int64_t>(unit() * more_pause_ms);
    std::vector<Command> out(1);
    Command& command = out.front();
    const bool exchange = phase->kind() == EXPLORING || phase->kind() == TALKING || phase->kind() == RESULT;
    bool does = fill_in_form(knowledge, command) ||
                (exchange && (answer_others(knowledge, command) || answer_give(knowledge, command))) ||
                (phase->kind() == CASE && vote_case(knowledge, command)) || (phase->kind() == BIDDING && bid(knowledge, command)) ||
                (phase->kind() == DRAWING && draw(knowledge, command)) || (phase->kind() == TALKING && decide_together(knowledge, command));
    const bool bargains = knowledge.opened().content().issues_size() > 0;
    if (!does && phase->kind() == TALKING && bargains)
        does = judge(knowledge, command) || settle_words(knowledge, command) || propose(knowledge, command) || comply(knowledge, command) ||
               act(knowledge, command);
    if (!does && (phase->kind() == EXPLORING || phase->kind() == TALKING))
        does = share_ambition(knowledge, command) || log_give(knowledge, command) || talk(knowledge, command);
    if (!does) return {};
    ++done_in_phase_;
    return out;
}

}  // namespace samenspel::bots
