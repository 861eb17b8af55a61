// Values every package of a scorable scenario for every party that holds a score sheet. Pure; it knows neither files nor
// the rules of a table. For the linter (is there an agreement that all can live with?), the bench, and measures over a
// session (Pareto, Nash).
//
//     const Scoring scoring(scenario, content, {});        // content: one length's; {}: no party is absent
//     const auto zone = scoring.find_agreement();          // an acceptable package, or none
//     scoring.each([&](const std::uint8_t* options, const double* points) { ...; return true; });
//
// In `options` there is an index into content.issues(i).options() for each issue i of the content, fixed ones included; in
// `points` the points of holders()[k], in that order. Both stay in place and change under you: copy what you keep.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace samenspel {
class Content;
class Scenario;
class ScoreSheet;
}  // namespace samenspel

namespace samenspel::scenario {

// For each issue of a content, in order, the index of the option chosen.
using OptionIndexes = std::vector<std::uint8_t>;

class Scoring {
public:
    // A party with a score sheet: its number and what it is left with when nothing is agreed.
    struct Holder {
        std::uint32_t party = 0;
        double no_deal = 0;
    };
    using Visit = std::function<bool(const std::uint8_t* options, const double* points)>;

    // `absent`: numbers of parties that take no part. The issues they bid on are fixed at `if_absent` (else at their first
    // option), and their own sheets and votes do not count. A sheet may name issues that are not open at this length.
    // Precondition: every issue has 1 to 255 options.
    Scoring(const Scenario& scenario, const Content& content, const std::set<std::uint32_t>& absent);

    const std::vector<Holder>& holders() const { return holders_; }  // by party number
    // How many packages there are: the product of the numbers of options of the issues that are not fixed. 1 when there
    // is nothing to choose; at most 2^63, where it stops counting.
    std::uint64_t packages() const;
    // Every package once, the last issue changing fastest, until `visit` answers false.
    void each(const Visit& visit) const;
    // The points of one package, by holder. Agrees with samenspel::worth (proto/worth.hpp) within 1e-9 of a point.
    std::vector<double> points_of(const OptionIndexes& options) const;

    // Whether those who gain, or lose nothing, are enough for the decision rule of every issue that is open: all of its
    // deciders, more than half of them, or the one named. `points` by holder.
    bool acceptable(const double* points) const;
    // The acceptable package whose least gain over no_deal is the greatest of all, or the first found when `any` is enough;
    // none when there is none. Looks at every package: see packages() before asking.
    std::optional<OptionIndexes> find_agreement(bool any = false) const;

private:
    struct Term {  // one tally of one holder
        std::size_t sum = 0;
        double each = 0, squared = 0, reach = 0, reach_points = 0;
    };
    struct Bonus {  // counts from the deepest of its choices on
        std::vector<std::pair<std::size_t, std::uint8_t>> earlier;
        std::size_t holder = 0;
        double points = 0;
    };
    struct Option {
        std::vector<double> points;   // by holder
        std::vector<double> amounts;  // by sum
        std::vector<Bonus> bonuses;
    };
    struct Issue {
        std::vector<Option> options;
        std::optional<std::uint8_t> fixed;
    };
    struct Rule {  // so many of these holders at least
        std::vector<std::size_t> holders;
        std::size_t needed = 0;
    };
    struct Walk;

    void add_sheet(const Content& content, const ScoreSheet& sheet, std::size_t holder);
    void add_rules(const Content& content, const std::set<std::uint32_t>& absent);
    std::optional<std::pair<std::size_t, std::uint8_t>> place_of(const Content& content, std::string_view issue, std::string_view option) const;
    void value(const double* linear, const double* sums, double* points) const;

    std::vector<Holder> holders_;
    std::vector<Issue> issues_;
    std::vector<double> bases_;                // by sum
    std::vector<std::vector<Term>> terms_;     // by holder
    std::vector<Rule> rules_;
};

}  // namespace samenspel::scenario
