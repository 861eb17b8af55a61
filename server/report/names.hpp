// How a table's people and things are called in a report: by their names in the scenario, in one language. Persons are not
// named: a report speaks of roles.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/insight/record.hpp"
#include "server/report/document.hpp"
#include "server/report/text.hpp"

namespace samenspel::report {

class Names {
public:
    // Both must outlive this.
    Names(const insight::Record& record, const Say& say) : record_(record), say_(say) {}

    std::string text(const Text& text) const;           // the other language where this one has none
    // The person's name without the function behind a comma: "Marieke van Dijk"; for an unknown one "seat 9".
    std::string seat(std::uint32_t number) const;
    std::string seat_in_full(std::uint32_t number) const;
    std::string party(std::uint32_t number) const;
    std::string party_of(std::uint32_t seat) const;
    std::optional<Badge> badge(std::uint32_t party) const;
    std::optional<Badge> badge_of(std::uint32_t seat) const;
    // What is unknown is called by its id.
    std::string issue(std::string_view id) const;
    std::string choice(const Choice& choice) const;     // "Travel: bus line"
    std::string package(const Draft& draft) const;      // its choices, then its own words
    std::string act(std::string_view id) const;
    std::string target(std::string_view id) const;      // a party, a site
    std::string word(std::string_view id) const;
    std::string form(std::string_view id) const;
    std::string phase(std::uint32_t index) const;
    std::string indicator(std::string_view id) const;
    std::string card(std::uint32_t seat, std::string_view id) const;  // its title, where the role is known

    Cell seat_cell(std::uint32_t number) const { return {seat(number), {}, badge_of(number)}; }
    Cell party_cell(std::uint32_t number) const { return {party(number), {}, badge(number)}; }

private:
    const PartyInfo* party_info(std::uint32_t number) const;
    const insight::Record& record_;
    const Say& say_;
};

}  // namespace samenspel::report
