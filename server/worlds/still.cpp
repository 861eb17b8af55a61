#include "server/worlds/still.hpp"

namespace samenspel::worlds {
namespace {

class Still : public World {
public:
    Outcome start(std::uint64_t chance) const override { return outcome({{"agreements", 0.0}}, chance); }
    int tick_years() const override { return 2; }
    Outcome tick(const Quantities&, const std::vector<Effect>& effects, std::uint64_t chance) const override {
        double agreements = 0;
        for (const auto& effect : effects) agreements += effect.lever == "agree" ? effect.amount : 0.0;
        return outcome({{"agreements", agreements}}, chance);
    }
    std::vector<std::string> levers() const override { return {"agree"}; }
    std::pair<double, double> forecast(const Quantities&, std::string_view, std::string_view, int) const override { return {0.0, 0.0}; }

private:
    static Outcome outcome(Quantities state, std::uint64_t chance) {
        Outcome out;
        out.indicators.push_back({Scope::region, "", "agreements", state["agreements"], true, ""});
        out.state = std::move(state);
        out.chance = chance;
        return out;
    }
};

}  // namespace

std::unique_ptr<World> make_still_world() { return std::make_unique<Still>(); }

}  // namespace samenspel::worlds
