// The theater of decision: an assignment picked and read, strategy cards dealt in secret, the option board, the choice
// within time. Also, beside roles: strategy cards alone, for each round of talk.
#include <algorithm>
#include <set>

#include "server/rules/chance.hpp"
#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_option = 80;
constexpr int most_options = 12;
constexpr std::uint32_t few_people = 6;
constexpr std::int64_t talk_of_few_ms = 180'000, talk_of_many_ms = 300'000;
// Streams of their own, from the table's seed: a secret deal never shifts which assignment comes.
constexpr std::uint64_t dealing_stream = 0x8CB92BA72F3D8DD7u, picking_stream = 0xA24BAED4963EE407u;
constexpr int tries = 200;

Event at(std::int64_t now_ms) {
    Event event;
    event.set_at_ms(now_ms);
    return event;
}

std::vector<SeatId> held_seats(const Table& table) {
    std::vector<SeatId> out;
    for (const auto& seat : table.seats)
        if (is_held(seat)) out.push_back(SeatId{seat.seat()});
    return out;
}

std::uint32_t people_at(const Table& table) {
    std::uint32_t people = 0;
    for (const auto& seat : table.seats)
        if (is_held(seat)) people += seat.holder() == BOT ? 1 : std::max(1u, static_cast<std::uint32_t>(seat.participants_size()));
    return people;
}

std::vector<std::string> strategies_of(const Table& table) {
    std::vector<std::string> out;
    for (const auto& strategy : table.book->content().strategies()) out.push_back(strategy.id());
    return out;
}

bool has_cards(const Table& table, std::uint32_t round) {
    const auto first = table.theater.dealt.lower_bound({round, 0});
    return first != table.theater.dealt.end() && first->first.first == round;
}

// Strategy cards go with this round's talk, beside the roles.
bool overlays(const Table& table, std::uint32_t round) {
    return table.opened.theater() && round != 0 && !is_drawn(*table.book, round) && table.book->content().strategies_size() > 0;
}

bool is_open(const Table& table, std::uint32_t round) {
    const auto& phases = table.book->content().phases();
    return std::any_of(phases.begin(), phases.end(), [&](const PhaseInfo& phase) { return phase.round() == round && phase.open_cards(); });
}

bool has_choice(const Table& table) { return table.theater.choices.contains(table.phase_info().round()); }

// ---- dealing ----

void shuffle(std::vector<std::string>& cards, Chance& chance) {
    for (std::size_t left = cards.size(); left > 1; --left) std::swap(cards[left - 1], cards[chance.next() % left]);
}

// As many cards as seats. With fewer seats than strategies Consensus is among them, unless left out for this once; with
// more, every strategy comes up as evenly as can be.
std::vector<std::string> deck(const Table& table, std::size_t seats, Chance& chance) {
    const auto strategies = strategies_of(table);
    std::vector<std::string> out;
    while (out.size() < seats) {
        const std::size_t wanted = std::min(strategies.size(), seats - out.size());
        auto rest = strategies;
        const bool has = std::erase(rest, consensus) > 0;
        const bool all = wanted == strategies.size(), without = table.theater.without_consensus && seats < strategies.size();
        shuffle(rest, chance);
        if (has && !without && (all || seats < strategies.size())) rest.insert(rest.begin(), consensus);
        rest.resize(std::min(rest.size(), wanted));
        out.insert(out.end(), rest.begin(), rest.end());
    }
    return out;
}

// How many would get a card that they held in an earlier round.
std::size_t repeated(const Table& table, std::uint32_t round, const std::vector<SeatId>& seats, const std::vector<std::string>& cards) {
    std::size_t count = 0;
    for (const auto& [key, dealt] : table.theater.dealt)
        for (std::size_t i = 0; i < seats.size(); ++i) count += key.first != round && key.second == seats[i].value && dealt.strategy() == cards[i];
    return count;
}

Chance dealer(const Table& table) { return Chance(Chance(table.opened.chance_rules() ^ dealing_stream).next() + table.theater.cards); }

