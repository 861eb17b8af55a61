#include "server/host/temperament_bots.hpp"

#include "client/bots/bot.hpp"
#include "proto/full.hpp"

namespace samenspel::host {
namespace {

class Player : public BotPlayer {
public:
    Player(bots::Temperament temperament, rules::SeatId seat, std::uint64_t seed) : bot_(temperament, seat.value, seed) {}
    std::vector<Command> think(const Knowledge& knowledge, rules::SeatId, std::int64_t table_now_ms) override {
        return bot_.think(knowledge, table_now_ms);
    }

private:
    bots::Bot bot_;
};

}  // namespace

BotFactory temperament_bots() {
    return [](std::uint32_t, rules::SeatId seat, const std::string& temperament, std::uint64_t seed) -> std::unique_ptr<BotPlayer> {
        // Most people give as long as others do (field guide 15), hence two of five.
        static constexpr bots::Temperament mixture[] = {bots::Temperament::conditional_cooperator, bots::Temperament::revealer, bots::Temperament::competitor,
                                                        bots::Temperament::conditional_cooperator, bots::Temperament::accommodator};
        const auto named = bots::temperament_named(temperament);
        return std::make_unique<Player>(named ? *named : mixture[(seat.value - 1) % std::size(mixture)], seat, seed);
    };
}

}  // namespace samenspel::host
