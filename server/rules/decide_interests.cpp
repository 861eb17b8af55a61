// Interests and words: told, heard, asked, shown, declined, explained.
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

std::uint32_t next_told(const Table& table, SeatId from, SeatId to) {
    std::uint32_t number = 1;
    for (const auto& told : table.told) number += told.told.from() == from.value && told.told.to() == to.value;
    return number;
}

std::uint32_t next_ask(const Table& table, SeatId from, SeatId to) {
    std::uint32_t number = 1;
    for (const auto& ask : table.asks) number += ask.from == from && ask.to == to;
    return number;
}

const Ask* open_ask(const Table& table, std::uint32_t from, SeatId to, std::uint32_t number) {
    for (const auto& ask : table.asks)
        if (ask.from.value == from && ask.to == to && ask.number == number && ask.ask.state() == ASK_OPEN) return &ask;
    return nullptr;
}

const Card* dealt_card(const Table& table, SeatId seat, std::string_view id) {
    for (const auto& role : table.roles)
        if (role->seat() == seat.value)
            for (const auto& card : role->cards())
                if (card.card() == id) return &card;
    return nullptr;
}

void tell(Deciding& deciding, const TellInterest& tell) {
    if (!deciding.other_seat(tell.to())) return;
    if (!dealt_card(deciding.table, deciding.me(), tell.card())) {
        deciding.refuse(NO_SUCH_CARD);
        return;
    }
    InterestTold& told =
        *deciding.add(seats_of({deciding.me().value, tell.to()}), seats_of({deciding.me().value})).mutable_interest_told();
    told.set_told(next_told(deciding.table, deciding.me(), SeatId{tell.to()}));
    told.set_from(deciding.me().value);
    told.set_to(tell.to());
    told.set_card(tell.card());
}

void confirm(Deciding& deciding, const ConfirmHeard& confirm) {
    for (const auto& told : deciding.table.told) {
        if (told.told.from() != confirm.from() || told.told.to() != deciding.me().value || told.told.told() != confirm.told()) continue;
        if (told.heard) {
            deciding.refuse(ALREADY_DONE);
            return;
        }
        InterestHeard& heard = *deciding.add(seats_of({confirm.from(), deciding.me().value})).mutable_interest_heard();
        heard.set_told(confirm.told());
        heard.set_from(confirm.from());
        heard.set_to(deciding.me().value);
        return;
    }
    deciding.refuse(NO_SUCH_ASK);
}

void confirm_promise(Deciding& deciding, const ConfirmPromise& confirm) {
    const Promise* promise = deciding.promise_to_me(confirm.from(), confirm.promise());
    if (!promise) return;
    if (promise->heard) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    PromiseHeard& heard = *deciding.add(seats_of({confirm.from(), deciding.me().value})).mutable_promise_heard();
    heard.set_promise(confirm.promise());
    heard.set_from(confirm.from());
    heard.set_to(deciding.me().value);
}

void reveal(Deciding& deciding, const RevealCard& reveal) {
    const Card* card = dealt_card(deciding.table, deciding.me(), reveal.card());
    if (!card) {
        deciding.refuse(NO_SUCH_CARD);
        return;
    }
    SeatSet to;
    for (const auto seat : reveal.to()) {
        if (!deciding.other_seat(seat)) return;
        to.add(SeatId{seat});
    }
    if (to.empty()) {
        deciding.refuse(NO_SUCH_SEAT);
        return;
    }
    SeatSet listed = to;
    listed.add(deciding.me());
    CardRevealed& revealed = *deciding.add(listed).mutable_card_revealed();
    revealed.set_from(deciding.me().value);
    for (const auto seat : to.numbers()) revealed.add_to(seat);
    Card& shown = *revealed.mutable_card();
    shown.set_card(card->card());
    *shown.mutable_title() = card->title();
    *shown.mutable_text() = card->text();
    shown.set_layer(card->layer());
    if (reveal.motive()) shown.set_motive(card->motive());
    if (reveal.weight()) shown.set_weight(card->weight());
    if (reveal.measure() && card->has_measure()) *shown.mutable_measure() = card->measure();
    if (reveal.measure() && card->has_counts()) *shown.mutable_counts() = card->counts();
    if (reveal.price() && card->has_price()) *shown.mutable_price() = card->price();
}

