// Facts that a viewer may not know, changed, put in and taken out: it makes no difference to what that viewer gets.
#pragma once

#include <string>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/disclose.hpp"

namespace samenspel::testing {

// What the viewer is sent of a table's journal, in bytes and in order.
std::vector<std::string> messages(const std::vector<Event>& journal, rules::Viewer viewer);

// The journal with every field changed that the viewer may not see, some hidden events gone, and some of `strangers` put
// in that are hidden from the viewer. Written apart from disclose, so that the two can disagree.
std::vector<Event> with_other_secrets(const std::vector<Event>& journal, const std::vector<Event>& strangers, rules::Viewer viewer, rules::Chance& chance);

}  // namespace samenspel::testing
