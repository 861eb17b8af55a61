// A whole game that bots play, with what every viewer learned from it. For tests of scenarios as they are shipped.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "client/bots/bot.hpp"
#include "proto/full.hpp"
#include "tests/support/table_run.hpp"

namespace samenspel::testing {

// The scenario of that name in assets/scenarios, in one of its lengths. `cards`: with the strategies that the card game
// lends. Throws when it does not load.
std::shared_ptr<const rules::Rulebook> shipped_book(const std::string& name, std::uint32_t length_min = 45, bool cards = false);

// The folders in assets/scenarios.
std::set<std::string> shipped_names();

struct BotTable {
    std::uint32_t people = 0;  // 1 to twice as many as there are seats
    std::uint64_t seed = 0;
    Talk talk = SPOKEN;
    rules::TableOptions options = {};
    std::optional<bots::Temperament> every = {};  // none: a mixture, by seed and seat
    std::uint32_t seats = 0;                      // how many are taken; 0: one for each of the people while there are
};

// A table with one bot thinking for each seat that is taken, in the order in which the scenario fills them. Where there are
// more people than seats, the first of these are shared by two. Played when made.
class BotPlay {
public:
    BotPlay(std::shared_ptr<const rules::Rulebook> book, const BotTable& wanted);

    TableRun run;
    std::vector<rules::Viewer> all;        // viewers
    std::vector<Knowledge> known;          // what each of them learned
    std::vector<std::uint32_t> taken;      // seats
    int commands = 0, refused = 0;
    bool folds = true, refolds = true;     // at the end of every phase: see check
    std::vector<std::string> given;        // every command, in bytes

    int count(Event::BodyCase body) const;

private:
    void sit(std::uint32_t seat, bool duo);
    void play(const BotTable& wanted);
    // Every viewer has learned what its view says, and a server that died here would find the same table in its journal.
    void check();
};

// Whether what some viewer is sent depends on what that viewer may not know: the play's secrets are exchanged, and those of
// `strangers`, a play of the same scenario, come in between.
bool depends_on_secrets(const BotPlay& play, const BotPlay& strangers);

// Whether some seat learned a line of another seat's role card: its text, its bottom line or what it may give, in either
// language, the card of who takes a seat over with it. Nothing of these is ever disclosed by the rules.
bool tells_others_role(const BotPlay& play);

}  // namespace samenspel::testing
