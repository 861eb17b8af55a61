// The instruments of collaboration at a table: which are switched on, and what was written with glossary, ledger and
// ambition.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proto/full.hpp"
#include "server/rules/ids.hpp"

namespace samenspel::rules {

class Rulebook;
struct Table;

struct Give {
    GiveLogged logged;
    std::optional<GiveAnswered> answered;
};

struct WordTogether {
    GlossaryWritten written;                 // as it stands
    std::vector<std::uint32_t> signers;      // parties, ascending
};

struct Ambition {
    AmbitionWritten written;                 // as it stands
    std::map<std::uint32_t, AmbitionAnswered> answers;  // by party
};

// One issue of an agreement.
using AgreedIssue = std::pair<std::uint32_t, std::string>;

struct Instruments {
    std::map<int, bool> set;                 // by Instrument, those the trainer switched
    std::vector<Give> gives;                 // in order
    std::map<std::string, WordTogether> glossary;  // by word
    std::optional<Ambition> ambition;
    // Agreed issues that a word has kept from ever working: at the last resolution, and at the one before while a round
    // is being resolved. What acts once still has to act when they do.
    std::set<AgreedIssue> held_up, held_up_before;
};

// Whether the scenario has it: as it says itself, else as it has a form or loaded words for it.
bool has_instrument(const Content& content, Instrument instrument);
// Whether it can be used now: the scenario has it, and it was neither left out of the session nor switched off since.
bool is_on(const Table& table, Instrument instrument);
// Whether the form opens by itself now, with its phase.
bool opens_by_itself(const Table& table, const FormInfo& form, bool in_last_phase);

struct Clash {
    std::uint32_t proposal = 0;
    std::string issue, word;
};
// Choices in force that do not work, because they lean on a word that its parties understand differently; by issue, then
// word.
//
// The rule, as players read it: an agreement on an issue that leans on a loaded word works when its parties mean the
// same by it, or have all signed what it means here. It is looked at when a round is resolved. Who has to sign are the
// parties bound by the agreement that take part; a new text asks for every signature anew. What somebody means is
// their own until then: that it differs comes out here, in public, as a consequence in play. That is the one thing
// which this rule tells of a role card, and it tells no more than that.
std::vector<Clash> clashes(const Table& table);
// Their issues: what was agreed on these does nothing, neither for the world nor for what it is worth.
std::set<std::string> clashing_issues(const Table& table);

// Applies the event when it is one of an instrument. False for any other.
bool apply_instruments(Table& table, const Event& event);

}  // namespace samenspel::rules
