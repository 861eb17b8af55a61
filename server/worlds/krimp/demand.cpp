// Utilities, intake and renewal; see the header.
#include "server/worlds/krimp/demand.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "server/worlds/krimp/choice.hpp"

namespace samenspel::worlds::krimp {

namespace {

// What a site offers for one track, whatever the home: worked out once a track.
struct Offer {
    bool taught = false;
    std::size_t own = 0, upper = 0;
    double away = 0;     // part of the years taught in `upper`
    double utility = 0;  // all but travel and denomination
    std::size_t denomination = 0;
};

Offer offer_of(const View& view, const Flows& flows, std::size_t s, std::size_t t) {
    const Region& region = view.region;
    const Parameters& n = region.numbers;
    Offer offer;
    offer.own = view.building(s);
    offer.taught = view.is_open(s) && view.profiles(offer.own, t) != 0;
    if (!offer.taught) return offer;
    offer.upper = view.upper_building(offer.own, t);
    offer.away = offer.upper == offer.own ? 0 : upper_part(region.tracks[t]);
    const double profiles = count_profiles(view.profiles(offer.upper, t));
    offer.utility = region.constants[s] +
                    n.profile_utility * std::log(profiles / count_profiles(region.sites[s].profiles)) +
                    n.reputation_utility * (view.site(s, OfSite::reputation) - region.sites[s].reputation) +
                    n.recruit_utility * std::log1p(std::max(0.0, flows.recruit_eur[s]) / n.recruit_scale_eur);
    // A school in somebody else's building keeps its denomination only in a cooperation school.
    const bool keeps = offer.own == s || view.site(offer.own, OfSite::denominations) > 1.5;
    offer.denomination = region.sites[keeps ? s : offer.own].denomination;
    return offer;
}

struct Journey {
    std::array<std::array<double, most_sites>, most_homes> min{};
};

Journey journeys(const View& view, const Flows& flows) {
    Journey journey;
    for (std::size_t m = 0; m < view.region.homes.size(); ++m)
        for (std::size_t b = 0; b < view.region.sites.size(); ++b) journey.min[m][b] = minutes(view, flows, m, b);
    return journey;
}

// Moves the part of each share that leaked information or slander costs to the other sites that are open.
void lose_intake(const Flows& flows, std::span<double> shares) {
    double lost = 0, others = 0;
    for (std::size_t s = 0; s < shares.size(); ++s) {
        const double part = shares[s] * std::clamp(flows.intake_loss[s], 0.0, 1.0);
        shares[s] -= part;
        lost += part;
        if (flows.intake_loss[s] <= 0) others += shares[s];
    }
    if (lost <= 0 || others <= 0) return;
    const double grown = 1 + lost / others;
    for (std::size_t s = 0; s < shares.size(); ++s)
        if (flows.intake_loss[s] <= 0) shares[s] *= grown;
}

void choose(const View& view, const Flows& flows, const Journey& journey, std::span<const Offer> offers, std::size_t m,
            std::span<double> shares) {
    const Parameters& n = view.region.numbers;
    const Home& home = view.region.homes[m];
    std::array<double, most_sites> utilities{};
    const std::size_t sites = shares.size();
    for (std::size_t s = 0; s < sites; ++s) {
        const Offer& offer = offers[s];
        utilities[s] = unavailable;
        if (!offer.taught) continue;
        // What starts in two or three years weighs less with those who choose a school for next year.
        const double away = offer.away * n.upper_travel_weight;
        const double travel = journey.min[m][offer.own] * (1 - away) + journey.min[m][offer.upper] * away;
        utilities[s] = offer.utility + n.denomination_utility * home.denomination_shares[offer.denomination] - n.minute_utility * travel;
    }
    logit_shares({utilities.data(), sites}, shares);
    lose_intake(flows, shares);
    const double campaign = n.campaign_saving * std::clamp(flows.campaign_eur / n.campaign_eur, 0.0, 1.0);
    const double leak = std::clamp(home.leak_share * view.overall(Overall::leak_pull) * (1 - campaign), 0.0, 0.95);
    for (std::size_t s = 0; s < sites; ++s) {
        if (!offers[s].taught) continue;
        const double far = (journey.min[m][offers[s].own] > n.far_min ? 1 - offers[s].away : 0) +
                           (journey.min[m][offers[s].upper] > n.far_min ? offers[s].away : 0);
        shares[s] *= (1 - leak) * (1 - n.far_leak * far);
    }
}

}  // namespace

void intake_shares(const View& view, const Flows& flows, std::size_t home, std::size_t track, std::span<double> shares) {
    std::array<Offer, most_sites> offers;
    for (std::size_t s = 0; s < shares.size(); ++s) offers[s] = offer_of(view, flows, s, track);
    choose(view, flows, journeys(view, flows), {offers.data(), shares.size()}, home, shares);
}

void renew_shares(const Region& region, const Layout& layout, const Flows& flows, State& state) {
    const View view{region, layout, state};
    const Journey journey = journeys(view, flows);
    const std::size_t sites = region.sites.size();
    std::array<Offer, most_sites> offers;
    std::array<double, most_sites> chosen{};
    for (std::size_t t = 0; t < region.tracks.size(); ++t) {
        for (std::size_t s = 0; s < sites; ++s) offers[s] = offer_of(view, flows, s, t);
        const double renewed = std::min(1.0, region.numbers.tick_years / region.tracks[t].years);
        for (std::size_t m = 0; m < region.homes.size(); ++m) {
            choose(view, flows, journey, {offers.data(), sites}, m, {chosen.data(), sites});
            double homeless = 0;
            for (std::size_t s = 0; s < sites; ++s)
                if (!offers[s].taught) homeless += std::exchange(state[layout.share(m, s, t)], 0.0);
            for (std::size_t s = 0; s < sites; ++s) {
                double& share = state[layout.share(m, s, t)];
                share += homeless * chosen[s];
                share += renewed * (chosen[s] - share);
            }
        }
    }
}

}  // namespace samenspel::worlds::krimp
