// Staff, quality, money and trust over one tick; see the header.
#include "server/worlds/krimp/yearly.hpp"

#include <algorithm>

#include "server/worlds/krimp/indicators.hpp"

namespace samenspel::worlds::krimp {

namespace {

void close_building(const View& view, const Layout& layout, State& state, std::size_t building) {
    for (std::size_t s = 0; s < view.region.sites.size(); ++s)
        if (view.is_open(s) && view.building(s) == building) state[layout.of(s, OfSite::open)] = 0;
}

bool teaches(const View& view, std::size_t board) {
    for (std::size_t s = 0; s < view.region.sites.size(); ++s)
        if (view.region.sites[s].party == board && view.is_open(s)) return true;
    return false;
}

// Under one board only its poorest member closes, not the whole region at once.
bool is_poorest(const View& view, std::size_t board) {
    if (view.party(board, OfParty::union_form) < 1.5) return true;
    for (std::size_t p = 0; p < view.region.boards; ++p) {
        if (p == board || view.party(p, OfParty::union_form) < 1.5 || view.party(p, OfParty::closed) > 0.5) continue;
        const double other = view.party(p, OfParty::reserves), own = view.party(board, OfParty::reserves);
        if (other < own || (other == own && p < board)) return false;
    }
    return true;
}

struct Posts {
    std::array<double, most_sites> gap{};  // vacancies above zero, surplus below
    double vacancies = 0, surplus = 0;
};

// Surplus teachers of the pool's members fill each other's vacancies first.
void share_posts(const Region& region, const Layout& layout, const Flows& flows, Posts& posts, State& state) {
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!flows.pool[region.sites[s].party]) continue;
        posts.vacancies += std::max(0.0, posts.gap[s]);
        posts.surplus += std::max(0.0, -posts.gap[s]);
    }
    const double moved = std::min(posts.vacancies, posts.surplus);
    if (moved <= 0) return;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!flows.pool[region.sites[s].party]) continue;
        const double step = posts.gap[s] > 0 ? moved * posts.gap[s] / posts.vacancies : moved * posts.gap[s] / posts.surplus;
        posts.gap[s] -= step;
        state[layout.of(s, OfSite::staff)] += step;
    }
}

void watch_norms(const Region& region, const Layout& layout, const Accounts& accounts, State& state, std::vector<std::string>& findings) {
    const View view{region, layout, state};
    for (std::size_t b = 0; b < region.sites.size(); ++b) {
        double& years = state[layout.of(b, OfSite::norm_years)];
        // A branch counts with its main site; a building without a school has nothing to lose.
        const bool below = view.in_use(b) && view.site(b, OfSite::branch) < 0.5 &&
                           accounts.books[b].pupils < region.sites[b].closure_norm_pupils;
        years = below ? years + region.numbers.tick_years : std::max(0.0, years - region.numbers.tick_years);
        if (below) findings.push_back((years >= region.numbers.norm_years ? "norm_closure:" : "norm:") + region.sites[b].id);
    }
}

}  // namespace

void close_the_overdue(const Region& region, const Layout& layout, State& state, std::vector<std::string>& findings) {
    const View view{region, layout, state};
    for (std::size_t p = 0; p < region.boards; ++p) {
        const bool overdue = view.party(p, OfParty::strikes) >= region.numbers.closure_ticks;
        if (!overdue || view.party(p, OfParty::closed) > 0.5 || joint_reserves(view, p) >= 0 || !is_poorest(view, p)) continue;
        for (std::size_t s = 0; s < region.sites.size(); ++s)
            if (region.sites[s].party == p && view.building(s) == s) close_building(view, layout, state, s);
        if (teaches(view, p)) continue;  // it lives on in another school's building
        state[layout.of(p, OfParty::closed)] = 1;
        findings.push_back("closed:" + region.parties[p].id);
    }
    for (std::size_t b = 0; b < region.sites.size(); ++b) {
        if (!view.in_use(b) || view.site(b, OfSite::norm_years) < region.numbers.norm_years || view.site(b, OfSite::branch) > 0.5) continue;
        close_building(view, layout, state, b);
        findings.push_back("closed_by_norm:" + region.sites[b].id);
    }
}

