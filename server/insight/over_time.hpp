// What changed while a table went on: acts by round, levels of talk by phase, heat and warmth at the end of each phase.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "server/insight/record.hpp"

namespace samenspel::insight {

// What one party did on its own levers in one round; what it took back is left out. `exposed`: secret acts, of any round, that came
// out in this one. Source: ActDone and ActTakenBack (open and secret ones), ActExposed. Limits: numbers, not weight, for one act can
// outweigh ten.
struct Acts {
    std::uint32_t round = 0;               // from 1: acts before the first result are round 1's
    rules::PartyId party;
    std::uint32_t open = 0, secret = 0, exposed = 0;
};
std::vector<Acts> acts(const Record& record);   // by round, then party; only those who did something

// Of what was tagged in one phase, how much at each level (speech.hpp: level_of), in the order of Level. What was tagged before the
// first phase is left out, and so is what nobody tagged. Source: the tags that speakers gave what they typed, and observers' notes
// (spoken). Limits: a tag says what its speaker meant it to be, or what one observer heard.
struct Levels {
    std::uint32_t phase = 0;               // index into Content.phases
    std::array<std::uint32_t, 3> count{};
};
std::vector<Levels> levels(const Record& record);   // each phase entered, in order; entered twice, there are two

// Points of heat and warmth over all pairs of parties (client/knowledge/temperature.hpp), as they stood when a phase ended or the
// record did. An objection that was lifted, or whose proposal was amended, no longer counts: the points can fall. Of more than
// `most` phases only one in so many is looked at. Source: the recorded signs of the conflict thermometer (Common Eye), with weights that
// are our estimate. Limits: what was said aloud and not recorded gives no sign.
struct Heat {
    std::int64_t at_ms = 0;                // table time
    std::uint32_t phase = 0;               // that ended
    std::uint32_t heat = 0, warmth = 0;
};
std::vector<Heat> heat(const Record& record, std::size_t most = 80);

}  // namespace samenspel::insight
