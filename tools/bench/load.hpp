// Players on many connections, in one thread: joins them, lets them act, and counts what each table-mate gets and when.
// Knows no server; what is said is the business of a Speech.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tools/bench/latencies.hpp"
#include "tools/bench/speech.hpp"

namespace samenspel::bench {

struct Joined {
    std::uint32_t seated = 0;
    double seconds = 0;  // until the last had been told everything
};

enum class Loop {
    closed,  // a player acts again when its own last action came back
    open     // a player acts once a second, whatever comes back
};

struct Ran {
    std::uint64_t actions = 0, deliveries = 0, expected = 0, refused = 0;
    double seconds = 0;          // of acting
    double late_ms = 0;          // how far the generator itself fell behind its plan, at most
    double trailing_ms = 0;      // from the last action to the last delivery
    Latencies latencies;         // from an action to each of its deliveries
    std::uint64_t missing() const { return expected > deliveries ? expected - deliveries : 0; }
    double p(double share) const { return latencies.milliseconds(share); }
};

class Load {
public:
    Load(std::uint16_t port, std::uint32_t players, const Speech& speech);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    // Everybody joins, `at_once` of them at a time.
    Joined join(std::uint32_t at_once, double most_seconds);
    // 64 bytes to the whole table, every tenth time to one seat; waits at the end for what is under way.
    Ran run(Loop loop, double seconds);
    // Reads what comes for a while, and answers pings.
    void idle(double seconds);
    std::uint32_t lost() const { return lost_; }  // connections that the server ended

private:
    struct Player {
        int fd = -1;
        std::uint32_t number = 0;
        bool upgraded = false, joined = false;
        Seat seat;
        std::uint64_t actions = 0;
        std::string rest;  // the beginning of a frame that has not come whole
    };

    bool begin(Player& player);
    void poll(std::int64_t until_ns);
    void readable(Player& player);
    std::string_view take(Player& player, std::string_view bytes);
    void hear(Player& player, std::string_view message, unsigned char opcode);
    void delivered(Player& player, std::string_view text);
    void act(Player& player);
    void transmit(Player& player, const std::string& bytes);
    void lose(Player& player);
    std::uint32_t people_at(Seat seat) const;

    const std::uint16_t port_;
    const Speech& speech_;
    std::vector<Player> players_;
    std::vector<std::vector<std::uint32_t>> people_;  // by table and seat
    std::vector<char> buffer_;
    std::vector<std::uint32_t> may_act_;              // closed loop: whose own action came back
    int epoll_ = -1;
    std::uint32_t joined_ = 0, joining_ = 0, lost_ = 0;
    std::int64_t last_delivery_ns_ = 0, read_ns_ = 0;
    std::uint32_t run_ = 0;
    Ran* ran_ = nullptr;
};

}  // namespace samenspel::bench
