// The krimp world: a region of school boards that shrinks, one tick of two years at a time. Puts funding, choice, levers
// and indicators together; knows nothing of seats, agreements or rounds.
#pragma once

#include <memory>

#include "server/worlds/krimp/indicators.hpp"
#include "server/worlds/krimp/region.hpp"
#include "server/worlds/krimp/state.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds::krimp {

class Model final : public World {
public:
    explicit Model(std::unique_ptr<const Region> region);

    Outcome start(std::uint64_t chance) const override;
    int tick_years() const override;
    Outcome tick(const Quantities& quantities, const std::vector<Effect>& effects, std::uint64_t chance) const override;
    std::vector<std::string> levers() const override;
    bool acts_once(std::string_view lever) const override;
    // The figure a tick on when nothing new is agreed or done, at the gentlest and the hardest decline that the forecast
    // error allows. Both ends are 0 when there is no such indicator.
    std::pair<double, double> forecast(const Quantities& quantities, std::string_view indicator, std::string_view subject,
                                       int pooled) const override;

private:
    // What a tick leaves besides the state.
    struct Passed {
        Flows flows;
        Accounts accounts;
    };

    State start_state() const;
    // One tick whose decline differs from the expected one by `extra_decline` (fraction of the first cohort).
    Passed advance(State& state, const std::vector<Effect>& effects, double extra_decline, std::vector<std::string>& findings) const;
    std::vector<Indicator> indicators_of(const State& state, const Passed& passed) const;
    double decline(const State& state) const;

    std::unique_ptr<const Region> region_;
    Layout layout_;
    State start_;
    Baseline baseline_;
};

}  // namespace samenspel::worlds::krimp
