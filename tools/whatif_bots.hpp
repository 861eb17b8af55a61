// samenspel-whatif --bots: what becomes of a scenario's table when everybody at it is of one kind.
#pragma once

#include <memory>

#include "server/rules/rulebook.hpp"

namespace samenspel {

// Plays `seeds` sessions of each temperament, and of two of them without asking or showing, and prints a table; tells
// on stderr how far it is.
void print_bots(const std::shared_ptr<const rules::Rulebook>& book, int seeds);

}  // namespace samenspel
