#include "client/bots/bot.hpp"

#include <algorithm>

#include "client/knowledge/queries.hpp"

namespace samenspel::bots {
namespace {

using knowledge::PartyNumber;
using knowledge::SeatNumber;

// Between two deeds a bot lets the table breathe: table milliseconds.
constexpr std::int64_t least_pause_ms = 4'000, more_pause_ms = 9'000;
constexpr int most_deeds_in_phase = 40;

std::uint64_t mixed(std::uint64_t value) {  // SplitMix64's finish
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

std::uint64_t hash(std::string_view text, std::uint64_t from) {
    for (const char c : text) from = mixed(from + static_cast<unsigned char>(c) + 0x9E3779B97F4A7C15u);
    return from;
}

bool contains(const google::protobuf::RepeatedField<std::uint32_t>& numbers, std::uint32_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

std::uint32_t party_of(const Knowledge& knowledge, std::uint32_t seat) { return knowledge::party_of(knowledge, SeatNumber{seat}).value; }

bool signatory(const Knowledge& knowledge, std::uint32_t seat) {
    const SeatInfo* info = knowledge::seat_info(knowledge, SeatNumber{seat});
    return info && info->signatory();
}

// Whether this party takes a position on the draft: it is bound and decides, or an issue names it.
bool judges(const Knowledge& knowledge, const Draft& draft, std::uint32_t party) {
    const PartyInfo* info = knowledge::party_info(knowledge, PartyNumber{party});
    if (!info || !info->decides()) return false;
    for (const auto& choice : draft.choices()) {
        const IssueInfo* issue = knowledge::issue_info(knowledge, choice.issue());
        if (!issue) continue;
        if (contains(issue->deciders(), party)) return true;
        if (issue->rule() != ONE_PARTY && contains(draft.parties(), party)) return true;
    }
    return false;
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

bool Bot::inclined(double competitor, double cooperator, double accommodator, double avoider, double revealer) {
    const double wish[] = {competitor, cooperator, accommodator, avoider, revealer};
    return unit() < wish[static_cast<std::size_t>(temperament_)];
}

double Bot::leaning(const std::string& issue, const std::string& option) const {
    const std::uint64_t drawn = hash(option, hash(issue, seat_ * 977u + 13u));
    return static_cast<double>(drawn >> 11) * 0x1.0p-53 * 2.0 - 1.0;
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
    for (const auto* ask : knowledge::asks_waiting_for(knowledge, SeatNumber{seat_})) {
        if (ask->has_meaning()) {
            command.mutable_explain_meaning()->set_from(ask->meaning().from());
            command.mutable_explain_meaning()->set_ask(ask->meaning().ask());
            return true;
        }
        const RoleDealt* role = knowledge::role_of(knowledge, SeatNumber{seat_});
        if (role && role->cards_size() > 0 && inclined(0.1, goodwill(knowledge), 0.8, 0.2, 0.95)) {
            const auto index = static_cast<int>(unit() * role->cards_size());
            command.mutable_reveal_card()->set_card(role->cards(index).card());
            command.mutable_reveal_card()->add_to(ask->interest().from());
            command.mutable_reveal_card()->set_weight(true);
            command.mutable_reveal_card()->set_price(unit() < 0.5);
        } else {
            command.mutable_decline_ask()->set_from(ask->interest().from());
            command.mutable_decline_ask()->set_ask(ask->interest().ask());
        }
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
            if (question.kind() == FREE_TEXT) continue;
            for (const auto& party : knowledge.opened().content().parties()) {
                const bool partner = question.kind() == PARTNER_SCALE_1_4;
                if (partner && party.number() == party_of(knowledge, seat_)) continue;
                Answer& answer = *submit.add_answers();
                answer.set_question(question.id());
                if (partner) answer.set_partner(party.number());
                const double most = question.kind() == SCALE_1_10 ? 10 : 4;
                const double felt = partner ? 1.0 - warm : warm;
                answer.set_scale(static_cast<std::uint32_t>(std::clamp(1.0 + felt * (most - 1.0) + (unit() - 0.5), 1.0, most)));
                if (!partner) break;
            }
        }
        return true;
    }
    return false;
}

bool Bot::judge(const Knowledge& knowledge, Command& command) {
    const std::uint32_t party = party_of(knowledge, seat_);
    if (!signatory(knowledge, seat_)) return false;
    for (const auto* proposal : knowledge::open_proposals(knowledge)) {
        const Draft& draft = knowledge::current_draft(*proposal);
        if (proposal->state() == PROPOSAL_ACCEPTED) {
            if (!contains(draft.parties(), party) || contains(proposal->signed_(), party)) continue;
            command.mutable_sign_proposal()->set_proposal(proposal->proposal());
            return true;
        }
        if (knowledge::position_of(*proposal, PartyNumber{party}) || !judges(knowledge, draft, party)) continue;
        double value = 0;
        for (const auto& choice : draft.choices()) value += leaning(choice.issue(), choice.option());
        value /= draft.choices_size();
        const double patience = 0.15 * (proposal->versions_size() - 1) + 0.1 * done_in_phase_ / 10.0;
        const double mood[] = {-0.25, 0.15 + 0.5 * (goodwill(knowledge) - 0.5), 0.6, 0.3, 0.4};
        TakePosition& position = *command.mutable_take_position();
        position.set_proposal(proposal->proposal());
        position.set_version(static_cast<std::uint32_t>(proposal->versions_size()));
        const double sum = value + mood[static_cast<std::size_t>(temperament_)] + patience;
        position.set_stance(sum > 0.25 ? SUPPORT : sum > -0.2 ? CONSENTS : OBJECT);
        if (position.stance() == OBJECT) position.set_reason("Zo dient dit ons niet. / As it is, this does not serve us.");
        return true;
    }
    return false;
}

bool Bot::propose(const Knowledge& knowledge, Command& command) {
    if (knowledge.pen() != seat_) return false;
    Draft draft;
    std::uint32_t amends = 0;
    for (const auto* proposal : knowledge::open_proposals(knowledge)) {
        const bool blocked = std::any_of(proposal->positions().begin(), proposal->positions().end(), [](const PositionTaken& taken) { return taken.stance() == OBJECT; });
        if (proposal->state() == PROPOSAL_ACCEPTED || !blocked || proposal->versions_size() > 5) return false;
        if (unit() < 0.4) return false;  // let the others speak first
        amends = proposal->proposal();
        draft = knowledge::current_draft(*proposal);
    }
    if (amends == 0 && !knowledge::proposals_in(knowledge, AGREED).empty() && unit() < 0.9) return false;
    const auto& issues = knowledge.opened().content().issues();
    if (amends == 0) {
        for (const auto& issue : issues) {
            const OptionInfo* best = &issue.options(0);
            for (const auto& option : issue.options())
                if (leaning(issue.id(), option.id()) > leaning(issue.id(), best->id())) best = &option;
            Choice& choice = *draft.add_choices();
            choice.set_issue(issue.id());
            choice.set_option(best->id());
        }
        for (const auto& party : knowledge.opened().content().parties())
            if (party.decides()) draft.add_parties(party.number());
    } else {
        auto& choice = *draft.mutable_choices(static_cast<int>(unit() * draft.choices_size()));
        const IssueInfo* issue = knowledge::issue_info(knowledge, choice.issue());
        if (!issue) return false;
        choice.set_option(issue->options(static_cast<int>(unit() * issue->options_size())).id());
        if (draft.SerializeAsString() == knowledge::current_draft(*knowledge::proposal(knowledge, amends)).SerializeAsString()) return false;
        command.mutable_amend_proposal()->set_proposal(amends);
        *command.mutable_amend_proposal()->mutable_draft() = draft;
        return true;
    }
    *command.mutable_table_proposal()->mutable_draft() = draft;
    return true;
}

bool Bot::bargain(const Knowledge& knowledge, Command& command) { return judge(knowledge, command) || propose(knowledge, command); }

bool Bot::talk(const Knowledge& knowledge, Command& command) {
    if (!inclined(0.1, 0.45, 0.35, 0.05, 0.8)) return false;
    std::vector<std::uint32_t> others;
    for (const auto& seat : knowledge.seats())
        if (seat.seat() != seat_ && (seat.holder() == SINGLE || seat.holder() == DUO || seat.holder() == BOT)) others.push_back(seat.seat());
    if (others.empty()) return false;
    const std::uint32_t other = others[static_cast<std::size_t>(unit() * static_cast<double>(others.size()))];
    const bool waiting = std::any_of(knowledge.asks().begin(), knowledge.asks().end(), [&](const AskKnowledge& ask) {
        return ask.has_interest() && ask.interest().from() == seat_ && ask.interest().to() == other && ask.state() == ASK_OPEN;
    });
    const RoleDealt* role = knowledge::role_of(knowledge, SeatNumber{seat_});
    if (temperament_ == Temperament::revealer && role && role->cards_size() > 0 && unit() < 0.4) {
        command.mutable_reveal_card()->set_card(role->cards(static_cast<int>(unit() * role->cards_size())).card());
        command.mutable_reveal_card()->add_to(other);
        command.mutable_reveal_card()->set_weight(true);
        command.mutable_reveal_card()->set_measure(true);
        return true;
    }
    if (waiting || asked_ > 6) return false;
    ++asked_;
    command.mutable_ask_interest()->set_to(other);
    return true;
}

bool Bot::act(const Knowledge& knowledge, Command& command) {
    const std::uint32_t party = party_of(knowledge, seat_);
    if (!inclined(0.8, 0.4, 0.3, 0.15, 0.4)) return false;
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

bool Bot::comply(const Knowledge& knowledge, Command& command) {
    if (temperament_ != Temperament::competitor || unit() > 0.3) return false;
    const std::uint32_t party = party_of(knowledge, seat_);
    for (const auto* agreement : knowledge::proposals_in(knowledge, AGREED)) {
        const Draft& draft = knowledge::current_draft(*agreement);
        if (!contains(draft.parties(), party) || contains(agreement->left(), party)) continue;
        for (const auto& choice : draft.choices()) {
            const bool chosen = std::any_of(agreement->compliance().begin(), agreement->compliance().end(),
                                            [&](const ComplianceChosen& one) { return one.party() == party && one.issue() == choice.issue(); });
            if (chosen || leaning(choice.issue(), choice.option()) > 0) continue;
            ChooseCompliance& broken = *command.mutable_choose_compliance();
            broken.set_proposal(agreement->proposal());
            broken.set_issue(choice.issue());
            broken.set_keeps(false);
            return true;
        }
    }
    return false;
}

std::vector<Command> Bot::think(const Knowledge& knowledge, std::int64_t table_now_ms) {
    const PhaseInfo* phase = knowledge::phase_info(knowledge);
    if (!phase || knowledge.paused() || knowledge.ended() || phase->kind() == JOINING) return {};
    if (phase_ != knowledge.phase().phase()) {
        phase_ = knowledge.phase().phase();
        done_in_phase_ = 0;
        next_ms_ = table_now_ms + static_cast<std::int64_t>(unit() * 6'000);
    }
    if (next_ms_ < 0) next_ms_ = table_now_ms;
    if (table_now_ms < next_ms_ || done_in_phase_ >= most_deeds_in_phase) return {};
    next_ms_ = table_now_ms + least_pause_ms + static_cast<std::int64_t>(unit() * more_pause_ms);
    std::vector<Command> out(1);
    Command& command = out.front();
    const bool exchange = phase->kind() == EXPLORING || phase->kind() == TALKING || phase->kind() == RESULT;
    bool does = fill_in_form(knowledge, command) || (exchange && answer_others(knowledge, command));
    if (!does && phase->kind() == TALKING) does = bargain(knowledge, command) || comply(knowledge, command) || act(knowledge, command);
    if (!does && (phase->kind() == EXPLORING || phase->kind() == TALKING)) does = talk(knowledge, command);
    if (!does) return {};
    ++done_in_phase_;
    return out;
}

}  // namespace samenspel::bots
