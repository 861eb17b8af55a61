// A session made by hand, and the screens on it without a display: for tests of what a viewer is shown and what a press asks.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "client/screens/kit/headless.hpp"
#include "client/screens/session.hpp"
#include "client/screens/views/view.hpp"

namespace samenspel::testing {

// A region of four parties and seven seats, long names among them, with phases, two issues, indicators and a map.
Content region();
// The same at table 1, with everybody in place (participants 1..7) and the phase with this index entered.
Knowledge table_at(int phase, Talk talk = SPOKEN);
// Proposal 1 of two versions on the table, with two objections to it.
void add_proposal(Knowledge& known, ProposalState state);
void add_results(Knowledge& known);
// In the first talk, with a proposal open, one accepted and a result behind it; the same as a session's only table.
Knowledge at_talk();
Knowledge only_table();
Welcome welcome(ViewerKind viewer, std::uint32_t table = 0, std::uint32_t seat = 0);
Glance glance(std::uint32_t table, Alert alert = ALERT_NONE);
Setup setup();
Reach reach();
const char* name_of(std::uint32_t participant);

// A session in front of the screens. Time stands at a minute of table time until advance().
class Room {
public:
    Room(Welcome welcome, Knowledge known, kit::Surface surface = {1280, 800, 1}, float text_scale = 1);

    void take(const ServerMessage& message) { session_.take(message, now_ms_); }
    void glance(const Glance& one);
    // Pressing leaves what was wanted here; each frame adds.
    screens::Intents wants;
    kit::Headless window;
    screens::Session& session() { return session_; }
    void advance(std::int64_t by_ms);
    // The last command or message wanted; fails the test when there is none.
    const Command& command() const;
    const ClientMessage& message() const;

private:
    void draw(kit::Kit& kit);

    screens::Session session_;
    screens::Doorway door_;
    std::int64_t now_ms_ = 1'000'000;
};

// Eight tables or so many for the trainer, the second with an alert.
void add_glances(Room& room, std::uint32_t tables = 8);
// Whether a label on the screen says so, in sight or not; where only what is in sight counts, see Headless::shows.
bool says(const Room& room, std::string_view words);
std::size_t words_on(const Room& room);
// The recap shows at once to who joins a running table, and lies over what a test looks at.
void pass_recap(Room& room);

// The layout faults of this room at every window size and text scale that counts; pictures when SAMENSPEL_SHOTS names a folder.
std::vector<std::string> faults_everywhere(Room& room, const std::string& name, bool dark_too = false);

}  // namespace samenspel::testing
