// The triad world: a housing association, a care provider and a municipality who house vulnerable people in one town, a
// year at a time. Puts levers, year and indicators together; knows nothing of seats, agreements or rounds.
#pragma once

#include <memory>

#include "server/worlds/triad/indicators.hpp"
#include "server/worlds/world.hpp"

namespace samenspel::worlds::triad {

class Model final : public World {
public:
    explicit Model(std::unique_ptr<const Town> town);

    Outcome start(std::uint64_t chance) const override;
    int tick_years() const override;
    Outcome tick(const Quantities& quantities, const std::vector<Effect>& effects, std::uint64_t chance) const override;
    std::vector<std::string> levers() const override;
    bool acts_once(std::string_view lever) const override;
    std::string_view forecast_indicator() const override { return "cases"; }
    // The expected figure a year on when what held in the last year goes on, the error taken off and added. Both ends are
    // 0 when there is no such indicator.
    std::pair<double, double> forecast(const Quantities& quantities, std::string_view indicator, std::string_view subject,
                                       int pooled) const override;

private:
    std::unique_ptr<const Town> town_;
    Layout layout_;
};

}  // namespace samenspel::worlds::triad
