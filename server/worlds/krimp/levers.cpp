// The levers: names an effect may use and what each does; see the header.
#include "server/worlds/krimp/levers.hpp"

#include <algorithm>

#include "server/worlds/krimp/lever_tools.hpp"

namespace samenspel::worlds::krimp {

namespace {

void merge_sites(Bench& bench, const Targets& on, const Effect&) {
    if (on.sites.size() < 2) return;
    const auto building = static_cast<std::size_t>(bench.site(on.sites.back(), OfSite::at));
    for (std::size_t i = 0; i + 1 < on.sites.size(); ++i) {
        const auto left = static_cast<std::size_t>(bench.site(on.sites[i], OfSite::at));
        if (left == building || bench.site(on.sites[i], OfSite::open) < 0.5) continue;
        for (std::size_t s = 0; s < bench.region.sites.size(); ++s) {
            if (static_cast<std::size_t>(bench.site(s, OfSite::at)) != left) continue;
            bench.site(s, OfSite::at) = static_cast<double>(building);
            bench.site(s, OfSite::quality) -= bench.region.numbers.merger_quality;
            bench.flows.once_eur[bench.region.sites[s].party] -= bench.region.numbers.merge_once_eur;
        }
        for (std::size_t t = 0; t < bench.region.tracks.size(); ++t) {
            double& kept = bench.offer(building, t, OfOffer::profiles);
            kept = static_cast<double>(static_cast<unsigned>(kept) | static_cast<unsigned>(bench.offer(left, t, OfOffer::profiles)));
        }
        const std::size_t host = bench.region.sites[building].party;
        bench.mutual_trust(bench.region.sites[left].party, host, bench.region.numbers.deal_trust);
        bench.findings.push_back("merged:" + bench.region.sites[left].id + ":" + bench.region.sites[building].id);
    }
}

void close_site(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::open) = 0;
}

void join_union(Bench& bench, const Targets& on, double form) {
    for (const std::size_t p : on.boards) {
        if (bench.party(p, OfParty::union_form) == form) continue;
        for (std::size_t other = 0; other < bench.region.boards; ++other)
            if (bench.party(other, OfParty::union_form) == form) bench.mutual_trust(p, other, bench.region.numbers.deal_trust);
        bench.party(p, OfParty::union_form) = form;
    }
}
void federation(Bench& bench, const Targets& on, const Effect&) { join_union(bench, on, 1); }
void one_board(Bench& bench, const Targets& on, const Effect&) { join_union(bench, on, 2); }
void leave_union(Bench& bench, const Targets& on, const Effect&) { join_union(bench, on, 0); }

void cooperation_school(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites)
        bench.site(static_cast<std::size_t>(bench.site(s, OfSite::at)), OfSite::denominations) = effect.amount > 0 ? effect.amount : 2;
}

void branch_conversion(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::branch) = effect.amount > 0.5 ? 1 : 0;
}

void bundle_track(Bench& bench, const Targets& on, const Effect&) {
    if (on.sites.size() < 2) return;
    for (std::size_t i = 0; i + 1 < on.sites.size(); ++i)
        for (const std::size_t t : on.tracks)
            bench.offer(on.sites[i], t, OfOffer::hub) = static_cast<double>(on.sites.back() + 1);
}

void restore_track(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites)
        for (const std::size_t t : on.tracks) bench.offer(s, t, OfOffer::hub) = 0;
}

void drop_track(Bench& bench, const Targets& on, const Effect&) {
    if (on.tracks.size() == bench.region.tracks.size()) return;  // that is close_site
    for (const std::size_t s : on.sites)
        for (const std::size_t t : on.tracks) bench.offer(s, t, OfOffer::profiles) = 0;
}

void add_profile(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) {
        bool is_new = false;
        for (const std::size_t t : on.tracks) is_new = bench.set_profiles(s, t, on.profiles, true) || is_new;
        // Paid for when it starts, so that naming it again every tick is harmless.
        if (is_new) bench.flows.once_eur[bench.payer(effect, s)] -= effect.amount;
    }
}

void drop_profile(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites)
        for (const std::size_t t : on.tracks) bench.set_profiles(s, t, on.profiles, false);
}

