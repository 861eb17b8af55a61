// Who may come in: codes, keys and tokens, the names beside the journal, and the limit on wrong tries. Secrets are kept
// as hashes only.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/store/journal.hpp"

namespace samenspel::host {

// From the system's random source. A code has 6 letters and digits that cannot be mistaken for each other, a trainer's
// key 100 bits, a token 128.
std::string make_code();
std::string make_trainer_key();
std::string make_token();
std::uint64_t random_number();
// 32 bytes; for secrets that are long and random by themselves.
std::string hash_of(std::string_view secret);
bool same_hash(std::string_view one, std::string_view other);
// As people type it: small letters, spaces and hyphens do not matter.
std::string tidy_code(std::string_view typed);
// 8 to 32 hexadecimal digits.
bool sound_instance(std::string_view instance);

// The people of the session, by number from 1.
class People {
public:
    void clear();
    void put(store::Participant participant);
    std::uint32_t count() const { return static_cast<std::uint32_t>(people_.size()); }
    bool has(std::uint32_t participant) const { return participant >= 1 && participant <= people_.size(); }
    const store::Participant& of(std::uint32_t participant) const { return people_[participant - 1]; }
    std::uint32_t with_token(const std::string& token_hash) const;  // 0 for nobody
    std::uint32_t with_instance(const std::string& instance, std::string_view name) const;
    std::vector<std::uint32_t> with_name(std::string_view name) const;  // one that looks the same

private:
    std::vector<store::Participant> people_;
    std::unordered_map<std::string, std::uint32_t> by_token_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
};

// Wrong tries within the last minute; of more than `most` the newest alone are kept.
class Tries {
public:
    explicit Tries(std::size_t most) : most_(most) {}
    void wrong(std::int64_t now_ms) {
        if (at_ms_.size() >= most_) at_ms_.pop_front();
        at_ms_.push_back(now_ms);
    }
    bool too_many(std::int64_t now_ms) {
        constexpr std::int64_t minute_ms = 60'000;
        while (!at_ms_.empty() && at_ms_.front() + minute_ms <= now_ms) at_ms_.pop_front();
        return at_ms_.size() >= most_;
    }

private:
    std::size_t most_;
    std::deque<std::int64_t> at_ms_;
};

// The same of each network address over all its connections: who guesses from one place locks out nobody elsewhere.
// `network` as in Host::came_from.
class TriesOfNetworks {
public:
    void wrong(std::uint64_t network, std::int64_t now_ms);
    bool too_many(std::uint64_t network, std::int64_t now_ms);

private:
    static constexpr std::size_t most_of_one = 60, most_networks = 4'096;
    std::unordered_map<std::uint64_t, Tries> of_;
};

// Wrong codes, which are short: of each network and of everybody together; of network 0, where a proxy may stand in for
// everybody, together alone. Wrong keys of the trainer by themselves, so that no number of them keeps a participant out. A
// network that guessed too many of either is heard with no key for the rest of the minute, the right one included; from network 0
// the right one is heard, or anybody behind the proxy kept the trainer out. Tokens and tickets are too long to guess, and are not
// counted here.
class WrongTries {
public:
    void wrong_code(std::uint64_t network, std::int64_t now_ms);
    bool too_many_codes(std::uint64_t network, std::int64_t now_ms) { return codes_.too_many(network, now_ms) || all_codes_.too_many(now_ms); }
    void wrong_key(std::uint64_t network, std::int64_t now_ms) { keys_.wrong(network, now_ms); }
    // Whether a key from there, good or not, is to be refused unheard.
    bool refuses_key(std::uint64_t network, bool good, std::int64_t now_ms) {
        return (network != 0 || !good) && (codes_.too_many(network, now_ms) || keys_.too_many(network, now_ms));
    }

private:
    static constexpr std::size_t most_codes_in_all = 600;
    Tries all_codes_{most_codes_in_all};
    TriesOfNetworks codes_, keys_;
};

}  // namespace samenspel::host
