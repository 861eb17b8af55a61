// The score sheet on a bot's own card, made ready for valuing many packages: numbers instead of names.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "proto/lite.hpp"

namespace samenspel::bots {

// For each issue of the table, in the scenario's order, an index into its options; `no_choice` leaves the issue alone.
inline constexpr int no_choice = -1;
using Package = std::vector<int>;

class Sheet {
public:
    // None when the seat's role holds no sheet, or is not known.
    static std::optional<Sheet> of(const Knowledge& knowledge, std::uint32_t seat);

    // Points of the package; no_deal when it does not count as it is. Issues settled by absence count as settled.
    double points(const Package& package) const;
    double no_deal() const { return no_deal_; }
    // The points that this option alone stands for.
    double own_points(std::size_t issue, int option) const { return lines_[issue][static_cast<std::size_t>(option)]; }

private:
    struct Tally {
        std::vector<std::vector<double>> amounts;  // by issue and option
        double base = 0, each = 0, squared = 0, reach = 0, reach_points = 0;
        bool has_reach = false;
    };
    struct Together {
        std::vector<std::pair<std::size_t, int>> choices;
        double points = 0;
    };
    std::vector<std::vector<double>> lines_;  // by issue and option
    std::vector<Tally> tallies_;
    std::vector<Together> together_;
    Package settled_;                         // no_choice where an agreement is needed
    double no_deal_ = 0;
    bool parts_count_ = false;
};

}  // namespace samenspel::bots
