// What a scenario gives a table: its opening and each seat's role, as events carry them.
#pragma once

#include "proto/full.hpp"

namespace samenspel::rules {

// Content and the trainer's deck; the rest is the table's own.
TableOpened opening_of(const Scenario& scenario, const Content& content);
// `seat` is the seat's number, from 1.
RoleDealt dealt_of(const Role& role, std::uint32_t seat);

}  // namespace samenspel::rules