void add_card(std::vector<Event>& events, SeatId seat, std::uint32_t round, const std::string& strategy, std::int64_t now_ms) {
    Event& event = events.emplace_back(at(now_ms));
    event.add_listed(seat.value);
    StrategyDealt& dealt = *event.mutable_strategy_dealt();
    dealt.set_seat(seat.value);
    dealt.set_round(round);
    dealt.set_strategy(strategy);
}

void lay_open(const std::map<std::uint32_t, std::string>& cards, std::uint32_t round, std::vector<Event>& events, std::int64_t now_ms) {
    StrategiesLaidOpen& open = *events.emplace_back(at(now_ms)).mutable_strategies_laid_open();
    open.set_round(round);
    for (const auto& [seat, strategy] : cards) {
        StrategyCard& card = *open.add_cards();
        card.set_seat(seat);
        card.set_strategy(strategy);
    }
}

// Everybody another card than before, as far as the cards allow.
void deal_round(const Table& table, std::uint32_t round, std::vector<Event>& events, std::int64_t now_ms) {
    const auto seats = held_seats(table);
    if (seats.empty() || table.book->content().strategies_size() == 0) return;
    Chance chance = dealer(table);
    const auto cards = deck(table, seats.size(), chance);
    std::vector<std::string> best, trial = cards;
    std::size_t least = SIZE_MAX;
    for (int i = 0; i < tries && least > 0; ++i) {
        shuffle(trial, chance);
        const std::size_t same = repeated(table, round, seats, trial);
        if (same < least) best = trial, least = same;
    }
    std::map<std::uint32_t, std::string> dealt;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        add_card(events, seats[i], round, best[i], now_ms);
        dealt[seats[i].value] = best[i];
    }
    if (is_open(table, round)) lay_open(dealt, round, events, now_ms);
}

// Cards for who came to sit there after the deal: one that nobody has, else any. Not Consensus: it is in play already, or
// was left out.
std::vector<Event> deal_late(const Table& table, std::uint32_t round, std::int64_t now_ms) {
    std::vector<Event> events;
    std::map<std::uint32_t, std::string> cards;
    for (const auto& [key, dealt] : table.theater.dealt)
        if (key.first == round) cards[key.second] = dealt.strategy();
    Chance chance = dealer(table);
    for (const SeatId seat : held_seats(table)) {
        if (cards.contains(seat.value)) continue;
        auto free = strategies_of(table);
        for (const auto& [other, strategy] : cards) std::erase(free, strategy);
        std::erase(free, consensus);
        if (free.empty()) free = strategies_of(table);
        const std::string card = free[chance.next() % free.size()];
        add_card(events, seat, round, card, now_ms);
        cards[seat.value] = card;
    }
    if (!events.empty() && is_open(table, round)) lay_open(cards, round, events, now_ms);
    return events;
}

// Unseen, and none twice while there are others. `seat` 0: nobody picked, the trainer reads it.
void pick_for(const Table& table, SeatId seat, std::uint32_t round, std::vector<Event>& events, std::int64_t now_ms) {
    std::vector<const Assignment*> left, all;
    for (const auto& assignment : table.book->scenario().assignments()) {
        all.push_back(&assignment);
        const auto& picked = table.theater.picked;
        if (std::find(picked.begin(), picked.end(), assignment.id()) == picked.end()) left.push_back(&assignment);
    }
    if (left.empty()) left = all;
    if (left.empty()) return;
    Chance chance(Chance(table.opened.chance_rules() ^ picking_stream).next() + table.theater.picks);
    const Assignment& assignment = *left[chance.next() % left.size()];
    AssignmentPicked& picked = *events.emplace_back(at(now_ms)).mutable_assignment_picked();
    picked.set_round(round);
    picked.set_seat(seat.value);
    picked.set_assignment(assignment.id());
    *picked.mutable_title() = assignment.title();
    *picked.mutable_text() = assignment.text();
    for (const auto& option : assignment.options()) *picked.add_options() = option;
    deal_round(table, round, events, now_ms);
}

