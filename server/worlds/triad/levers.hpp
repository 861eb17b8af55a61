// What agreements, acts and injects do to the town: each lever changes the state for good or adds to what holds this
// year. The table of levers for authors stands in README.md beside this file. Knows nothing of who decided what, or why.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/triad/town.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds::triad {

class Layout;

// What is agreed for a year. homes: a year; hours: a week and client, in the first, second and later years; flip, three_way,
// screening, guarantee, closing: fractions 0 to 1; spread, team, conference: 0 or 1; price: EUR an hour; compensation: EUR a
// year for each closed place; per_home: EUR once; term: years, 0 for no contract; lobbying: points of support in the vote.
enum class Set { homes, hours_first, hours_second, hours_after, flip, three_way, spread, beds, team, conference, fund, guarantee,
                 closing, compensation, price, term, per_home, screening, lobbying, count };
inline constexpr std::size_t policy_size = static_cast<std::size_t>(Set::count);
inline constexpr const char* policy_names[] = {"homes", "hours_first", "hours_second", "hours_after", "flip", "three_way", "spread",
                                               "beds", "team", "conference", "fund", "guarantee", "closing", "compensation", "price",
                                               "term", "per_home", "screening", "lobbying"};
static_assert(std::size(policy_names) == policy_size);

struct Policy {
    std::array<double, policy_size> values{};
    double& operator[](Set what) { return values[static_cast<std::size_t>(what)]; }
    double operator[](Set what) const { return values[static_cast<std::size_t>(what)]; }
};

// What one bookkeeper pays for what is another's, and what others pay for it: EUR, both above zero.
struct Carried {
    std::array<double, bookkeepers> for_others{}, by_others{};

    // Bookkeepers; anything else, and nothing above zero, moves nothing.
    void add(std::size_t payer, std::size_t receiver, double eur) {
        if (payer == receiver || payer >= bookkeepers || receiver >= bookkeepers || eur <= 0) return;
        for_others[payer] += eur;
        by_others[receiver] += eur;
    }
};

// What holds for this year only. Sums are gains in EUR (minus: cost), by bookkeeper.
struct Flows {
    Policy policy;
    std::array<double, bookkeepers> eur{};
    Carried carried;
    std::array<double, most_districts> extra_cases{};
    double resolved_cases = 0, relapses = 0;
};

// The policy of a year in which nothing is agreed.
Policy idle_policy(const Town& town);
// Applies the effects in their order. Adds findings such as "incident:zuiderhof".
Flows apply_effects(const Town& town, const Layout& layout, const std::vector<Effect>& effects, std::vector<double>& state,
                    std::vector<std::string>& findings);

std::vector<std::string> lever_names();
// Whether the lever acts once, in the first year of its act or agreement, rather than in every year while that holds.
bool lever_acts_once(std::string_view lever);

}  // namespace samenspel::worlds::triad