void ask_interest(Deciding& deciding, const AskInterest& asked) {
    if (!deciding.other_seat(asked.to())) return;
    for (const auto& ask : deciding.table.asks)
        if (ask.ask.has_interest() && ask.from == deciding.me() && ask.to.value == asked.to() && ask.ask.state() == ASK_OPEN) {
            deciding.refuse(ALREADY_DONE);
            return;
        }
    InterestAsked& event = *deciding.add(seats_of({deciding.me().value, asked.to()})).mutable_interest_asked();
    event.set_ask(next_ask(deciding.table, deciding.me(), SeatId{asked.to()}));
    event.set_from(deciding.me().value);
    event.set_to(asked.to());
}

void decline(Deciding& deciding, const DeclineAsk& decline) {
    if (!open_ask(deciding.table, decline.from(), deciding.me(), decline.ask())) {
        deciding.refuse(NO_SUCH_ASK);
        return;
    }
    AskDeclined& declined = *deciding.add(seats_of({decline.from(), deciding.me().value})).mutable_ask_declined();
    declined.set_ask(decline.ask());
    declined.set_from(decline.from());
    declined.set_to(deciding.me().value);
}

void ask_meaning(Deciding& deciding, const AskMeaning& asked) {
    if (!deciding.other_seat(asked.to())) return;
    bool known = false;
    for (const auto& word : deciding.book().content().words()) known = known || word.id() == asked.word();
    if (!known) {
        deciding.refuse(NO_SUCH_WORD);
        return;
    }
    MeaningAsked& event = *deciding.add(seats_of({deciding.me().value, asked.to()})).mutable_meaning_asked();
    event.set_ask(next_ask(deciding.table, deciding.me(), SeatId{asked.to()}));
    event.set_from(deciding.me().value);
    event.set_to(asked.to());
    event.set_word(asked.word());
}

void explain(Deciding& deciding, const ExplainMeaning& explain) {
    const Ask* ask = open_ask(deciding.table, explain.from(), deciding.me(), explain.ask());
    if (!ask || !ask->ask.has_meaning()) {
        deciding.refuse(NO_SUCH_ASK);
        return;
    }
    MeaningExplained& explained = *deciding.add(seats_of({explain.from(), deciding.me().value})).mutable_meaning_explained();
    explained.set_ask(explain.ask());
    explained.set_from(explain.from());
    explained.set_to(deciding.me().value);
    explained.mutable_meaning()->set_word(ask->ask.meaning().word());
    for (const auto& role : deciding.table.roles)
        if (role->seat() == deciding.me().value)
            for (const auto& meaning : role->meanings())
                if (meaning.word() == ask->ask.meaning().word()) *explained.mutable_meaning() = meaning;
}

}  // namespace

void decide_interests(Deciding& deciding, const Command& command) {
    if (!deciding.in_phase({EXPLORING, TALKING, CASE, RESULT})) return;
    switch (command.body_case()) {
        case Command::kTellInterest: return tell(deciding, command.tell_interest());
        case Command::kConfirmHeard: return confirm(deciding, command.confirm_heard());
        case Command::kConfirmPromise: return confirm_promise(deciding, command.confirm_promise());
        case Command::kRevealCard: return reveal(deciding, command.reveal_card());
        case Command::kAskInterest: return ask_interest(deciding, command.ask_interest());
        case Command::kDeclineAsk: return decline(deciding, command.decline_ask());
        case Command::kAskMeaning: return ask_meaning(deciding, command.ask_meaning());
        default: return explain(deciding, command.explain_meaning());
    }
}

}  // namespace samenspel::rules
