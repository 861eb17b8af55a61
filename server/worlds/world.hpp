// What every quantitative model offers the rules: a state of named quantities, one tick, indicators out.
// Pure: no I/O, clock or global; chance comes in as a generator's state and leaves as one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace samenspel::worlds {

// Ordered, so that two machines write and hash the same bytes.
using Quantities = std::map<std::string, double>;

// One thing of the model's data: a site, a municipality, a track. Numbers carry their unit and source in the file.
struct Entity {
    std::string kind;
    std::string id;
    Quantities numbers;
    std::map<std::string, std::string> tags;
};

// A model as read from a scenario: parameters by key, and its entities in file order.
struct ModelData {
    Quantities numbers;
    std::vector<Entity> entities;
};

// What an agreement, act or inject does to the world, already resolved by the rules. `party` is whoever does it or
// bears it (empty: the region); `on` names entities; `amount` has the lever's own unit.
struct Effect {
    std::string lever;
    std::string party;
    std::vector<std::string> on;
    double amount = 0.0;
};

enum class Scope : std::uint8_t { region, party, site };

// One number that comes out. Public ones go to everybody; others only to the seats of `owner` (a party).
struct Indicator {
    Scope scope = Scope::region;
    std::string subject;  // party or site id; empty for the region
    std::string id;
    double value = 0.0;
    bool is_public = true;
    std::string owner;  // party id, for private indicators
};

struct Outcome {
    Quantities state;                   // the whole state after the tick; recorded, never recomputed
    std::vector<Indicator> indicators;  // in a fixed order
    std::vector<std::string> findings;  // what happened, as text keys with arguments: "supervision:west"
    std::uint64_t chance = 0;           // the generator's state after the tick
};

// A model. Objects are immutable after construction, so one serves all tables of a session.
class World {
public:
    virtual ~World() = default;
    // The state and indicators before the first tick.
    virtual Outcome start(std::uint64_t chance) const = 0;
    // Years that one tick covers.
    virtual int tick_years() const = 0;
    // One tick. Unknown levers and entities are the scenario check's business and are ignored here.
    virtual Outcome tick(const Quantities& state, const std::vector<Effect>& effects, std::uint64_t chance) const = 0;
    // The levers an effect may name, for the scenario check.
    virtual std::vector<std::string> levers() const = 0;
    // Whether a lever acts once: hand it over in the first tick only of the act, inject or agreement it comes from. All
    // others may be handed over in every tick while the agreement holds (or the act's round lasts); repeating them is harmless.
    virtual bool acts_once(std::string_view /*lever*/) const { return false; }
    // The public indicator, of the region and of sites, that parties forecast and can share figures about.
    virtual std::string_view forecast_indicator() const { return "pupils"; }
    // Range of a forecast for `indicator` of `subject` one tick on, given how many parties pooled their figures (0..n).
    virtual std::pair<double, double> forecast(const Quantities& state, std::string_view indicator, std::string_view subject,
                                               int pooled) const = 0;
};

// Makes the model called `name` ("krimp") or returns null when there is none of that name or its data is incomplete;
// `error` then says what is missing in one sentence.
std::unique_ptr<World> make_world(std::string_view name, const ModelData& data, std::string* error);

}  // namespace samenspel::worlds
