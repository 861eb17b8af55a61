// The ids that the rules speak of. Distinct types, so that a seat is never taken for a party.
#pragma once

#include <cstdint>
#include <vector>

namespace samenspel::rules {

// A seat's number at its table, from 1; 0 is no seat.
struct SeatId {
    std::uint32_t value = 0;
    friend bool operator==(SeatId, SeatId) = default;
    friend auto operator<=>(SeatId, SeatId) = default;
    explicit operator bool() const { return value != 0; }
};

// A party's number in its scenario, from 1; 0 is no party.
struct PartyId {
    std::uint32_t value = 0;
    friend bool operator==(PartyId, PartyId) = default;
    friend auto operator<=>(PartyId, PartyId) = default;
    explicit operator bool() const { return value != 0; }
};

inline constexpr std::uint32_t most_seats = 32;

// A set of seats 1..32.
class SeatSet {
public:
    SeatSet() = default;
    // Bit number - 1 for each.
    static SeatSet of_bits(std::uint64_t bits) {
        SeatSet out;
        out.bits_ = static_cast<std::uint32_t>(bits);
        return out;
    }
    void add(SeatId seat) { if (seat.value >= 1 && seat.value <= most_seats) bits_ |= bit(seat); }
    bool has(SeatId seat) const { return seat.value >= 1 && seat.value <= most_seats && (bits_ & bit(seat)) != 0; }
    bool empty() const { return bits_ == 0; }
    // Members in ascending order.
    std::vector<std::uint32_t> numbers() const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t n = 1; n <= most_seats; ++n) if (has(SeatId{n})) out.push_back(n);
        return out;
    }
    friend bool operator==(SeatSet, SeatSet) = default;

private:
    static constexpr std::uint32_t bit(SeatId seat) { return std::uint32_t{1} << (seat.value - 1); }
    std::uint32_t bits_ = 0;
};

}  // namespace samenspel::rules
