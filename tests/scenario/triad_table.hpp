// The triad as shipped at a table where every seat is taken by somebody who agrees to what a test proposes.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include "server/rules/bargaining.hpp"
#include "tests/support/bot_play.hpp"

namespace samenspel::testing {

// Parties. Each has one seat, whose number may be another: seats are numbered in the order in which people fill them.
inline constexpr std::uint32_t association = 1, provider = 2, alderman_care = 3, alderman_housing = 4, tenants = 5, clients = 6;

using Choices = std::vector<std::pair<std::string, std::string>>;  // issue, option

class TriadTable : public TableRun {
public:
    explicit TriadTable(std::uint32_t minutes, std::uint64_t seed = 7, const rules::TableOptions& options = {});

    std::uint32_t seat_of(std::uint32_t party) const;
    std::optional<rules::Rejection> seat(std::uint32_t party, const std::function<void(Command&)>& fill);
    std::optional<rules::Rejection> trainer(const std::function<void(Command&)>& fill);

    void next();                          // phase
    void go_to(const std::string& phase);
    PhaseKind kind() const { return table.phase_info().kind(); }

    std::optional<rules::Rejection> propose(const Choices& choices, const std::vector<std::uint32_t>& parties);
    // One agreement: everybody who judges supports it, but for those who object; the parties sign.
    void agree(const Choices& choices, const std::vector<std::uint32_t>& parties = {1, 2, 3, 4, 5, 6}, const std::vector<std::uint32_t>& objecting = {});
    // Everybody signs one meaning of the word.
    void settle_word(const std::string& word);
    std::optional<rules::Rejection> vote(std::uint32_t party, const std::string& way);

    int count(Event::BodyCase body) const;
    bool found(const std::string& beginning) const;  // among the findings of the last result
    // An indicator as the last result told it; `party` empty: a public one of the town.
    double figure(const std::string& party, const std::string& indicator) const;
    Knowledge seen_by(std::uint32_t party) const;
};

}  // namespace samenspel::testing
