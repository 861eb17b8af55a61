// The triad model's state: a flat array of numbers for the year, and their names for the journal and the trainer.
// Knows where each number stands, not what changes it.
#pragma once

#include "server/worlds/triad/levers.hpp"
#include "server/worlds/named_state.hpp"
#include "server/worlds/triad/town.hpp"

namespace samenspel::worlds::triad {

// One number of the town. `idle_`: as it would be had nobody agreed anything. `gap`: fraction of the promised guidance
// that the provider has no staff for. `granted_eur`: municipal money a year that the council has voted for.
// `booked_eur`: what the municipality had gained against that after the first years, in which its saving was booked.
enum class Overall { year, support, waiting, idle_waiting, idle_eur, closed, granted_eur, contract_left, gap, extra_demand, extra_claims,
                     fallen, frozen, dignity, booked_eur, count };
// Tenants by how long they have been housed: this year, last year, longer after a solid first year, longer without.
enum class Cohort { first, second, settled, unsettled, count };
// Tenancies made; guidance delivered in the first year (hours a week); tenants who lost the home again.
enum class OfCohort { homes, hours, gone, count };
enum class OfDistrict { tenants, calm, count };

// Where each number stands and what it is called: "support", "first.homes", "district.zuiderhof.calm",
// "total.association", "trust.provider.association" (how far the first trusts the second), "policy.homes".
class Layout {
public:
    explicit Layout(const Town& town);

    std::size_t of(Overall what) const { return static_cast<std::size_t>(what); }
    std::size_t of(Cohort cohort, OfCohort what) const {
        return cohort0_ + static_cast<std::size_t>(cohort) * static_cast<std::size_t>(OfCohort::count) + static_cast<std::size_t>(what);
    }
    std::size_t of(std::size_t district, OfDistrict what) const {
        return district0_ + district * static_cast<std::size_t>(OfDistrict::count) + static_cast<std::size_t>(what);
    }
    std::size_t total(std::size_t bookkeeper) const { return total0_ + bookkeeper; }
    std::size_t trust(std::size_t from, std::size_t to) const { return trust0_ + from * parties_ + to; }
    // What was agreed when the last year passed: for the forecast alone.
    std::size_t policy(std::size_t number) const { return policy0_ + number; }
    std::size_t count() const { return names_.size(); }

    Quantities write(const State& state) const { return names_.write(state); }
    State read(const Quantities& quantities) const { return names_.read(quantities); }

private:
    std::size_t parties_ = 0, cohort0_ = 0, district0_ = 0, total0_ = 0, trust0_ = 0, policy0_ = 0;
    StateNames names_;
};

}  // namespace samenspel::worlds::triad
