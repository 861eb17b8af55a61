// The world of scenarios without a model in code: its figures are sums of what options, acts and injects declare, and rules
// over those sums that stand in the scenario's files. What can be written there: README.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/worlds/world.hpp"

namespace samenspel::worlds::issues {

// A figure that effects add to: one for the region, or one for each party.
struct Sum {
    std::string id;
    bool of_parties = false;
    std::vector<double> start;  // one for the region, else by party
};

// Adds each * x + squared * x * x + product * x * y to `into`, and `add` besides when x is at least `reach`. x and y are
// sums, by index; a region's sum counts as it is for every party, and a parties' sum is added up for the region.
struct Rule {
    std::size_t from = 0, with = 0, into = 0;
    double each = 0, squared = 0, product = 0, add = 0, reach = 0;
    bool has_reach = false;
};

// Says "ID:party" ("ID:region") as a finding while the sum is below a mark.
struct Watch {
    std::string id;
    std::size_t of = 0;
    double below = 0;
};

struct Design {
    int tick_years = 1;
    std::vector<std::string> parties;
    std::vector<Sum> sums;
    std::vector<Rule> rules;
    std::vector<Watch> watches;
};

// None, with a sentence in `error`, when the data makes no design.
std::unique_ptr<Design> read_design(const ModelData& data, std::string* error);

class Model : public World {
public:
    explicit Model(std::unique_ptr<Design> design) : design_(std::move(design)) {}

    Outcome start(std::uint64_t chance) const override;
    int tick_years() const override { return design_->tick_years; }
    Outcome tick(const Quantities& state, const std::vector<Effect>& effects, std::uint64_t chance) const override;
    std::vector<std::string> levers() const override;
    bool acts_once(std::string_view lever) const override;
    std::pair<double, double> forecast(const Quantities&, std::string_view, std::string_view, int) const override { return {0.0, 0.0}; }

private:
    std::unique_ptr<Design> design_;
};

}  // namespace samenspel::worlds::issues
