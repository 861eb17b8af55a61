// A bot that holds a seat: knowledge in, commands out. Pure, and it knows only what its seat was disclosed: its own cards
// with their measures, those that others showed, who asked, and what was proposed. It knows no scenario.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/bots/valuing.hpp"
#include "proto/lite.hpp"

namespace samenspel::bots {

enum class Temperament : std::uint8_t {
    competitor,              // recruits, keeps its books, objects first, breaks what it signed
    conditional_cooperator,  // gives as long as others do
    accommodator,            // supports, gives in, signs
    avoider,                 // does what it must
    revealer                 // asks first and shows its cards
};

// "competitor", "cooperator", "accommodator", "avoider", "revealer"; none for another word.
std::optional<Temperament> temperament_named(std::string_view name);
inline constexpr int temperaments = 5;

// One package for each option of what parties bid on: everybody choosing it, and the rest as `otherwise`. Empty when
// nothing is bid on.
std::vector<Package> all_bid_alike(const Knowledge& knowledge, const Package& otherwise);

// A closed bot never asks for an interest nor shows one: to see what asking and showing are worth.
enum class Exchange : std::uint8_t { open, closed };

class Bot {
public:
    Bot(Temperament temperament, std::uint32_t seat, std::uint64_t seed, Exchange exchange = Exchange::open)
        : temperament_(temperament), exchange_(exchange), seat_(seat), chance_(seed) {}

    // What it wants to do now, at most two things. Called when something new was disclosed and now and then besides;
    // it paces itself by table time. The same calls give the same commands.
    std::vector<Command> think(const Knowledge& knowledge, std::int64_t table_now_ms);

private:
    double unit();
    std::size_t any(std::size_t below);
    bool inclined(double competitor, double cooperator, double accommodator, double avoider, double revealer);
    bool answer_others(const Knowledge& knowledge, Command& command);
    bool fill_in_form(const Knowledge& knowledge, Command& command);
    bool vote_case(const Knowledge& knowledge, Command& command);
    bool talk(const Knowledge& knowledge, Command& command);
    bool show_card(const Knowledge& knowledge, std::uint32_t to, Command& command);
    bool act(const Knowledge& knowledge, Command& command);
    double goodwill(const Knowledge& knowledge) const;

    // together.cpp
    bool answer_give(const Knowledge& knowledge, Command& command);
    bool settle_words(const Knowledge& knowledge, Command& command);
    bool share_ambition(const Knowledge& knowledge, Command& command);
    bool log_give(const Knowledge& knowledge, Command& command);

    // bidding.cpp
    bool bid(const Knowledge& knowledge, Command& command);
    Package selfish_bid(const Knowledge& knowledge, const Cards& cards, const std::vector<std::size_t>& mine) const;

    // theater.cpp
    bool draw(const Knowledge& knowledge, Command& command);
    bool decide_together(const Knowledge& knowledge, Command& command);

    // bargaining.cpp
    bool judge(const Knowledge& knowledge, Command& command);
    bool propose(const Knowledge& knowledge, Command& command);
    bool amend(const Knowledge& knowledge, const ProposalKnowledge& proposal, Command& command);
    bool hand_pen_on(const Knowledge& knowledge, const Cards& cards, const Regard& regard, Command& command);
    bool comply(const Knowledge& knowledge, Command& command);
    Stance stance_on(const Knowledge& knowledge, const ProposalKnowledge& proposal);
    Regard regard_for(const Knowledge& knowledge, const Cards& cards) const;
    std::vector<Package> starts(const Knowledge& knowledge);

    Temperament temperament_;
    Exchange exchange_;
    std::uint32_t seat_;
    std::uint64_t chance_;
    std::int64_t next_ms_ = -1, now_ms_ = 0;
    std::uint32_t phase_ = 0;
    int done_in_phase_ = 0;
    bool talks_on_ = false;            // in this phase: until the bell, without deciding
    std::uint32_t pen_handed_to_ = 0;  // in this phase
};

}  // namespace samenspel::bots
