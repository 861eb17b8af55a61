// A bot at the card game on ways of deciding: it picks when nobody else does, reads, keeps the option board when it has
// the pen, reports a choice in time, and guesses what the others play.
#include <algorithm>

#include "client/bots/bot.hpp"
#include "client/knowledge/theater.hpp"

namespace samenspel::bots {
namespace {

using knowledge::is_held;
using knowledge::Language;

// Table milliseconds. Whoever sits first picks first; the others leave it some time.
constexpr std::int64_t others_pick_after_ms = 15'000, least_reading_ms = 8'000, least_talk_ms = 45'000, spare_ms = 12'000;
constexpr int most_options = 5;

std::uint32_t first_held(const Knowledge& knowledge) {
    for (const auto& seat : knowledge.seats())
        if (is_held(seat)) return seat.seat();
    return 0;
}

// What the assignment offers; else the people at the table.
std::vector<std::string> ideas(const Knowledge& knowledge) {
    std::vector<std::string> out;
    for (const auto& option : knowledge::option_board(knowledge, Language::dutch)) out.push_back(option.text());
    if (!out.empty()) return out;
    for (const auto& seat : knowledge.seats())
        if (const SeatInfo* info = knowledge::seat_info(knowledge, {seat.seat()}); info && is_held(seat)) out.push_back(knowledge::text_in(info->name(), Language::dutch));
    if (out.size() > most_options) out.resize(most_options);
    return out;
}

}  // namespace

bool Bot::draw(const Knowledge& knowledge, Command& command) {
    const TheaterKnowledge& theater = knowledge.theater();
    const std::uint32_t round = knowledge::round(knowledge);
    const std::int64_t since_ms = now_ms_ - knowledge.phase_began_ms();
    if (!theater.has_assignment()) {
        if (seat_ != first_held(knowledge) && since_ms < others_pick_after_ms) return false;
        command.mutable_pick_assignment();
        return true;
    }
    const bool has_card = std::any_of(theater.dealt().begin(), theater.dealt().end(), [&](const StrategyDealt& dealt) { return dealt.round() == round && dealt.seat() == seat_; });
    if (!has_card || knowledge::has_read(knowledge, {seat_}) || since_ms < least_reading_ms) return false;
    command.mutable_read_card();
    return true;
}

bool Bot::decide_together(const Knowledge& knowledge, Command& command) {
    const TheaterKnowledge& theater = knowledge.theater();
    if (seat_ != knowledge.pen() || !theater.has_assignment() || theater.assignment().round() != knowledge::round(knowledge)) return false;
    if (theater.options().empty()) {
        WriteOptions& write = *command.mutable_write_options();
        for (const auto& idea : ideas(knowledge)) write.add_options()->set_text(idea);
        return write.options_size() > 0;
    }
    std::vector<int> standing;
    for (int i = 0; i < theater.options_size(); ++i)
        if (!theater.options(i).struck()) standing.push_back(i);
    const std::int64_t since_ms = now_ms_ - knowledge.phase_began_ms(), left_ms = knowledge::remaining_ms(knowledge, now_ms_).value_or(0);
    if (talks_on_) return false;
    if (!standing.empty() && ((since_ms >= least_talk_ms && standing.size() == 1) || left_ms < 2 * spare_ms)) {
        command.mutable_report_choice()->set_choice(theater.options(standing.front()).text());
        return true;
    }
    if (standing.size() < 2) return false;
    WriteOptions& write = *command.mutable_write_options();
    *write.mutable_options() = theater.options();
    write.mutable_options(standing[any(standing.size())])->set_struck(true);
    return true;
}

}  // namespace samenspel::bots
