// Random commands that are accepted often and refused sometimes: for property tests and the simulator. Looks into the
// table to aim well; a real client could not.
#pragma once

#include "server/rules/chance.hpp"
#include "server/rules/table.hpp"
#include "server/rules/viewer.hpp"

namespace samenspel::testing {

// A command that `actor` might give now, of any type that the actor's kind may use (session commands excepted).
Command random_command(const rules::Table& table, const rules::Actor& actor, rules::Chance& chance);

// A seat (most often), the trainer or an observer.
rules::Actor random_actor(const rules::Table& table, rules::Chance& chance);

}  // namespace samenspel::testing
