// What kind of things were said, at which level, and by whom how much.
#pragma once

#include <cstdint>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// The three levels of a conversation (the magazine's article on conflict): what is said, how it feels, what is needed.
enum class Level : std::uint8_t { content, emotion, intention };

// Content: a position, a question, a summary, a proposal. Emotion: a blame (anger), a concern (worry). Intention: an interest, a
// wish. Our reading of the article's line from position through blame and worry to need; a tag says what its speaker meant it
// to be, or what an observer heard. None for an act that nobody tagged.
Observed<Level> level_of(SpeechAct act);

// One thing said that somebody tagged.
struct Spoken {
    std::int64_t at_ms = 0;       // table time
    rules::SeatId seat;
    SpeechAct act = SPEECH_UNSET;
    bool observed = false;        // by an observer who listened; else tagged by the speaker who typed it
};
// In order. Source: what was typed with a tag (SaidInPlenary, SaidInGroup) and what observers noted of what they heard (SpeechObserved).
// Limits: untagged messages are left out, for their kind was not observed.
std::vector<Spoken> spoken(const Record& record);

// How much one seat said, of all that was recorded.
struct TalkShare {
    rules::SeatId seat;
    std::uint32_t times = 0;      // messages typed, or turns noted by observers
    std::uint64_t bytes = 0;      // of the messages typed, UTF-8
    double share = 0;             // of all times, 0..1
};
// Every seat that somebody held, ascending. Not observed when nothing was typed and nothing noted. Source: SaidInPlenary, SaidInGroup,
// SpeechObserved. Limits: speaking turns and messages are not weighed by length, for a short word can be the one that counted. It
// compares persons, so it stays off shared screens unless the table agrees.
Observed<std::vector<TalkShare>> talk_shares(const Record& record);

// How unevenly the talk was shared: the Gini coefficient over the seats' times (Gini 1912; mean difference form), 0 for all the
// same, (n-1)/n when one of n said everything. Not observed without talk. Source and limits: as of talk_shares.
Observed<double> talk_inequality(const Record& record);

}  // namespace samenspel::insight
