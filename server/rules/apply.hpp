// Changes a table by one event: the only thing that does. Total: an event that decide wrote always applies.
#pragma once

#include <string_view>

#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {

// Events of the session's own stream are ignored here.
void apply(Table& table, const Event& event);
// The same when the event has been encoded already: cheaper.
void apply(Table& table, const Event& event, std::string_view encoded);

// The same by an event as the journal has it, several times as fast. False when the bytes are no event.
bool apply_encoded(Table& table, std::string_view event);

}  // namespace samenspel::rules
