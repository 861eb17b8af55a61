// The plan of a guided debriefing: its steps in their order and how its time is divided, in one place, for the server
// that sets the clock and the screen that announces it. Include proto/full.hpp or proto/lite.hpp first.
#pragma once

#include <cstdint>

namespace samenspel {

struct DebriefPart {
    DebriefStep step;
    std::int64_t minutes;  // of a debriefing of debrief_plan_minutes; a shorter or longer one is divided likewise
};
inline constexpr DebriefPart debrief_plan[] = {
    {STEP_ROLE_OFF, 2}, {STEP_MOMENTS, 6}, {STEP_NEIGHBOUR, 8}, {STEP_OUTCOME, 4}, {STEP_MONDAY, 7}};
inline constexpr std::int64_t debrief_plan_minutes = 27;

// Milliseconds that a scenario gives to its debriefing; the plan's own length where it names none.
inline std::int64_t debriefing_ms(const Content& content) {
    for (const PhaseInfo& phase : content.phases())
        if (phase.kind() == DEBRIEFING && phase.length_ms() > 0) return phase.length_ms();
    return debrief_plan_minutes * 60'000;
}

// Milliseconds of them meant for a step; 0 for what is no step of the plan.
inline std::int64_t debrief_step_ms(const Content& content, DebriefStep step) {
    for (const DebriefPart& part : debrief_plan)
        if (part.step == step) return debriefing_ms(content) * part.minutes / debrief_plan_minutes;
    return 0;
}

}  // namespace samenspel