void bundle_profile(Bench& bench, const Targets& on, const Effect& effect) {
    if (on.named_sites == 0) return;
    const std::size_t hub = on.sites[on.named_sites - 1];
    for (std::size_t s = 0; s < bench.region.sites.size(); ++s) {
        const bool meant = effect.party.empty() || bench.region.parties[bench.region.sites[s].party].id == effect.party;
        if (s == hub || !meant) continue;
        for (const std::size_t t : on.tracks) bench.set_profiles(s, t, on.profiles, false);
    }
    for (const std::size_t t : on.tracks) bench.set_profiles(hub, t, on.profiles, true);
}

// The amount, shared equally by the sites, paid by whoever does it and added to `stream`.
void spend(Bench& bench, const Targets& on, const Effect& effect, std::array<double, most_sites>& stream) {
    for (const std::size_t s : on.sites) {
        const double part_eur = effect.amount / static_cast<double>(on.sites.size());
        stream[s] += part_eur;
        bench.flows.yearly_eur[bench.payer(effect, s)] -= part_eur;
    }
}

void recruit(Bench& bench, const Targets& on, const Effect& effect) {
    spend(bench, on, effect, bench.flows.recruit_eur);
    const std::size_t p = bench.party_index(effect.party);
    if (p < bench.region.parties.size())
        bench.trusted_by_all(p, -bench.region.numbers.recruit_trust * effect.amount / bench.region.numbers.recruit_scale_eur);
}
void marketing(Bench& bench, const Targets& on, const Effect& effect) { spend(bench, on, effect, bench.flows.marketing_eur); }
void recruit_ceasefire(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t p : on.boards) bench.flows.ceasefire[p] = true;
}
void joint_campaign(Bench& bench, const Targets& on, const Effect& effect) {
    bench.flows.campaign_eur += effect.amount;
    bench.pay(on, effect, -effect.amount);
}

void share_books(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t p : on.boards) {
        if (bench.party(p, OfParty::books_open) < 0.5) bench.trusted_by_all(p, bench.region.numbers.books_trust);
        bench.party(p, OfParty::books_open) = 1;
    }
}

void intake(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.flows.intake_loss[s] += effect.amount;
}

void leak_books(Bench& bench, const Targets& on, const Effect& effect) {
    if (on.named_sites + on.named_parties == 0) return;
    intake(bench, on, effect);
    // The victim does not know who it was, so it trusts everybody less.
    for (const std::size_t p : on.boards) bench.trusts_all(p, -bench.region.numbers.leak_trust);
}

void envoy_money(Bench& bench, const Targets& on, const Effect& effect) {
    double pupils = 0;
    for (const std::size_t p : on.boards) pupils += bench.start_pupils(p);
    for (const std::size_t p : on.boards) {
        const double due_eur = std::max(0.0, effect.amount * bench.start_pupils(p) / pupils - bench.party(p, OfParty::granted));
        bench.flows.once_eur[p] += due_eur;
        bench.party(p, OfParty::granted) += due_eur;
        bench.state[bench.layout.of(Overall::spent_eur)] += due_eur;
    }
}

void envoy_yearly(Bench& bench, const Targets& on, const Effect& effect) {
    double pupils = 0;
    for (const std::size_t p : on.boards) pupils += bench.start_pupils(p);
    for (const std::size_t p : on.boards) bench.flows.yearly_eur[p] += effect.amount * bench.start_pupils(p) / pupils;
    bench.state[bench.layout.of(Overall::spent_eur)] += effect.amount * bench.region.numbers.tick_years;
}

void cost(Bench& bench, const Targets& on, const Effect& effect) { bench.pay(on, effect, -effect.amount); }
void cost_once(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t p : on.payers) bench.flows.once_eur[p] -= effect.amount / static_cast<double>(on.payers.size());
}
void move_money(Bench& bench, const Targets& on, const Effect& effect, std::array<double, most_parties>& stream) {
    const std::size_t from = bench.party_index(effect.party);
    if (from == bench.region.parties.size() || on.named_parties == 0) return;
    for (std::size_t i = 0; i < on.named_parties; ++i) stream[on.parties[i]] += effect.amount / static_cast<double>(on.named_parties);
    stream[from] -= effect.amount;
}
void transfer(Bench& bench, const Targets& on, const Effect& effect) { move_money(bench, on, effect, bench.flows.yearly_eur); }
void transfer_once(Bench& bench, const Targets& on, const Effect& effect) { move_money(bench, on, effect, bench.flows.once_eur); }

