// What the parts of decide share: the table looked at, who asks, the events so far. Internal to this folder.
#pragma once

#include <initializer_list>
#include <string_view>

#include "server/rules/decide.hpp"

namespace samenspel::rules {

class Deciding {
public:
    Deciding(const Table& looked_at, const Actor& who, std::int64_t at_ms) : table(looked_at), actor(who), now_ms(at_ms) {}

    const Table& table;
    const Actor& actor;
    const std::int64_t now_ms;

    const Rulebook& book() const { return *table.book; }
    SeatId me() const { return actor.seat; }
    PartyId my_party() const { return book().party_of(actor.seat); }
    bool by_trainer() const { return actor.kind == Actor::Kind::trainer; }

    // A new event for everybody, for the seats listed, or with owners among them.
    Event& add();
    Event& add(const SeatSet& listed);
    Event& add(const SeatSet& listed, const SeatSet& owners);
    void add_all(std::vector<Event> more);
    bool refuse(Reason reason, std::vector<std::string> args = {});  // always false
    bool refused() const { return decision_.rejection.has_value(); }
    const std::vector<Event>& events() const { return decision_.events; }
    Decision take();

    // Each answers true, or refuses.
    bool in_phase(std::initializer_list<PhaseKind> kinds);
    bool other_seat(std::uint32_t seat);                                    // known, and not mine
    bool words(std::string_view text, std::size_t least, std::size_t most); // UTF-8, length in characters
    // That promise of `from` to me; null after refusing.
    const Promise* promise_to_me(std::uint32_t from, std::uint32_t number);

private:
    Decision decision_;
};

// The seats with these numbers; unknown ones are left out.
SeatSet seats_of(std::initializer_list<std::uint32_t> seats);

// True for well-formed UTF-8 of least..most characters without control characters other than line feeds.
bool sound_text(std::string_view text, std::size_t least, std::size_t most);

// Fewer answers to one question than this, counted together, would point at persons.
inline constexpr std::uint32_t fewest_for_a_spread = 3;

// A seat that can act for itself: held by people or by a bot.
bool is_held(const SeatChanged& seat);

// Whether the party takes part in decisions now: its signatory seat is held, or a neighbour signs for it.
bool takes_part(const Table& table, PartyId party);

Standing standing_of(const Table& table, PartyId party);

// Sets who signs for each absent seat, where the session has them doubled; `seats` are the table's as they will be. Once the table
// has `begun`, a seat that nobody took is missed like an absent one; it stays free for who comes late.
void set_deputies(const Table& table, std::vector<SeatChanged>& seats, bool begun);
// The seats that change by that when the table begins.
std::vector<SeatChanged> doubled_from_the_start(const Table& table);
// The seats that change when one becomes as wanted, that one first; none when it is so already.
std::vector<SeatChanged> reseated(const Table& table, const SeatChanged& wanted);
// What was waiting for a party alone that has just been declared absent; `after` is the table as it will be.
void wait_no_longer(Deciding& deciding, const Table& after);
void decide_case_without(Deciding& deciding, const Table& after);  // the same for the case that is open
// The seat's own party, then those whose absent signatory it stands in for.
std::vector<std::uint32_t> parties_spoken_for(const Table& table, SeatId seat);

// ---- the parts, each in its own file ----
void decide_talk(Deciding& deciding, const Command& command);
void decide_interests(Deciding& deciding, const Command& command);
void decide_bargaining(Deciding& deciding, const Command& command);
void decide_bids(Deciding& deciding, const Command& command);
void decide_acts(Deciding& deciding, const Command& command);
void decide_forms(Deciding& deciding, const Command& command);
void decide_direction(Deciding& deciding, const Command& command);
void decide_case(Deciding& deciding, const Command& command);
void decide_guesses(Deciding& deciding, const Command& command);
void decide_instruments(Deciding& deciding, const Command& command);
void decide_trainer(Deciding& deciding, const Command& command);
void decide_room(Deciding& deciding, const Command& command);
void decide_theater(Deciding& deciding, const Command& command);
void decide_debrief(Deciding& deciding, const Command& command);
bool of_debrief(const Command& command);
// All of one kind of a seat so far, in as many parts as one event each should hold; at least one part.
std::vector<Opened> laid_open(const Table& table, std::uint32_t seat, OpenKind kind);

// The events of leaving the present phase and entering `phase`, results and forms included.
std::vector<Event> enter_phase(const Table& table, std::uint32_t phase, Move move, std::string_view reason, std::int64_t now_ms);
// Everybody back on their own chair; empty when they are.
std::vector<Event> chairs_back(const Table& table, std::int64_t now_ms);
// ---- the theater of decision ----
// Something waits for nobody: a card for who came late, a talk that all have read for, a choice that was reported.
bool theater_is_due(const Table& table);
std::vector<Event> theater_due(const Table& table, std::int64_t now_ms);
// As the scenario says; the talk on an assignment as the game says: three minutes for up to six people, five for more.
std::int64_t phase_length_ms(const Table& table, const PhaseInfo& phase);
// Before `phase` begins: the round that ends undecided.
std::vector<Event> leave_for(const Table& table, std::uint32_t phase, std::int64_t now_ms);
// With the beginning of `phase`: cards that go with it.
std::vector<Event> theater_of(const Table& table, const PhaseInfo& phase, std::int64_t now_ms);
// At the end: every round's cards that do not lie open yet.
std::vector<Event> lay_all_open(const Table& table, std::int64_t now_ms);

// The round's resolution: world, results, breaches, exposures.
std::vector<Event> resolve_round(const Table& table, std::uint32_t round, std::int64_t now_ms);
// The dealing of roles and the world's first state.
std::vector<Event> deal(const Table& table, std::int64_t now_ms);
// The bids of the phase that ends, all at once; empty when it is no bidding.
std::vector<Event> open_bids(const Table& table, std::int64_t now_ms);
// As viewers are told of it.
Indicator plain(const worlds::Indicator& indicator);
// How far each seat's interests are served, at the end.
std::vector<Event> score(const Table& table, std::int64_t now_ms);
// The closing of a form with its spread.
Event close_form(const Table& table, const Form& form, std::int64_t now_ms);
// Ranges of what is to come, given how many parties pooled what they know.
Event forecasts(const Table& table, const worlds::Quantities& state, int pooled, std::int64_t now_ms);

}  // namespace samenspel::rules
