// What a table keeps record of, one kind of thing each: lines of its story, proposals, forms, results. Plain data.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"
#include "server/rules/kept.hpp"

namespace samenspel::rules {

// A line of the table's story with its audience, as the event carried it.
struct StoryLine {
    enum class To : std::uint8_t { everyone, listed, trainer };
    To to = To::everyone;
    SeatSet listed;
    std::int64_t at_ms = 0;
    int kind = 0;                                      // of the event: Event::BodyCase
    std::string body;                                  // its message, encoded
};

struct Told {
    InterestTold told;
    bool heard = false;
};

struct Promise {
    PromiseMade made;
    std::uint32_t number = 0;                          // of those from one to the other, from 1
    bool heard = false;
    std::optional<bool> kept;                          // as the one answered to whom it was made
};

struct Ask {
    AskKnowledge ask;
    SeatId from;
    SeatId to;
    std::uint32_t number = 0;
};

struct Explained {
    SeatSet listed;
    MeaningExplained meaning;
};

struct Proposal {
    SeatId seat;
    std::vector<Draft> versions;
    std::vector<std::string> changed;
    std::map<std::uint32_t, PositionTaken> positions;  // by party, on the current version
    std::vector<std::uint32_t> signers;                // ascending
    std::vector<std::uint32_t> left;                   // ascending
    ProposalState state = PROPOSAL_OPEN;
    std::uint32_t agreed_in_round = 0;
    std::uint32_t agreed_at = 0;                       // counts the agreements of the table, from 1
    EndCause end_cause = END_UNSET;
    bool disputed = false;                             // two object, and nothing was asked of the table since
    std::int64_t disputed_ms = 0;                      // when that was so
    std::map<std::pair<std::uint32_t, std::string>, bool> keeps;  // by party and issue; absent: keeps

    const Draft& draft() const { return versions.back(); }
    std::uint32_t version() const { return static_cast<std::uint32_t>(versions.size()); }
};

struct Form {
    std::string id;
    bool open = false;
    std::uint32_t round = 0;                           // when it was opened last
    std::map<std::uint32_t, FormSubmitted> submitted;  // by seat
    FormClosed closed;
    bool has_closed = false;
};

// What came out of a round; most of it is for viewers.
class ResolvedRound {
public:
    explicit ResolvedRound(Kept<RoundResolved> kept, std::uint32_t round) : kept_(std::move(kept)), round_(round) {}
    std::uint32_t round() const { return round_; }
    const auto& indicators() const { return kept_.read().indicators(); }
    const RoundResolved& read() const { return kept_.read(); }

private:
    Kept<RoundResolved> kept_;
    std::uint32_t round_;
};

class ResultOfParty {
public:
    ResultOfParty(Kept<PartyResult> kept, std::uint32_t party) : kept_(std::move(kept)), party_(party) {}
    std::uint32_t party() const { return party_; }
    const auto& indicators() const { return kept_.read().indicators(); }
    const PartyResult& read() const { return kept_.read(); }
    const Kept<PartyResult>& kept() const { return kept_; }

private:
    Kept<PartyResult> kept_;
    std::uint32_t party_;
};

struct Result {
    ResolvedRound round;
    std::vector<ResultOfParty> parties;
    std::size_t openings = 0;  // how often bids had been opened by then
};

}  // namespace samenspel::rules
