// The part of apply that does not open what it is given: bulky or told events, which a table keeps as they came.
#pragma once

#include <cstdint>
#include <string_view>

#include "server/rules/table.hpp"

namespace samenspel::rules {

struct Arrival {
    int kind = 0;                // Event::BodyCase
    std::int64_t at_ms = 0;
    SeatSet listed;
    std::string_view body;       // the body's message, encoded
};

bool is_kept(int kind);
// Changes the table by it. Precondition: is_kept. False when the body makes no sense.
bool keep(Table& table, const Arrival& event);

void answer_interest_asks(Table& table, SeatId from, SeatId to);

}  // namespace samenspel::rules