// A trainer who steps back over a round's talk uses up no assignment: the round's own lies there again, and everybody has
// the card that they had.
void put_back(const Table& table, const AssignmentPicked& picked, std::vector<Event>& events, std::int64_t now_ms) {
    const std::uint32_t round = picked.round();
    *events.emplace_back(at(now_ms)).mutable_assignment_picked() = picked;
    std::map<std::uint32_t, std::string> cards;
    for (const auto& [key, dealt] : table.theater.dealt)
        if (key.first == round) cards[key.second] = dealt.strategy();
    for (const auto& [seat, strategy] : cards) add_card(events, SeatId{seat}, round, strategy, now_ms);
    if (table.theater.open.contains(round)) lay_open(cards, round, events, now_ms);
    // That is for the next deal, which this was not.
    if (table.theater.without_consensus) events.emplace_back(at(now_ms)).mutable_strategies_limited()->set_without_consensus(true);
}

// ---- commands ----

void pick(Deciding& deciding) {
    if (!deciding.in_phase({DRAWING})) return;
    if (deciding.table.theater.assignment) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    std::vector<Event> events;
    pick_for(deciding.table, deciding.me(), deciding.table.phase_info().round(), events, deciding.now_ms);
    if (events.empty()) deciding.refuse(NO_SUCH_CARD);
    else deciding.add_all(std::move(events));
}

void read(Deciding& deciding) {
    if (!deciding.in_phase({DRAWING})) return;
    const Theater& theater = deciding.table.theater;
    if (!theater.assignment) deciding.refuse(NO_ASSIGNMENT_YET);
    else if (!theater.dealt.contains({deciding.table.phase_info().round(), deciding.me().value})) deciding.refuse(NO_SUCH_CARD);
    else if (theater.read.has(deciding.me())) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_card_read()->set_seat(deciding.me().value);
}

// The talk on an assignment, and the pen in hand.
bool may_write(Deciding& deciding) {
    const Table& table = deciding.table;
    if (!deciding.in_phase({TALKING})) return false;
    if (!is_drawn(*table.book, table.phase_info().round())) return deciding.refuse(WRONG_PHASE);
    return deciding.me() == table.pen || deciding.refuse(PEN_IS_ELSEWHERE, {std::to_string(table.pen.value)});
}

void write(Deciding& deciding, const WriteOptions& command) {
    if (!may_write(deciding)) return;
    if (command.options_size() > most_options) {
        deciding.refuse(MALFORMED);
        return;
    }
    for (const auto& option : command.options())
        if (!deciding.words(option.text(), 1, most_option)) return;
    OptionsWritten& written = *deciding.add().mutable_options_written();
    written.set_seat(deciding.me().value);
    *written.mutable_options() = command.options();
}

void add_choice(Event& event, const Table& table, SeatId seat, const std::string& choice, std::int64_t now_ms) {
    ChoiceReported& reported = *event.mutable_choice_reported();
    reported.set_round(table.phase_info().round());
    reported.set_seat(seat.value);
    reported.set_choice(choice);
    reported.set_took_ms(now_ms - table.phase_began_ms);
}

void report(Deciding& deciding, const ReportChoice& command) {
    if (!may_write(deciding) || !deciding.words(command.choice(), 1, most_option)) return;
    if (has_choice(deciding.table)) deciding.refuse(ALREADY_DONE);
    else add_choice(deciding.add(), deciding.table, deciding.me(), command.choice(), deciding.now_ms);
}

// In one round at most: in the others Consensus takes part.
bool left_out_before(const Table& table) {
    std::map<std::uint32_t, bool> with;
    for (const auto& [key, dealt] : table.theater.dealt) with[key.first] = with[key.first] || dealt.strategy() == consensus;
    return std::any_of(with.begin(), with.end(), [](const auto& round) { return !round.second; });
}

