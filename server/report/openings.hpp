// The five things to begin a debriefing with, by stated rules.
#pragma once

#include <string>
#include <vector>

#include "server/report/chapters.hpp"

namespace samenspel::report {

// At most five. First something that went well, then at most one of each kind in a fixed order of kinds (see openings_rule), turn
// by turn from each table. None speaks of a person, only of roles and what was recorded of them.
std::vector<Opening> openings(const std::vector<const Chapters*>& tables, bool for_trainer);
std::string openings_rule(const Say& say);

}  // namespace samenspel::report
