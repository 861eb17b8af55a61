// What happens to staff, quality, money and trust while two years pass. Changes the state; knows no levers.
#pragma once

#include <string>
#include <vector>

#include "server/worlds/krimp/accounts.hpp"

namespace samenspel::worlds::krimp {

// Boards that owe a closure (reserves below zero, or a site below its norm, for too long) and did not mend it: their
// sites close. Runs before pupils choose, so that a deal struck after the warning still saves them.
void close_the_overdue(const Region& region, const Layout& layout, State& state, std::vector<std::string>& findings);
void move_reputations(const Region& region, const Layout& layout, const Flows& flows, State& state);
void move_staff(const Region& region, const Layout& layout, const Flows& flows, const Accounts& accounts, State& state);
void move_quality(const Region& region, const Layout& layout, const Flows& flows, const Accounts& accounts, State& state);
// Adds the years' results to the reserves and counts the ticks below zero and the years below the closure norm.
void keep_books(const Region& region, const Layout& layout, const Accounts& accounts, State& state, std::vector<std::string>& findings);
// Trust and unrest drift back to where they began.
void fade_feelings(const Region& region, const Layout& layout, State& state);

}  // namespace samenspel::worlds::krimp
