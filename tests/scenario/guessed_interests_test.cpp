// Which interest weighs most for the others is guessed in the shipped scenarios before it is talked of.
#include <algorithm>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "scenario.pb.h"
#include "server/scenario/loader.hpp"

namespace samenspel {
namespace {

struct Asked { const char* scenario; PhaseKind kind; const char* phase; };

TEST_CASE("which interest weighs most for the others is guessed before anybody has talked of it, and several answers are true of somebody") {
    for (const Asked& asked : {Asked{"krimp", READING, "read"}, Asked{"energy", BIDDING, "bids-1"}}) {
        const scenario::Loaded loaded = scenario::load(std::string("assets/scenarios/") + asked.scenario);
        REQUIRE(loaded.scenario);
        std::set<std::string> true_of_somebody;
        for (const Role& role : loaded.scenario->roles())
            for (const Interest& interest : role.interests())
                if (!interest.suspicion().empty()) true_of_somebody.insert(interest.suspicion());
        CHECK(true_of_somebody.size() >= 4);
        for (const std::uint32_t minutes : {90U, 180U}) {
            INFO(asked.scenario << ", " << minutes << " minutes");
            const Content& content = scenario::length_of(*loaded.scenario, minutes)->content();
            const auto form = std::find_if(content.forms().begin(), content.forms().end(), [](const FormInfo& one) { return one.id() == "interests"; });
            REQUIRE(form != content.forms().end());
            CHECK((form->instrument() == GUESSES && form->questions(0).kind() == PARTNER_CHOICE && form->questions(0).truth() == SUSPICION_HELD));
            for (const PhaseInfo& phase : content.phases()) {
                const bool opens = std::find(phase.forms().begin(), phase.forms().end(), form->id()) != phase.forms().end();
                CHECK(opens == (phase.kind() == asked.kind && phase.id() == asked.phase));
            }
        }
    }
}

}  // namespace
}  // namespace samenspel
