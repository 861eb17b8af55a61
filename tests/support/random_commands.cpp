#include "tests/support/random_commands.hpp"

#include <array>
#include <functional>

#include "server/rules/bargaining.hpp"

namespace samenspel::testing {
namespace {

using rules::Chance;
using rules::SeatId;
using rules::Table;

class Maker {
public:
    Maker(const Table& table, const rules::Actor& actor, Chance& chance) : table_(table), actor_(actor), chance_(chance) {}

    Command seat_command() {
        static const std::array<void (Maker::*)(Command&), 32> makers{
            &Maker::say, &Maker::say_in_group, &Maker::tell, &Maker::confirm, &Maker::promise, &Maker::corridor, &Maker::time_out,
            &Maker::reveal, &Maker::ask, &Maker::decline, &Maker::ask_meaning, &Maker::explain, &Maker::propose, &Maker::propose,
            &Maker::amend, &Maker::withdraw, &Maker::judge, &Maker::judge, &Maker::judge, &Maker::sign, &Maker::sign, &Maker::leave,
            &Maker::comply, &Maker::act, &Maker::take_back, &Maker::pool, &Maker::form, &Maker::vote,
            &Maker::ledger, &Maker::ledger, &Maker::word, &Maker::ambition};
        Command command;
        const bool bids = table_.phase_info().kind() == BIDDING;
        if (chance_.unit() < (bids ? 0.5 : 0.005)) return bid(command), command;
        if (rules::looks_back(table_) && chance_.unit() < 0.4) return look_back(command), command;
        if (plays_cards() && chance_.unit() < 0.5 && play_card(command)) return command;
        if (chance_.unit() < 0.4 && purposeful(command)) return command;
        const auto which = pick(makers.size() + 3);
        if (which < makers.size()) (this->*makers[which])(command);
        else direct(command);
        return command;
    }

