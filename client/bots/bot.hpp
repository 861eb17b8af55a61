// A bot that holds a seat: knowledge in, commands out. Pure, and it knows only what its seat was disclosed. It cannot
// read a card's words; it knows how much each of its cards weighs, who asked and who showed, and what was proposed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

class Bot {
public:
    Bot(Temperament temperament, std::uint32_t seat, std::uint64_t seed) : temperament_(temperament), seat_(seat), chance_(seed) {}

    // What it wants to do now, at most two things. Called when something new was disclosed and now and then besides;
    // it paces itself by table time. The same calls give the same commands.
    std::vector<Command> think(const Knowledge& knowledge, std::int64_t table_now_ms);

private:
    double unit();
    bool inclined(double competitor, double cooperator, double accommodator, double avoider, double revealer);
    bool answer_others(const Knowledge& knowledge, Command& command);
    bool fill_in_form(const Knowledge& knowledge, Command& command);
    bool bargain(const Knowledge& knowledge, Command& command);
    bool judge(const Knowledge& knowledge, Command& command);
    bool propose(const Knowledge& knowledge, Command& command);
    bool talk(const Knowledge& knowledge, Command& command);
    bool act(const Knowledge& knowledge, Command& command);
    bool comply(const Knowledge& knowledge, Command& command);
    double goodwill(const Knowledge& knowledge) const;
    // How well this choice suits the bot, -1..1: a leaning of its own, drawn once, since it cannot read its card.
    double leaning(const std::string& issue, const std::string& option) const;

    Temperament temperament_;
    std::uint32_t seat_;
    std::uint64_t chance_;
    std::int64_t next_ms_ = -1;
    std::uint32_t phase_ = 0;
    int done_in_phase_ = 0, asked_ = 0;
};

}  // namespace samenspel::bots
