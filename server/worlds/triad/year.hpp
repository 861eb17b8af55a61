// A year of the town: the council votes, homes are let, people are guided, some things go wrong, and it is paid for.
// Formulas of our reference run (field guide, section 2). Knows no levers and no seats.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "server/worlds/triad/levers.hpp"
#include "server/worlds/triad/state.hpp"

namespace samenspel::worlds::triad {

// Cases as they are expected (fractions), or as they fall (whole ones, drawn).
enum class Chances { expected, drawn };

// What a year was, besides the state it leaves.
struct Year {
    double homes = 0, cases = 0, first_cases = 0, unresolved = 0, relapses = 0, press = 0, hours_a_week = 0, frozen = 0;
    std::array<double, most_districts> district_cases{}, district_unresolved{};
    std::array<double, bookkeepers> result_eur{};
    Carried carried;
};

// Chance of a serious case in a year for one tenant. Hours a week as promised now; `gap`: the fraction of tenants that get
// none of them; `age`: years housed before this one; `first_hours`: delivered in the first year.
double yearly_risk(const Parameters& numbers, double hours, double gap, int age, double first_hours);

// Votes on municipal money that goes beyond what was granted before. A plan that fails is scaled down to what was granted.
// Finding: "council_passed:AYES:NAYS" or "council_rejected:AYES:NAYS".
void vote(const Town& town, const Layout& layout, Policy& policy, State& state, Chances chances, std::uint64_t& chance,
          std::vector<std::string>& findings);

// The whole year after the effects: from the vote to the books. README.md lists the findings.
Year pass_year(const Town& town, const Layout& layout, const Flows& flows, State& state, Chances chances, std::uint64_t& chance,
               std::vector<std::string>& findings);

}  // namespace samenspel::worlds::triad