    Command trainer_command() {
        Command command;
        if (!table_.started) {
            command.mutable_start();
            return command;
        }
        if (table_.paused && chance_.unit() < 0.7) {
            command.mutable_resume();
            return command;
        }
        if (table_.phase + 1 == table_.book->phase_count() && chance_.unit() < 0.05) {
            command.mutable_end_table();
            return command;
        }
        if (chance_.unit() < 0.2) return room_command();
        if (table_.phase_info().kind() == DEBRIEFING && chance_.unit() < 0.2) return compare_command();
        if (rules::looks_back(table_) && chance_.unit() < 0.6) return debrief_command();
        switch (pick(22)) {
            case 0: case 1: command.mutable_start(); break;
            case 2: command.mutable_pause(); break;
            case 3: case 4: case 5: command.mutable_resume(); break;
            case 6: command.mutable_extend()->set_by_ms(static_cast<std::int64_t>(pick(240'000)) - 60'000); break;
            case 7: if (chance_.unit() < 0.4) command.mutable_next_phase(); else inject(command); break;
            case 8: command.mutable_back_phase()->set_reason(chance_.unit() < 0.9 ? "Eerst de belangen." : ""); break;
            case 9:
                if (chance_.unit() < 0.6) { inject(command); break; }
                command.mutable_skip_to_phase()->set_phase(table_.phase + 1 + pick(2));
                command.mutable_skip_to_phase()->set_reason("Wij zijn al zover.");
                break;
            case 10: {
                static const std::array<Holder, 3> holders{EMPTY, BOT, ABSENT};
                command.mutable_set_seat()->set_seat(any_seat());
                command.mutable_set_seat()->set_holder(holders[pick(3)]);
                break;
            }
            case 11: case 12: inject(command); break;
            case 13:
                command.mutable_whisper()->add_to(any_seat());
                command.mutable_whisper()->set_text("Vraag eens door.");
                break;
            case 14: command.mutable_open_form()->set_form(any_form()); break;
            case 15: command.mutable_close_form()->set_form(any_form()); break;
            case 16: case 20:
                command.mutable_sign_on_behalf()->set_proposal(aimed_proposal(PROPOSAL_ACCEPTED));
                command.mutable_sign_on_behalf()->set_party(any_party());
                break;
            case 17: observe(command); break;
            case 18:
                command.mutable_admit_observer()->set_participant(1 + pick(9));
                command.mutable_admit_observer()->set_seat(pick(table_.book->seat_count() + 1));
                break;
            case 19: direct(command); break;
            default: if (chance_.unit() < 0.02) command.mutable_end_table(); else direct(command);
        }
        return command;
    }

    // Mostly a question that can be held against the truth.
    Command compare_command() {
        Command command;
        CompareGuesses& compare = *command.mutable_compare_guesses();
        for (const auto& form : content().forms())
            for (const auto& question : form.questions()) {
                if (compare.has_form() && (question.truth() == NO_TRUTH || chance_.unit() < 0.5)) continue;
                compare.set_form(form.id());
                compare.set_question(question.id());
            }
        return command;
    }

    void look_back(Command& command) {
        const std::uint32_t me = actor_.seat.value;
        for (const auto& [asked, given] : table_.debrief.consents)
            if (asked.first == me && !given && chance_.unit() < 0.7) {
                command.mutable_answer_consent()->set_kind(static_cast<OpenKind>(asked.second));
                command.mutable_answer_consent()->set_given(chance_.unit() < 0.7);
                return;
            }
        switch (pick(4)) {
            case 3:
                command.mutable_judge_promise()->set_kept(chance_.unit() < 0.6);
                for (const auto& promise : table_.promises)
                    if (promise.made.to() == me && (!command.judge_promise().has_from() || chance_.unit() < 0.5)) {
                        command.mutable_judge_promise()->set_from(promise.made.from());
                        command.mutable_judge_promise()->set_promise(promise.number);
                    }
                break;
            case 0: command.mutable_say_one_word()->set_word("Opgelucht"); break;
            case 1: command.mutable_guess_neighbour()->set_text("Ik denk dat zij rust wil."); break;
            default: command.mutable_promise_for_monday()->set_text("Ik bel eerst."); break;
        }
    }

    Command debrief_command() {
        Command command;
        static const std::array<DebriefStep, 10> steps{STEP_ROLE_OFF, STEP_MOMENTS, STEP_NEIGHBOUR, STEP_NEIGHBOUR, STEP_OUTCOME, STEP_OUTCOME,
                                                      STEP_NEIGHBOUR, STEP_OUTCOME, STEP_MONDAY, STEP_DONE};
        const auto kind = static_cast<OpenKind>(OPEN_INTERESTS + static_cast<int>(pick(3)));
        switch (pick(3)) {
            case 0:
                command.mutable_open()->set_seat(any_seat());
                command.mutable_open()->set_kind(kind);
                break;
            case 1:
                command.mutable_ask_consent()->set_seat(any_seat());
                command.mutable_ask_consent()->set_kind(kind);
                break;
            default: command.mutable_step_debrief()->set_step(steps[pick(steps.size())]); break;
        }
        return command;
    }

    Command room_command() {
        Command command;
        if (!table_.theater.dealt.empty() && chance_.unit() < 0.2) {
            command.mutable_limit_strategies()->set_without_consensus(chance_.unit() < 0.7);
            return command;
        }
        switch (pick(table_.chairs ? 10 : 7)) {
            case 0: command.mutable_set_lids()->set_down(chance_.unit() < 0.5); break;
            case 1:
                command.mutable_bookmark()->set_note(chance_.unit() < 0.5 ? "Hier kantelde het." : "");
                if (command.bookmark().note().empty()) command.mutable_bookmark()->set_moment_ms(0);
                break;
            case 2: case 3: command.mutable_swap_chairs()->set_minutes(pick(17)); break;
            case 4: command.mutable_give_prompt()->set_prompt(static_cast<Prompt>(1 + pick(5))); break;
            case 5: command.mutable_turn_board()->set_page(1 + pick(3)); break;
            case 6: {
                static const std::array<Instrument, 4> switched{GLOSSARY, LEDGER, AMBITION, THERMOMETER};
                command.mutable_set_instrument()->set_instrument(switched[pick(4)]);
                command.mutable_set_instrument()->set_on(chance_.unit() < 0.7);
                break;
            }
            default: command.mutable_end_swap();
        }
        return command;
    }

    void observe(Command& command) {
        command.mutable_observe_speech()->set_seat(any_seat());
        command.mutable_observe_speech()->set_act(static_cast<SpeechAct>(1 + pick(8)));
    }

private:
    std::uint32_t pick(std::size_t below) { return below == 0 ? 0 : static_cast<std::uint32_t>(chance_.next() % below); }
    std::uint32_t any_seat() { return 1 + pick(table_.book->seat_count()); }
    std::uint32_t any_party() { return 1 + pick(table_.book->party_count()); }
    const Content& content() const { return table_.book->content(); }
    std::string any_form() { return content().forms(static_cast<int>(pick(static_cast<std::size_t>(content().forms_size())))).id(); }
    std::uint32_t me() const { return actor_.seat.value; }

    bool plays_cards() const { return table_.phase_info().kind() == DRAWING || (table_.theater.assignment && table_.phase_info().kind() == TALKING); }
    // False when there is nothing of that kind to do.
    bool play_card(Command& command) {
        if (table_.phase_info().kind() == DRAWING) {
            if (table_.theater.assignment) command.mutable_read_card();
            else command.mutable_pick_assignment();
            return true;
        }
        if (actor_.seat != table_.pen && chance_.unit() < 0.8) return false;
        if (chance_.unit() < 0.2) {
            command.mutable_report_choice()->set_choice("Buiten");
            return true;
        }
        command.mutable_write_options();
        for (std::uint32_t i = pick(4); i > 0; --i) {
            BoardOption& option = *command.mutable_write_options()->add_options();
            option.set_text(chance_.unit() < 0.95 ? "Thuis" : "");
            option.set_struck(chance_.unit() < 0.5);
        }
        return true;
    }

    // What brings bargaining forward from where it stands; false when there is nothing of that kind to do.
    bool purposeful(Command& command) {
        if (table_.paused) return false;
        if (table_.phase_info().kind() == CASE) return vote(command), true;
        const auto has = [&](ProposalState state) {
            for (const auto& proposal : table_.proposals)
                if (proposal.state == state) return true;
            return false;
        };
        const double draw = chance_.unit();
        if (has(AGREED) && draw < 0.2) return comply(command), true;
        if (has(AGREED) && draw < 0.23) {
            command.mutable_leave_agreement()->set_proposal(aimed_proposal(AGREED));
            command.mutable_leave_agreement()->set_reason("Het werkt niet voor ons.");
            return true;
        }
        if (has(PROPOSAL_ACCEPTED) && draw < 0.8) return sign(command), true;
        if (has(PROPOSAL_OPEN)) {
            judge(command);
            command.mutable_take_position()->set_stance(SUPPORT);
            return true;
        }
        if (actor_.seat == table_.pen) return propose(command), true;
        if (!table_.acts.empty()) {
            command.mutable_take_back_act()->set_number(table_.acts.back().second.number());
            command.mutable_take_back_act()->set_secret(table_.acts.back().first);
            return true;
        }
        return act(command), true;
    }

    void say(Command& command) { command.mutable_say_in_plenary()->set_text("Zullen we beginnen?"); }
    void say_in_group(Command& command) {
        command.mutable_say_in_group()->set_text("Onder ons gezegd");
        command.mutable_say_in_group()->add_members(any_seat());
    }
    std::string any_card() {
        for (const auto& role : table_.roles)
            if (role->seat() == me() && role->cards_size() > 0) return role->cards(static_cast<int>(pick(static_cast<std::size_t>(role->cards_size())))).card();
        return "nothing";
    }
    void tell(Command& command) {
        command.mutable_tell_interest()->set_card(any_card());
        command.mutable_tell_interest()->set_to(any_seat());
    }
    void confirm(Command& command) {
        for (const auto& promise : table_.promises)
            if (promise.made.to() == me() && !promise.heard && chance_.unit() < 0.5) {
                command.mutable_confirm_promise()->set_from(promise.made.from());
                command.mutable_confirm_promise()->set_promise(promise.number);
                return;
            }
        command.mutable_confirm_heard();
        for (const auto& told : table_.told)
            if (told.told.to() == me() && !told.heard) {
                command.mutable_confirm_heard()->set_from(told.told.from());
                command.mutable_confirm_heard()->set_told(told.told.told());
            }
    }
    void promise(Command& command) {
        command.mutable_make_promise()->set_to(any_seat());
        command.mutable_make_promise()->set_text("Ik steun je morgen");
    }
    void corridor(Command& command) {
        command.mutable_record_corridor()->add_members(any_seat());
        command.mutable_record_corridor()->set_minutes(1 + pick(10));
    }
    void time_out(Command& command) { if (chance_.unit() < 0.1) command.mutable_call_time_out(); else ask(command); }
    void reveal(Command& command) {
        RevealCard& reveal = *command.mutable_reveal_card();
        reveal.set_card(any_card());
        reveal.add_to(any_seat());
        if (chance_.unit() < 0.5) reveal.add_to(any_seat());
        reveal.set_motive(chance_.unit() < 0.5);
        reveal.set_weight(chance_.unit() < 0.5);
        reveal.set_measure(chance_.unit() < 0.5);
        reveal.set_price(chance_.unit() < 0.5);
    }
    void ask(Command& command) { command.mutable_ask_interest()->set_to(any_seat()); }
    void decline(Command& command) {
        command.mutable_decline_ask();
        for (const auto& open : table_.asks)
            if (open.to.value == me() && open.ask.state() == ASK_OPEN) {
                command.mutable_decline_ask()->set_from(open.from.value);
                command.mutable_decline_ask()->set_ask(open.number);
            }
    }
    void ask_meaning(Command& command) {
        command.mutable_ask_meaning()->set_to(any_seat());
        command.mutable_ask_meaning()->set_word(content().words(static_cast<int>(pick(static_cast<std::size_t>(content().words_size())))).id());
    }
    void explain(Command& command) {
        command.mutable_explain_meaning();
        for (const auto& open : table_.asks)
            if (open.to.value == me() && open.ask.state() == ASK_OPEN && open.ask.has_meaning()) {
                command.mutable_explain_meaning()->set_from(open.from.value);
                command.mutable_explain_meaning()->set_ask(open.number);
            }
    }
    Draft draft() {
        Draft out;
        const std::string only = chance_.unit() < 0.9 ? any_domain() : "mixed";  // mostly sound
        for (const auto& issue : content().issues()) {
            if (out.choices_size() > 0 && chance_.unit() < 0.5) continue;
            if (only != "mixed" && !issue.domain().empty() && issue.domain() != only) continue;
            Choice& choice = *out.add_choices();
            choice.set_issue(issue.id());
            choice.set_option(issue.options(static_cast<int>(pick(static_cast<std::size_t>(issue.options_size())))).id());
        }
        for (std::uint32_t party = 1; party <= table_.book->party_count(); ++party)
            if (chance_.unit() < 0.8) out.add_parties(party);
        if (chance_.unit() < 0.2) out.set_valid_until_phase(table_.phase + 1);
        if (chance_.unit() < 0.3) out.set_monitor(any_party());
        if (chance_.unit() < 0.3) out.set_breach_points(pick(4));
        if (chance_.unit() < 0.3) out.set_pilot(true);
        if (chance_.unit() < 0.3) out.set_text("Zoals net besproken.");
        return out;
    }
    void propose(Command& command) { *command.mutable_table_proposal()->mutable_draft() = draft(); }
    std::uint32_t aimed_proposal(ProposalState state) {
        for (std::uint32_t index = static_cast<std::uint32_t>(table_.proposals.size()); index-- > 0;)
            if (table_.proposals[index].state == state && chance_.unit() < 0.7) return index + 1;
        return pick(table_.proposals.size() + 2);
    }
    void amend(Command& command) {
        command.mutable_amend_proposal()->set_proposal(aimed_proposal(PROPOSAL_OPEN));
        *command.mutable_amend_proposal()->mutable_draft() = draft();
    }
    void withdraw(Command& command) {
        if (chance_.unit() < 0.5) return judge(command);
        command.mutable_withdraw_proposal()->set_proposal(aimed_proposal(PROPOSAL_OPEN));
    }
    void judge(Command& command) {
        TakePosition& position = *command.mutable_take_position();
        position.set_proposal(aimed_proposal(PROPOSAL_OPEN));
        const bool known = position.proposal() >= 1 && position.proposal() <= table_.proposals.size();
        position.set_version(known ? table_.proposals[position.proposal() - 1].version() : 1);
        position.set_stance(chance_.unit() < 0.8 ? SUPPORT : static_cast<Stance>(1 + pick(4)));
        if (position.stance() == OBJECT) position.set_reason(chance_.unit() < 0.8 ? "Te duur voor ons." : "");
    }
    void sign(Command& command) { command.mutable_sign_proposal()->set_proposal(aimed_proposal(PROPOSAL_ACCEPTED)); }
    void leave(Command& command) {
        if (chance_.unit() < 0.6) return sign(command);
        command.mutable_leave_agreement()->set_proposal(aimed_proposal(AGREED));
        command.mutable_leave_agreement()->set_reason("Het werkt niet voor ons.");
    }
    void comply(Command& command) {
        ChooseCompliance& chosen = *command.mutable_choose_compliance();
        chosen.set_proposal(aimed_proposal(AGREED));
        const bool known = chosen.proposal() >= 1 && chosen.proposal() <= table_.proposals.size();
        chosen.set_issue(known ? table_.proposals[chosen.proposal() - 1].draft().choices(0).issue() : "none");
        chosen.set_keeps(chance_.unit() < 0.4);
    }
    void act(Command& command) {
        const ActInfo& info = content().acts(static_cast<int>(pick(static_cast<std::size_t>(content().acts_size()))));
        command.mutable_do_act()->set_act(info.id());
        if (info.targets_size() > 0) command.mutable_do_act()->set_target(info.targets(static_cast<int>(pick(static_cast<std::size_t>(info.targets_size())))));
        command.mutable_do_act()->set_secret(chance_.unit() < 0.5);
    }
    void take_back(Command& command) {
        command.mutable_take_back_act()->set_number(1 + pick(2));
        command.mutable_take_back_act()->set_secret(chance_.unit() < 0.5);
    }
    void pool(Command& command) { if (chance_.unit() < 0.4) command.mutable_pool_forecast(); else act(command); }
    void form(Command& command) {
        SubmitForm& submit = *command.mutable_submit_form();
        submit.set_form(any_form());
        for (const auto& open : table_.forms)
            if (open.open) submit.set_form(open.id);
        const FormInfo* info = table_.book->form(submit.form());
        for (const auto& question : info->questions()) {
            if (chance_.unit() < 0.05) continue;
            Answer& answer = *submit.add_answers();
            answer.set_question(question.id());
            const bool chooses = question.kind() == CHOICE || question.kind() == PARTNER_CHOICE;
            const bool of_partner = question.kind() == PARTNER_SCALE_1_4 || question.kind() == PARTNER_CHOICE || question.kind() == PARTNER_TEXT;
            if (question.kind() == FREE_TEXT || question.kind() == PARTNER_TEXT) answer.set_text("Eerder doorvragen.");
            else if (chooses) answer.set_option(question.options(static_cast<int>(pick(static_cast<std::size_t>(question.options_size())))).id());
            else answer.set_scale(1 + pick(question.kind() == SCALE_1_10 ? 10 : 4));
            if (of_partner) answer.set_partner(1 + table_.party_of(actor_.seat).value % table_.book->party_count());
        }
    }
    // Mostly the last way: a seat falls by it in the small scenario, and that needs most votes.
    void vote(Command& command) {
        const auto& cases = table_.book->scenario().cases();
        command.mutable_vote_case();
        if (cases.empty()) return;  // asks for one that there is not
        const Case& any = cases.Get(static_cast<int>(pick(static_cast<std::size_t>(cases.size()))));
        command.mutable_vote_case()->set_case_(any.id());
        const int way = chance_.unit() < 0.9 ? any.ways_size() - 1 : static_cast<int>(pick(static_cast<std::size_t>(any.ways_size())));
        command.mutable_vote_case()->set_option(any.ways(way).option().id());
    }
    std::string any_domain() {
        const auto which = pick(static_cast<std::size_t>(content().domains_size()) + 1);
        return which == 0 ? std::string() : content().domains(static_cast<int>(which) - 1).id();
    }
    void ledger(Command& command) {
        for (const auto& give : table_.instruments.gives)
            if (give.logged.to() == me() && !give.answered && chance_.unit() < 0.8) {
                AnswerGive& answer = *command.mutable_answer_give();
                answer.set_from(give.logged.from());
                answer.set_give(give.logged.give());
                answer.set_thanks(chance_.unit() < 0.6);
                answer.set_value(pick(7));
                return;
            }
        LogGive& give = *command.mutable_log_give();
        give.set_to(any_seat());
        give.set_text("Een lokaal geleend");
        give.set_value(pick(7));
    }
    void word(Command& command) {
        const auto& glossary = table_.instruments.glossary;
        if (!glossary.empty() && chance_.unit() < 0.8) {
            auto found = glossary.begin();
            std::advance(found, static_cast<std::ptrdiff_t>(pick(glossary.size())));
            command.mutable_sign_meaning()->set_word(found->first);
            command.mutable_sign_meaning()->set_version(chance_.unit() < 0.9 ? found->second.written.version() : 99);
            return;
        }
        command.mutable_write_meaning()->set_word(content().words(static_cast<int>(pick(static_cast<std::size_t>(content().words_size())))).id());
        command.mutable_write_meaning()->set_text("Binnen " + std::to_string(1 + pick(4)) + " kilometer");
    }
    void ambition(Command& command) {
        const auto& ambition = table_.instruments.ambition;
        if (actor_.seat == table_.pen && chance_.unit() < 0.3) {
            command.mutable_write_ambition()->set_text("Over " + std::to_string(1 + pick(4)) + " jaar staat er een brug");
            return;
        }
        command.mutable_answer_ambition()->set_version(ambition ? ambition->written.version() : 1);
        command.mutable_answer_ambition()->set_recognition(static_cast<Recognition>(pick(4)));
    }
    void bid(Command& command) {
        SubmitBid& bid = *command.mutable_submit_bid();
        for (const auto& issue : content().issues()) {
            if (issue.bidder() != table_.party_of(actor_.seat).value && chance_.unit() < 0.97) continue;
            if (chance_.unit() < 0.05) continue;
            Choice& choice = *bid.add_choices();
            choice.set_issue(issue.id());
            choice.set_option(issue.options(static_cast<int>(pick(static_cast<std::size_t>(issue.options_size())))).id());
        }
    }
    void direct(Command& command) {
        switch (pick(4)) {
            case 3: command.mutable_set_conversation()->set_domain(any_domain()); break;
            case 0: command.mutable_hand_pen()->set_seat(any_seat()); break;
            case 1: command.mutable_hand_direction()->set_seat(any_seat()); break;
            default: command.mutable_set_agenda()->add_issues(content().issues(static_cast<int>(pick(static_cast<std::size_t>(content().issues_size())))).id());
        }
        if (chance_.unit() < 0.1) command.mutable_resume();
    }
    void inject(Command& command) {
        ThrowInject& thrown = *command.mutable_throw_inject();
        const auto& injects = table_.book->scenario().injects();
        if (chance_.unit() < 0.6 && !injects.empty()) {
            thrown.set_inject(injects.Get(static_cast<int>(pick(static_cast<std::size_t>(injects.size())))).id());
        } else {
            thrown.set_title("Nieuws");
            thrown.set_text("De krant belt.");
        }
        if (chance_.unit() < 0.4) thrown.add_to(any_seat());
    }

    const Table& table_;
    const rules::Actor& actor_;
    Chance& chance_;
};

}  // namespace

Command random_command(const Table& table, const rules::Actor& actor, Chance& chance) {
    Maker maker(table, actor, chance);
    if (actor.kind == rules::Actor::Kind::trainer) return maker.trainer_command();
    if (actor.kind == rules::Actor::Kind::seat) return maker.seat_command();
    Command command;
    maker.observe(command);
    return command;
}

rules::Actor random_actor(const Table& table, Chance& chance) {
    const double draw = chance.unit();
    if (draw < (table.started && !table.paused ? 0.1 : 0.5)) return {rules::Actor::Kind::trainer, {}, 0};
    if (draw < 0.14) return {rules::Actor::Kind::observer, {}, 9};
    // The pen's holder is busier than the others.
    if (draw < 0.3 && table.pen) return {rules::Actor::Kind::seat, table.pen, table.pen.value};
    const SeatId seat{1 + static_cast<std::uint32_t>(chance.next() % table.book->seat_count())};
    return {rules::Actor::Kind::seat, seat, seat.value};
}

}  // namespace samenspel::testing
