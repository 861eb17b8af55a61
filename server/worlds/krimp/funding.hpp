// What a school site earns and costs in a year: classes, income, result. Formulas of our reference run
// (field guide, section 1). Knows nothing of pupils' choices, boards or time.
#pragma once

#include <span>

namespace samenspel::worlds::krimp {

// One learning route (bb, kb, tl, havo, vwo).
struct Track {
    double rate_eur = 0;     // income for each pupil and year
    double share = 0;        // of a site's pupils at the start, 0..1
    double years = 0;        // year groups
    double upper_years = 0;  // of which upper years, where profiles are chosen
};

// ceil: whole classes, an oracle only (its jumps make a site lose money by winning pupils); smooth: used in play.
enum class ClassRule { smooth, ceil };

struct CostRates {
    ClassRule rule = ClassRule::smooth;
    double class_eur = 0;           // a class and year, all teaching included
    double class_pupils = 0;        // pupils that one class holds
    double class_fit = 0;           // classes lost in each year group to imperfect fit (smooth)
    double profile_classes = 0;     // classes for each upper year and profile beyond what a class per group carries (smooth)
    double pupil_cost_eur = 0;      // materials and services, a pupil and year
};

// What of one track a site teaches.
struct TrackLoad {
    double pupils = 0;    // taught here, pupils of other sites' upper years included
    double kept = 1;      // fraction of the track's years taught here, above 0 up to 1
    double profiles = 0;  // offered in the upper years
};

struct SiteBooks {
    double pupils = 0;
    double income_eur = 0;
    double classes = 0;
    double result_eur = 0;
};

// Classes needed by `pupils` spread evenly over all years of `track`. Pupils at least 0.
double classes_of(const CostRates& rates, const Track& track, double pupils, double profiles);
// Average pupils in a class of this track; 0 without pupils.
double group_size(const CostRates& rates, const Track& track, double pupils);
// A site's year. `loads` run parallel to `tracks`; a track with kept 0 is not taught. Fixed sums in EUR a year.
SiteBooks site_books(const CostRates& rates, std::span<const Track> tracks, std::span<const TrackLoad> loads,
                     double fixed_income_eur, double fixed_cost_eur);

}  // namespace samenspel::worlds::krimp
