// One-time tickets with which a seat goes on at another device. In memory alone, as hashes: a restart forgets them, and
// the trainer makes another.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace samenspel::host {

class Tickets {
public:
    static constexpr std::uint32_t good_for_s = 600;

    // A new one; an older one of the same participant is no longer good.
    std::string issue(std::uint32_t participant, std::int64_t now_ms);
    // Whose ticket it is, 0 for nobody's. It is used up then: good only for the same client instance, whose answer may
    // have been lost.
    std::uint32_t take(std::string_view ticket, std::string_view instance, std::int64_t now_ms);
    // The participant is back with a token: the answer to a used ticket has arrived.
    void arrived(std::uint32_t participant);

    // Tokens that died because a ticket was used; the last thousand.
    void bury(std::string token_hash);
    bool buried(std::string_view token_hash) const;

private:
    struct Issued {
        std::string hash, used_by;   // the instance; empty: unused
        std::int64_t until_ms = 0;
    };
    std::unordered_map<std::uint32_t, Issued> by_participant_;
    std::deque<std::string> buried_;
};

}  // namespace samenspel::host