void limit(Deciding& deciding, const LimitStrategies& command) {
    const Table& table = deciding.table;
    const auto strategies = strategies_of(table);
    if (strategies.empty() || !(plays_theater(*table.book) || table.opened.theater())) deciding.refuse(WRONG_PHASE);
    else if (command.without_consensus() && held_seats(table).size() >= strategies.size()) deciding.refuse(EVERY_CARD_IN_PLAY);
    else if (command.without_consensus() == table.theater.without_consensus) deciding.refuse(ALREADY_DONE);
    else if (command.without_consensus() && left_out_before(table)) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_strategies_limited()->set_without_consensus(command.without_consensus());
}

// ---- by themselves ----

bool all_have_read(const Table& table) {
    if (table.phase_info().kind() != DRAWING || !table.theater.assignment) return false;
    const auto seats = held_seats(table);
    return !seats.empty() && std::all_of(seats.begin(), seats.end(), [&](SeatId seat) { return table.theater.read.has(seat); });
}

bool has_chosen(const Table& table) { return table.phase_info().kind() == TALKING && has_choice(table); }

bool lacks_card(const Table& table) {
    const PhaseInfo& phase = table.phase_info();
    if (phase.kind() != DRAWING && phase.kind() != TALKING) return false;
    if (!has_cards(table, phase.round())) return false;
    const auto seats = held_seats(table);
    return std::any_of(seats.begin(), seats.end(), [&](SeatId seat) { return !table.theater.dealt.contains({phase.round(), seat.value}); });
}

}  // namespace

void decide_theater(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kPickAssignment: return pick(deciding);
        case Command::kReadCard: return read(deciding);
        case Command::kWriteOptions: return write(deciding, command.write_options());
        case Command::kReportChoice: return report(deciding, command.report_choice());
        default: return limit(deciding, command.limit_strategies());
    }
}

bool theater_is_due(const Table& table) { return lacks_card(table) || all_have_read(table) || has_chosen(table); }

std::vector<Event> theater_due(const Table& table, std::int64_t now_ms) {
    if (lacks_card(table)) return deal_late(table, table.phase_info().round(), now_ms);
    if ((all_have_read(table) || has_chosen(table)) && table.phase + 1 < table.book->phase_count())
        return enter_phase(table, table.phase + 1, BY_CLOCK, {}, now_ms);
    return {};
}

std::int64_t phase_length_ms(const Table& table, const PhaseInfo& phase) {
    if (phase.kind() != TALKING || !is_drawn(*table.book, phase.round())) return phase.length_ms();
    return people_at(table) <= few_people ? talk_of_few_ms : talk_of_many_ms;
}

std::vector<Event> leave_for(const Table& table, std::uint32_t phase, std::int64_t now_ms) {
    const PhaseInfo& info = table.phase_info();
    const bool undecided = table.started && info.kind() == TALKING && is_drawn(*table.book, info.round()) && !has_choice(table) && phase > table.phase;
    if (!undecided) return {};
    Event event = at(now_ms);
    add_choice(event, table, SeatId{}, {}, now_ms);
    return {event};
}

std::vector<Event> theater_of(const Table& table, const PhaseInfo& phase, std::int64_t now_ms) {
    std::vector<Event> events;
    const std::uint32_t round = phase.round();
    if (phase.kind() == TALKING && is_drawn(*table.book, round)) {
        const auto before = table.theater.last_picked.find(round);
        if (table.theater.assignment && table.theater.assignment->round() == round) return events;
        if (before != table.theater.last_picked.end()) put_back(table, before->second, events, now_ms);
        else pick_for(table, SeatId{}, round, events, now_ms);
    } else if (phase.kind() == TALKING && overlays(table, round) && !has_cards(table, round)) {
        deal_round(table, round, events, now_ms);
    }
    return events;
}

std::vector<Event> lay_all_open(const Table& table, std::int64_t now_ms) {
    std::map<std::uint32_t, std::map<std::uint32_t, std::string>> rounds;
    for (const auto& [key, dealt] : table.theater.dealt)
        if (!table.theater.open.contains(key.first)) rounds[key.first][key.second] = dealt.strategy();
    std::vector<Event> events;
    for (const auto& [round, cards] : rounds) lay_open(cards, round, events, now_ms);
    return events;
}

}  // namespace samenspel::rules
