// Resolving an effect's targets and changing the state by name; see the header.
#include "server/worlds/krimp/lever_tools.hpp"

#include <algorithm>

namespace samenspel::worlds::krimp {

namespace {

void add_once(std::vector<std::size_t>& list, std::size_t item) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

void sites_of(const Region& region, std::size_t party, std::vector<std::size_t>& sites) {
    for (std::size_t s = 0; s < region.sites.size(); ++s)
        if (region.sites[s].party == party) sites.push_back(s);
}

void read_names(const Region& region, const Effect& effect, Targets& targets) {
    for (const std::string& name : effect.on) {
        // A board and its site may share a name; a site is meant by levers on sites, a party by those on parties.
        if (const auto s = find_id(region.sites, name); s < region.sites.size()) targets.sites.push_back(s);
        if (const auto p = find_id(region.parties, name); p < region.parties.size()) targets.parties.push_back(p);
        if (const auto m = find_id(region.homes, name); m < region.homes.size()) targets.homes.push_back(m);
        if (const auto t = find(region.track_ids, name); t < region.track_ids.size()) targets.tracks.push_back(t);
        if (const auto f = find(region.profiles, name); f < region.profiles.size()) targets.profiles |= 1U << f;
    }
    targets.named_sites = targets.sites.size();
    targets.named_parties = targets.parties.size();
}

}  // namespace

Targets targets_of(const Region& region, const Effect& effect) {
    Targets targets;
    read_names(region, effect, targets);
    const std::size_t actor = find_id(region.parties, effect.party);
    const bool has_actor = actor < region.parties.size();
    // Where somebody does something to named others (a leak), the named ones are meant.
    const bool on_others = effect.lever == "leak_books";
    if (has_actor && actor < region.boards && !(on_others && !effect.on.empty())) targets.boards.push_back(actor);
    if (targets.boards.empty()) {
        for (const std::size_t p : targets.parties)
            if (p < region.boards) add_once(targets.boards, p);
        for (const std::size_t s : targets.sites) add_once(targets.boards, region.sites[s].party);
    }
    if (has_actor) targets.payers.push_back(actor);
    if (targets.payers.empty()) targets.payers = targets.parties;
    if (targets.sites.empty())
        for (const std::size_t p : targets.parties) sites_of(region, p, targets.sites);
    if (targets.sites.empty() && has_actor) sites_of(region, actor, targets.sites);
    if (targets.sites.empty())
        for (std::size_t s = 0; s < region.sites.size(); ++s) targets.sites.push_back(s);
    if (targets.boards.empty())
        for (std::size_t p = 0; p < region.boards; ++p) targets.boards.push_back(p);
    if (targets.payers.empty())
        for (std::size_t p = 0; p < region.boards; ++p) targets.payers.push_back(p);
    if (targets.tracks.empty())
        for (std::size_t t = 0; t < region.tracks.size(); ++t) targets.tracks.push_back(t);
    if (targets.profiles == 0) targets.profiles = (1U << region.profiles.size()) - 1;
    return targets;
}

bool Bench::set_profiles(std::size_t s, std::size_t t, unsigned bits, bool on) {
    double& held = offer(s, t, OfOffer::profiles);
    const auto before = static_cast<unsigned>(held);
    const unsigned after = on ? before | bits : before & ~bits;
    if (after == before || after == 0 || before == 0) return false;
    held = static_cast<double>(after);
    return true;
}

double Bench::enrolled(std::size_t s, std::size_t t) const {
    double pupils = 0;
    for (std::size_t m = 0; m < region.homes.size(); ++m) pupils += region.homes[m].pupils * state[layout.share(m, s, t)];
    return pupils * region.tracks[t].share * state[layout.of(Overall::cohort)];
}

double Bench::start_pupils(std::size_t board) const {
    double pupils = 0;
    for (const Site& each : region.sites) pupils += each.party == board ? each.pupils : 0;
    return pupils;
}

std::size_t Bench::payer(const Effect& effect, std::size_t s) const {
    const std::size_t actor = party_index(effect.party);
    return actor < region.parties.size() ? actor : region.sites[s].party;
}

void Bench::pay(const Targets& on, const Effect&, double gain_eur) {
    for (const std::size_t p : on.payers) flows.yearly_eur[p] += gain_eur / static_cast<double>(on.payers.size());
}

void Bench::change_trust(std::size_t from, std::size_t to, double points) {
    if (from == to) return;
    double& held = state[layout.trust(from, to)];
    held = std::clamp(held + points, 0.0, 100.0);
}

void Bench::mutual_trust(std::size_t one, std::size_t other, double points) {
    change_trust(one, other, points);
    change_trust(other, one, points);
}

void Bench::trusted_by_all(std::size_t to, double points) {
    for (std::size_t from = 0; from < region.parties.size(); ++from) change_trust(from, to, points);
}

void Bench::trusts_all(std::size_t from, double points) {
    for (std::size_t to = 0; to < region.parties.size(); ++to) change_trust(from, to, points);
}

}  // namespace samenspel::worlds::krimp
