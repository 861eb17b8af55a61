// Seats held by bots: they fold what their seat was disclosed and give commands through the same rules as people.
#include "server/host/live_host.hpp"

#include <algorithm>

#include "client/knowledge/fold.hpp"
#include "server/rules/chance.hpp"

namespace samenspel::host {
namespace {

constexpr std::int64_t think_after_news_ms = 1'000, think_anyway_ms = 5'000;  // table time
constexpr std::size_t most_commands = 8;

// No client has such an instance: it is no hexadecimal number.
std::string instance_of(std::uint32_t table, rules::SeatId seat) { return "bot-" + std::to_string(table) + "-" + std::to_string(seat.value); }

}  // namespace

void LiveHost::set_bots(LiveTable& live) {
    live.bots_wanted = false;
    if (!options_.bots) return;
    const auto held_by_bot = [&](rules::SeatId seat) { return live.table.seats[seat.value - 1].holder() == BOT; };
    std::erase_if(live.bots, [&](const Bot& bot) { return !held_by_bot(bot.seat); });
    for (std::uint32_t number = 1; number <= live.table.book->seat_count(); ++number) {
        const rules::SeatId seat{number};
        const bool there = std::any_of(live.bots.begin(), live.bots.end(), [&](const Bot& bot) { return bot.seat == seat; });
        if (!held_by_bot(seat) || there) continue;
        const std::uint64_t seed = rules::Chance(session_.opened.chance() + live.number * 64 + number).next();
        Bot bot;
        bot.seat = seat;
        bot.player = options_.bots(live.number, seat, options_.temperament, seed);
        if (!bot.player) continue;
        bot.reference = accepted_.last_reference({0, instance_of(live.number, seat)});
        bot.thought_ms = live.clock.now_ms(now_ms_);
        live.bots.push_back(std::move(bot));
    }
}

std::int64_t LiveHost::bot_wake_ms(const Bot& bot, const LiveTable& live) const {
    return bot.thought_ms + (bot.next < live.log.size() ? think_after_news_ms : think_anyway_ms);
}

void LiveHost::let_bots_think(LiveTable& live) {
    if (!live.clock.running()) return;
    const std::int64_t table_now_ms = live.clock.now_ms(now_ms_);
    for (auto& bot : live.bots) {
        if (bot_wake_ms(bot, live) > table_now_ms) continue;
        bot.thought_ms = table_now_ms;
        const Eye eye{false, bot.seat.value};
        for (; bot.next < live.log.size(); ++bot.next)
            if (const auto access = live.log.access(bot.next, eye)) knowledge::fold(bot.known, live.log.disclosed(bot.next, *access));
        auto commands = bot.player->think(bot.known, bot.seat, table_now_ms);
        if (commands.size() > most_commands) commands.resize(most_commands);
        for (const auto& command : commands) {
            run_due(live);
            const rules::Actor actor{rules::Actor::Kind::seat, bot.seat, 0};
            auto decision = rules::decide(live.table, actor, command, table_now_ms);
            if (decision.rejection) {
                ++rejections_;
                continue;
            }
            Origin origin;
            origin.set_instance(instance_of(live.number, bot.seat));
            origin.set_reference(++bot.reference);
            origin.set_seat(bot.seat.value);
            commit(live.number, std::move(decision.events), &origin);
        }
    }
}

}  // namespace samenspel::host
