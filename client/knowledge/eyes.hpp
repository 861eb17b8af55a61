// Through whose eyes the past is looked at: what of one viewer's disclosures somebody else had seen. It only leaves out, so that
// nobody sees through other eyes what was not sent to this screen. Pure.
//
// - A seat, an observer or the board sees as the board what everybody was told, and as another seat that and what was opened of it:
//   the moments of Opened, at the place where they happened, also those of others that this seat heard.
// - The trainer was sent every event with its audience, and sees as any seat exactly what that seat was told.
// Which events everybody is told, and which fields only the trainer or an owner, stands in the labels of the vocabulary, which
// this program does not link. What is repeated here of them is held against them by a test.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "proto/lite.hpp"

namespace samenspel::knowledge {

struct Eyes {
    enum class Of : std::uint8_t { own, board, seat } of = Of::own;
    std::uint32_t seat = 0;  // with Of::seat
    friend bool operator==(const Eyes& one, const Eyes& other) { return one.of == other.of && one.seat == other.seat; }
};

// Disclosures of one table's stream, in the order in which they came.
using Heard = std::vector<std::shared_ptr<const Event>>;

bool everybody_was_told(const Event& event);
// Whether a moment that was opened reached this seat when it happened.
bool reached(const Event& event, std::uint32_t seat);
// `by_trainer`: the list is the trainer's own, with audiences. Events that need no change are shared.
Heard seen_with(const Heard& heard, bool by_trainer, Eyes eyes);

}  // namespace samenspel::knowledge