void move_reputations(const Region& region, const Layout& layout, const Flows& flows, State& state) {
    const Parameters& n = region.numbers;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        const Site& site = region.sites[s];
        double& now = state[layout.of(s, OfSite::reputation)];
        const double shame = (state[layout.of(s, OfSite::weak)] > 0.5 ? n.weak_reputation : 0) +
                             (state[layout.of(site.party, OfParty::strikes)] >= n.supervision_ticks ? n.supervision_reputation : 0);
        now += n.reputation_fade * (site.reputation - shame - now);
        now += n.marketing_points * std::clamp(flows.marketing_eur[s] / n.marketing_eur, 0.0, 1.0);
        now = std::clamp(now, 0.0, 100.0);
    }
}

void move_staff(const Region& region, const Layout& layout, const Flows& flows, const Accounts& accounts, State& state) {
    const Parameters& n = region.numbers;
    const View view{region, layout, state};
    Posts posts;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        double& staff = state[layout.of(s, OfSite::staff)];
        staff = std::max(0.0, staff * (1 - n.attrition) - flows.departures_fte[s]);
        posts.gap[s] = needed_fte(view, accounts, s) - staff;
    }
    share_posts(region, layout, flows, posts, state);
    double unrest = 0;
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        const double need = needed_fte(view, accounts, s);
        double& staff = state[layout.of(s, OfSite::staff)];
        const double dismissed = std::max(0.0, -posts.gap[s]);
        staff += posts.gap[s] > 0 ? std::min(posts.gap[s], n.hiring * need) : posts.gap[s];
        state[layout.of(s, OfSite::dismissed)] = dismissed;
        if (state[layout.of(region.sites[s].party, OfParty::plan)] <= 0) unrest += dismissed * n.dismissed_unrest;
    }
    state[layout.of(Overall::unrest)] += unrest;
}

void move_quality(const Region& region, const Layout& layout, const Flows& flows, const Accounts& accounts, State& state) {
    const Parameters& n = region.numbers;
    const View view{region, layout, state};
    for (std::size_t s = 0; s < region.sites.size(); ++s) {
        if (!view.is_open(s)) continue;
        const double need = needed_fte(view, accounts, s);
        const double vacant = need > 0 ? std::max(0.0, 1 - view.site(s, OfSite::staff) / need) : 0;
        const double target = region.sites[s].quality - n.vacancy_quality * (vacant - n.start_vacancies) -
                              n.small_group_quality * small_groups(view, accounts, view.building(s)) +
                              (flows.pool[region.sites[s].party] ? n.pool_quality : 0) - (flows.video[s] > 0 ? n.video_quality : 0);
        double& now = state[layout.of(s, OfSite::quality)];
        now = std::clamp(now + n.quality_speed * (target - now), 0.0, 100.0);
    }
}

void keep_books(const Region& region, const Layout& layout, const Accounts& accounts, State& state, std::vector<std::string>& findings) {
    const Parameters& n = region.numbers;
    const View view{region, layout, state};
    for (std::size_t p = 0; p < region.parties.size(); ++p)
        state[layout.of(p, OfParty::reserves)] += n.tick_years * accounts.result_eur[p];
    for (std::size_t p = 0; p < region.boards; ++p) {
        double& strikes = state[layout.of(p, OfParty::strikes)];
        const double before = strikes;
        const bool below = joint_reserves(view, p) < 0 && view.party(p, OfParty::closed) < 0.5;
        strikes = below ? strikes + 1 : 0;
        if (before < n.supervision_ticks && strikes >= n.supervision_ticks) findings.push_back("supervision:" + region.parties[p].id);
        if (strikes >= n.closure_ticks) findings.push_back("closure_due:" + region.parties[p].id);
    }
    watch_norms(region, layout, accounts, state, findings);
}

void fade_feelings(const Region& region, const Layout& layout, State& state) {
    const Parameters& n = region.numbers;
    for (std::size_t from = 0; from < region.parties.size(); ++from)
        for (std::size_t to = 0; to < region.parties.size(); ++to) {
            double& trust = state[layout.trust(from, to)];
            if (from != to) trust += n.trust_fade * (n.trust_start - trust);
        }
    state[layout.of(Overall::unrest)] *= 1 - n.unrest_fade;
}

}  // namespace samenspel::worlds::krimp
