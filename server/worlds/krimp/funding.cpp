// The money formulas of one site; see the header. Pure arithmetic.
#include "server/worlds/krimp/funding.hpp"

#include <algorithm>
#include <cmath>

namespace samenspel::worlds::krimp {

namespace {

double smooth_groups(const CostRates& rates, double pupils_a_year) {
    return std::max(1.0, pupils_a_year / rates.class_pupils + rates.class_fit);
}

}  // namespace

double classes_of(const CostRates& rates, const Track& track, double pupils, double profiles) {
    const double a_year = pupils / track.years;
    // The tiny step back keeps a group of exactly one class from becoming two by rounding.
    if (rates.rule == ClassRule::ceil) return track.years * std::ceil(a_year / rates.class_pupils - 1e-9);
    const double groups = smooth_groups(rates, a_year);
    return track.years * groups + rates.profile_classes * track.upper_years * std::max(0.0, profiles - groups);
}

double group_size(const CostRates& rates, const Track& track, double pupils) {
    const double a_year = pupils / track.years;
    const double groups = rates.rule == ClassRule::ceil ? std::max(1.0, std::ceil(a_year / rates.class_pupils - 1e-9))
                                                        : smooth_groups(rates, a_year);
    return a_year / groups;
}

SiteBooks site_books(const CostRates& rates, std::span<const Track> tracks, std::span<const TrackLoad> loads,
                     double fixed_income_eur, double fixed_cost_eur) {
    SiteBooks books;
    books.income_eur = fixed_income_eur;
    for (std::size_t t = 0; t < tracks.size(); ++t) {
        const TrackLoad& load = loads[t];
        if (load.kept <= 0) continue;
        books.pupils += load.pupils;
        books.income_eur += load.pupils * tracks[t].rate_eur;
        books.classes += classes_of(rates, tracks[t], load.pupils / load.kept, load.profiles) * load.kept;
    }
    const double cost_eur = books.classes * rates.class_eur + books.pupils * rates.pupil_cost_eur + fixed_cost_eur;
    books.result_eur = books.income_eur - cost_eur;
    return books;
}

}  // namespace samenspel::worlds::krimp
