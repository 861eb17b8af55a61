#include "server/worlds/still.hpp"

namespace samenspel::worlds {
namespace {

class Still : public World {
public:
    Outcome start(std::uint64_t chance) const override { return outcome({{"agreements", 0.0}}, chance); }
    int tick_years() const override { return 2; }
    Outcome tick(const Quantities& before, const std::vector<Effect>& effects, std::uint64_t chance) const override {
        Quantities state = before;
        state["agreements"] = 0;
        std::vector<std::string> findings;
        for (const auto& effect : effects) {
            if (effect.lever == "topple")
                for (const auto& seat : effect.on) findings.push_back("succession:" + seat);
            if (effect.lever == "agree") state["agreements"] += effect.amount;
            if (effect.lever != "favour") continue;
            for (const auto& party : effect.on) state[favour + party] += effect.amount;
            if (effect.on.empty() && !effect.party.empty()) state[favour + effect.party] += effect.amount;
        }
        Outcome out = outcome(std::move(state), chance);
        out.findings = std::move(findings);
        return out;
    }
    std::vector<std::string> levers() const override { return {"agree", "favour", "topple"}; }
    bool acts_once(std::string_view lever) const override { return lever == "favour" || lever == "topple"; }
    std::pair<double, double> forecast(const Quantities&, std::string_view, std::string_view, int) const override { return {0.0, 0.0}; }

private:
    static inline const std::string favour = "favour.";

    static Outcome outcome(Quantities state, std::uint64_t chance) {
        Outcome out;
        for (const auto& [key, value] : state) {
            if (key == "agreements") out.indicators.push_back({Scope::region, "", key, value, true, ""});
            if (key.rfind(favour, 0) != 0) continue;
            const std::string party = key.substr(favour.size());
            out.indicators.push_back({Scope::party, party, "favour", value, false, party});
            out.indicators.push_back({Scope::party, party, "supervision", value < 0 ? 1.0 : 0.0, true, ""});
        }
        out.state = std::move(state);
        out.chance = chance;
        return out;
    }
};

}  // namespace

std::unique_ptr<World> make_still_world() { return std::make_unique<Still>(); }

}  // namespace samenspel::worlds