void bus_line(Bench& bench, const Targets& on, const Effect& effect) {
    if (on.named_sites + on.homes.size() == 0) bench.flows.bus_all_eur += effect.amount;
    for (std::size_t i = 0; i < on.named_sites; ++i) bench.flows.bus_site_eur[on.sites[i]] += effect.amount;
    for (const std::size_t m : on.homes) bench.flows.bus_home_eur[m] += effect.amount;
    if (!effect.party.empty()) bench.pay(on, effect, -effect.amount);
}
void video_lessons(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.flows.video[s] = 1;
    bench.pay(on, effect, -effect.amount);
}

void swap_pupils(Bench& bench, const Targets& on, const Effect& effect) {
    if (on.named_sites < 2) return;
    const std::size_t from = on.sites[0], to = on.sites[1];
    double enrolled = 0;
    for (const std::size_t t : on.tracks) enrolled += bench.enrolled(from, t);
    if (enrolled <= 0) return;
    const double part = std::clamp(effect.amount / enrolled, 0.0, 1.0);
    for (std::size_t m = 0; m < bench.region.homes.size(); ++m)
        for (const std::size_t t : on.tracks) {
            const double moved = part * bench.state[bench.layout.share(m, from, t)];
            bench.state[bench.layout.share(m, from, t)] -= moved;
            bench.state[bench.layout.share(m, to, t)] += moved;
        }
}

void mobility_pool(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t p : on.boards) bench.flows.pool[p] = true;
    bench.pay(on, effect, -effect.amount);
}
void social_plan(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t p : on.boards) {
        const double due_eur = std::max(0.0, effect.amount / static_cast<double>(on.boards.size()) - bench.party(p, OfParty::plan));
        bench.flows.once_eur[p] -= due_eur;
        bench.party(p, OfParty::plan) += due_eur;
    }
}

void building_takeover(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) {
        if (bench.site(s, OfSite::sold) < 0.5) bench.flows.once_eur[bench.region.sites[s].party] += effect.amount;
        bench.site(s, OfSite::sold) = 1;
    }
}

void teacher_departures(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.flows.departures_fte[s] += effect.amount / static_cast<double>(on.sites.size());
}
void cohort_revision(Bench& bench, const Targets&, const Effect& effect) {
    bench.state[bench.layout.of(Overall::decline_extra)] = effect.amount;
}
void inspection_weak(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites) {
        if (bench.site(s, OfSite::weak) > 0.5) continue;
        bench.site(s, OfSite::weak) = 1;
        bench.site(s, OfSite::reputation) -= bench.region.numbers.weak_reputation;
        bench.site(s, OfSite::quality) -= bench.region.numbers.weak_quality;
        bench.findings.push_back("weak:" + bench.region.sites[s].id);
    }
}
void inspection_cleared(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::weak) = 0;
}
void lose_isolated(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::isolated) = 0;
}
void regain_isolated(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::isolated) = bench.region.sites[s].isolated;
}
void norm_strike(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::norm_years) += effect.amount;
}
void bilingual_neighbour(Bench& bench, const Targets&, const Effect& effect) {
    bench.state[bench.layout.of(Overall::leak_pull)] = std::max(0.0, 1 + effect.amount);
}
void petition(Bench& bench, const Targets&, const Effect& effect) {
    bench.state[bench.layout.of(Overall::unrest)] += effect.amount > 0 ? effect.amount : bench.region.numbers.petition_unrest;
}
void memo_leak(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t p : on.boards)
        for (std::size_t other = 0; other < bench.region.parties.size(); ++other)
            if (other != p) bench.mutual_trust(p, other, -bench.region.numbers.memo_trust / 2);
    bench.state[bench.layout.of(Overall::unrest)] += bench.region.numbers.petition_unrest / 2;
}
void technical_subsidy(Bench& bench, const Targets& on, const Effect& effect) {
    bench.flows.subsidy_eur += effect.amount;
    bench.flows.subsidy_profiles |= on.profiles;
}

