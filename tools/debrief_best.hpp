// What could best have been agreed, in one message: for the server, which tells it in the debriefing.
#pragma once

#include <optional>

#include "server/insight/packages.hpp"

namespace samenspel::debrief {

// Of the packages that leave nobody worse off than without a deal the one with the greatest sum of gains (the utilitarian point).
// Figures are sums of points, or means of interests served. None when nothing can be agreed so, when it has no choices, or with fewer than three to whom it is worth something.
std::optional<BestFound> best_found(const insight::Bargaining& bargaining);

}  // namespace samenspel::debrief
