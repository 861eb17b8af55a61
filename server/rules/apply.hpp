// Changes a table by one event: the only thing that does. Total: an event that decide wrote always applies.
#pragma once

#include "proto/full.hpp"
#include "server/rules/table.hpp"

namespace samenspel::rules {

// Events of the session's own stream are ignored here.
void apply(Table& table, const Event& event);

}  // namespace samenspel::rules