void breach(Bench& bench, const Targets& on, const Effect&) {
    for (const std::size_t p : on.payers) bench.trusted_by_all(p, -bench.region.numbers.breach_trust);
}
void trust(Bench& bench, const Targets& on, const Effect& effect) {
    const std::size_t p = bench.party_index(effect.party);
    if (p == bench.region.parties.size()) return;
    if (on.named_parties == 0) bench.trusted_by_all(p, effect.amount);
    for (std::size_t i = 0; i < on.named_parties; ++i) bench.change_trust(on.parties[i], p, effect.amount);
}
void reputation(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::reputation) += effect.amount;
}
void quality(Bench& bench, const Targets& on, const Effect& effect) {
    for (const std::size_t s : on.sites) bench.site(s, OfSite::quality) += effect.amount;
}

struct Lever {
    std::string_view name;
    void (*act)(Bench&, const Targets&, const Effect&);
    bool once;
};

// In the order of the README's table.
constexpr Lever levers[] = {
    {"merge_sites", merge_sites, false}, {"close_site", close_site, false}, {"one_board", one_board, false},
    {"federation", federation, false}, {"leave_union", leave_union, true}, {"cooperation_school", cooperation_school, false},
    {"branch_conversion", branch_conversion, false}, {"bundle_track", bundle_track, false},
    {"restore_track", restore_track, true}, {"drop_track", drop_track, false}, {"add_profile", add_profile, false},
    {"drop_profile", drop_profile, false}, {"bundle_profile", bundle_profile, false}, {"recruit", recruit, false},
    {"recruit_ceasefire", recruit_ceasefire, false}, {"joint_campaign", joint_campaign, false},
    {"marketing", marketing, false}, {"share_books", share_books, false}, {"leak_books", leak_books, true},
    {"intake", intake, true}, {"envoy_money", envoy_money, false}, {"envoy_yearly", envoy_yearly, false},
    {"cost", cost, false}, {"cost_once", cost_once, true}, {"transfer", transfer, false},
    {"transfer_once", transfer_once, true}, {"bus_line", bus_line, false}, {"video_lessons", video_lessons, false},
    {"swap_pupils", swap_pupils, true}, {"swap_teachers", mobility_pool, false}, {"mobility_pool", mobility_pool, false},
    {"social_plan", social_plan, false}, {"building_takeover", building_takeover, false},
    {"teacher_departures", teacher_departures, true}, {"cohort_revision", cohort_revision, true},
    {"inspection_weak", inspection_weak, true}, {"inspection_cleared", inspection_cleared, true},
    {"lose_isolated", lose_isolated, true}, {"regain_isolated", regain_isolated, true},
    {"norm_strike", norm_strike, true}, {"bilingual_neighbour", bilingual_neighbour, true}, {"petition", petition, true},
    {"memo_leak", memo_leak, true}, {"technical_subsidy", technical_subsidy, false}, {"breach", breach, true},
    {"trust", trust, true}, {"reputation", reputation, true}, {"quality", quality, true},
};

}  // namespace

Flows apply_effects(const Region& region, const Layout& layout, const std::vector<Effect>& effects, State& state,
                    std::vector<std::string>& findings) {
    Flows flows;
    Bench bench{region, layout, state, flows, findings};
    for (const Effect& effect : effects)
        for (const Lever& lever : levers)
            if (lever.name == effect.lever) lever.act(bench, targets_of(region, effect), effect);
    // Among those who agreed not to, recruiting is a breach that shows in the pupils' numbers.
    for (std::size_t s = 0; s < region.sites.size(); ++s)
        if (flows.ceasefire[region.sites[s].party] && flows.recruit_eur[s] > 0)
            bench.trusted_by_all(region.sites[s].party, -region.numbers.breach_trust);
    return flows;
}

std::vector<std::string> lever_names() {
    std::vector<std::string> names;
    for (const Lever& lever : levers) names.emplace_back(lever.name);
    return names;
}

bool lever_acts_once(std::string_view name) {
    return std::any_of(std::begin(levers), std::end(levers),
                       [&](const Lever& lever) { return lever.name == name && lever.once; });
}

}  // namespace samenspel::worlds::krimp
