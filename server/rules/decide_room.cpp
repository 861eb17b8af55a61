// What the trainer does with everybody's screens: lids, bookmarks, swapped chairs, prompts, the board's page.
#include <algorithm>

#include "server/rules/deciding.hpp"

namespace samenspel::rules {
namespace {

constexpr std::size_t most_note = 200;
constexpr std::uint32_t most_swap_minutes = 15, tables_page = 3;

bool running(Deciding& deciding) { return deciding.table.started || deciding.refuse(NOT_STARTED); }

void set_lids(Deciding& deciding, const SetLids& command) {
    if (deciding.table.lids_down == command.down()) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_lids_set()->set_down(command.down());
}

// The moments worth a note often come when all is over, so this stays open then.
void bookmark(Deciding& deciding, const Bookmark& command) {
    if (!running(deciding) || !deciding.words(command.note(), 0, most_note)) return;
    if (command.moment_ms() < 0 || command.moment_ms() > deciding.now_ms) return void(deciding.refuse(MALFORMED));
    Bookmarked& marked = *deciding.add().mutable_bookmarked();
    marked.set_note(command.note());
    if (command.has_moment_ms()) marked.set_moment_ms(command.moment_ms());
}

std::vector<SeatId> held_seats(const Table& table) {
    std::vector<SeatId> out;
    for (const auto& seat : table.seats)
        if (is_held(seat)) out.push_back(SeatId{seat.seat()});
    return out;
}

// Everybody moves on by the same number of held seats: the smallest that leaves the fewest with their own party. Those
// few keep their chairs. By number alone, so that nothing is left to chance or to taste.
std::vector<ChairSwap> swapped_chairs(const Table& table) {
    const auto held = held_seats(table);
    std::vector<ChairSwap> best;
    for (std::size_t shift = 1; shift < held.size(); ++shift) {
        std::vector<ChairSwap> swaps;
        for (std::size_t i = 0; i < held.size(); ++i) {
            const SeatId other = held[(i + shift) % held.size()];
            if (table.party_of(other) == table.party_of(held[i])) continue;
            ChairSwap& swap = swaps.emplace_back();
            swap.set_seat(held[i].value);
            swap.set_argues_for(other.value);
        }
        if (swaps.size() > best.size()) best = std::move(swaps);
    }
    return best;
}

void swap_chairs(Deciding& deciding, const SwapChairs& command) {
    if (!running(deciding) || !deciding.in_phase({EXPLORING, TALKING, RESULT})) return;  // where interests are spoken of
    if (command.minutes() < 1 || command.minutes() > most_swap_minutes) {
        deciding.refuse(MALFORMED);
        return;
    }
    if (deciding.table.chairs) {
        deciding.refuse(ALREADY_DONE);
        return;
    }
    const auto swaps = swapped_chairs(deciding.table);
    if (swaps.size() < 2) {
        deciding.refuse(NOBODY_HERE);
        return;
    }
    ChairsSwapped& swapped = *deciding.add().mutable_chairs_swapped();
    for (const auto& swap : swaps) *swapped.add_swaps() = swap;
    swapped.set_ends_at_ms(deciding.now_ms + std::int64_t{command.minutes()} * 60'000);
}

void end_swap(Deciding& deciding) {
    if (!running(deciding)) return;
    if (!deciding.table.chairs) deciding.refuse(ALREADY_DONE);
    else deciding.add_all(chairs_back(deciding.table, deciding.now_ms));
}

void give_prompt(Deciding& deciding, const GivePrompt& command) {
    if (!running(deciding)) return;
    if (command.prompt() == PROMPT_UNSET) {
        deciding.refuse(MALFORMED);
        return;
    }
    deciding.add().mutable_prompt_given()->set_prompt(command.prompt());
    if (command.prompt() == HAVE_A_BREAK && !deciding.table.paused) deciding.add().mutable_paused()->set_by_time_out(false);
}

void turn_board(Deciding& deciding, const TurnBoard& command) {
    if (command.page() < 1 || command.page() > tables_page) deciding.refuse(MALFORMED);
    else if (command.page() == tables_page && !deciding.table.ended) deciding.refuse(WRONG_PHASE);  // nothing to compare yet
    else if (command.page() == deciding.table.board_page) deciding.refuse(ALREADY_DONE);
    else deciding.add().mutable_board_turned()->set_page(command.page());
}

}  // namespace

std::vector<Event> chairs_back(const Table& table, std::int64_t now_ms) {
    if (!table.chairs) return {};
    Event event;
    event.set_at_ms(now_ms);
    event.mutable_chairs_back();
    return {event};
}

void decide_room(Deciding& deciding, const Command& command) {
    switch (command.body_case()) {
        case Command::kSetLids: return set_lids(deciding, command.set_lids());
        case Command::kBookmark: return bookmark(deciding, command.bookmark());
        case Command::kSwapChairs: return swap_chairs(deciding, command.swap_chairs());
        case Command::kEndSwap: return end_swap(deciding);
        case Command::kGivePrompt: return give_prompt(deciding, command.give_prompt());
        default: return turn_board(deciding, command.turn_board());
    }
}

}  // namespace samenspel::rules
