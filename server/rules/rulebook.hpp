// A scenario at one length, with what the rules look up by number or id. Immutable; one serves all tables of a session.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/world_state.hpp"

namespace samenspel::rules {

class Rulebook {
public:
    // Null, with a sentence in `error`, when the scenario has no such length or its world cannot be made.
    static std::shared_ptr<const Rulebook> make(std::shared_ptr<const Scenario> scenario, std::uint32_t minutes,
                                                std::string* error);

    const Scenario& scenario() const { return *scenario_; }
    const Content& content() const { return *content_; }
    const worlds::World& world() const { return *world_; }
    std::uint32_t ticks_per_round() const { return ticks_per_round_; }
    std::uint32_t tick_years() const { return static_cast<std::uint32_t>(world_->tick_years()); }

    std::uint32_t seat_count() const { return static_cast<std::uint32_t>(content_->seats_size()); }
    std::uint32_t party_count() const { return static_cast<std::uint32_t>(content_->parties_size()); }
    const SeatInfo& seat(SeatId id) const { return content_->seats(static_cast<int>(id.value) - 1); }
    const PartyInfo& party(PartyId id) const { return content_->parties(static_cast<int>(id.value) - 1); }
    bool has(SeatId id) const { return id.value >= 1 && id.value <= seat_count(); }
    bool has(PartyId id) const { return id.value >= 1 && id.value <= party_count(); }
    PartyId party_of(SeatId id) const { return PartyId{seat(id).party()}; }
    // The seat that takes positions and signs for the party; none when it has none.
    SeatId signatory(PartyId id) const;
    SeatSet seats_of(PartyId id) const;

    PartyId party_named(std::string_view id) const;   // none when unknown
    SeatId seat_named(std::string_view id) const;
    const Role* role(SeatId id) const;                // as dealt at the start; null when the scenario deals none
    const Interest* interest(SeatId id, std::string_view card) const;
    const IssueInfo* issue(std::string_view id) const;
    const OptionInfo* option(std::string_view issue, std::string_view option) const;
    const ActInfo* act(std::string_view id) const;
    const FormInfo* form(std::string_view id) const;
    const Inject* inject(std::string_view id) const;
    const Case* case_named(std::string_view id) const;
    const Case::Way* way(std::string_view case_id, std::string_view option) const;
    const DomainInfo* domain(std::string_view id) const;
    const Successor* successor(SeatId id) const;      // null when nobody can take the seat over
    const PhaseInfo& phase(std::uint32_t index) const { return content_->phases(static_cast<int>(index)); }
    std::uint32_t phase_count() const { return static_cast<std::uint32_t>(content_->phases_size()); }
    const OptionEffects* option_effects(std::string_view issue, std::string_view option) const;
    const ActEffects* act_effects(std::string_view act) const;
    PartyId envoy() const { return party_named(scenario_->envoy_party()); }
    SeatId first_pen() const;
    const std::vector<SeatId>& fill_order() const { return fill_order_; }  // in which people who join get seats

    // An event's large parts, encoded, as a table may keep them: this rulebook's own, when they are what it gives every
    // table, so that a hundred tables hold them once; else made for it. Of the opening these are content and deck.
    std::shared_ptr<const TableOpened> opening_from(std::string_view large) const;
    std::shared_ptr<const RoleDealt> dealt_from(std::string_view body) const;
    const WorldNames& world_names() const { return world_names_; }

private:
    std::shared_ptr<const Scenario> scenario_;
    const Content* content_ = nullptr;
    std::uint32_t ticks_per_round_ = 1;
    std::vector<SeatId> fill_order_;
    std::unique_ptr<worlds::World> world_;
    template <typename Part>
    struct Given {
        std::shared_ptr<const Part> part;
        std::string bytes;
    };
    Given<TableOpened> opening_;
    std::vector<Given<RoleDealt>> dealt_;   // seat - 1; then successors
    WorldNames world_names_;
};

}  // namespace samenspel::rules
