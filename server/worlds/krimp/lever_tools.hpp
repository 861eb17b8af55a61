// What the levers share: an effect's targets resolved to positions, and named access to the state.
// Knows no single lever.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/worlds/krimp/levers.hpp"

namespace samenspel::worlds::krimp {

// Entities that an effect names, each list falling back to what the effect's party stands for.
struct Targets {
    std::vector<std::size_t> sites;    // named, else those of the named parties, else of the effect's party, else all
    std::vector<std::size_t> boards;   // the effect's party if a board, else named boards (or owners of named sites), else all
    std::vector<std::size_t> payers;   // the effect's party, else named parties, else all boards
    std::vector<std::size_t> parties;  // named
    std::vector<std::size_t> homes;    // named
    std::vector<std::size_t> tracks;   // named, else all
    unsigned profiles = 0;             // named, else all
    std::size_t named_sites = 0;
    std::size_t named_parties = 0;
};

Targets targets_of(const Region& region, const Effect& effect);

// The state and flows under work.
struct Bench {
    const Region& region;
    const Layout& layout;
    State& state;
    Flows& flows;
    std::vector<std::string>& findings;

    double& site(std::size_t s, OfSite what) { return state[layout.of(s, what)]; }
    double& party(std::size_t p, OfParty what) { return state[layout.of(p, what)]; }
    double& offer(std::size_t s, std::size_t t, OfOffer what) { return state[layout.of(s, t, what)]; }
    std::size_t party_index(std::string_view id) const { return find_id(region.parties, id); }

    // Adds or drops profiles of a track at a site; never the last one. True when something changed.
    bool set_profiles(std::size_t s, std::size_t t, unsigned bits, bool on);
    // Pupils enrolled at the site for the track.
    double enrolled(std::size_t s, std::size_t t) const;
    double start_pupils(std::size_t board) const;
    // Who pays for an effect at this site: its party, or the site's board.
    std::size_t payer(const Effect& effect, std::size_t s) const;
    // Yearly gain, shared equally by the payers.
    void pay(const Targets& on, const Effect& effect, double gain_eur);
    // Points of trust, kept within 0..100.
    void change_trust(std::size_t from, std::size_t to, double points);
    void mutual_trust(std::size_t one, std::size_t other, double points);
    void trusted_by_all(std::size_t to, double points);
    void trusts_all(std::size_t from, double points);
};

}  // namespace samenspel::worlds::krimp
