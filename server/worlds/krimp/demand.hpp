// Which site the next pupils choose and how that renews who goes where: utilities from the state and this tick's flows
// into the logit, and leakage over the border. Knows no money.
#pragma once

#include "server/worlds/krimp/accounts.hpp"

namespace samenspel::worlds::krimp {

// Shares of a home's new pupils of a track over the sites; what is missing from 1 leaks over the border.
void intake_shares(const View& view, const Flows& flows, std::size_t home, std::size_t track, std::span<double> shares);
// Shares of all pupils a tick later: whoever lost a site chooses at once, and of the others the years that began since.
void renew_shares(const Region& region, const Layout& layout, const Flows& flows, State& state);

}  // namespace samenspel::worlds::krimp
