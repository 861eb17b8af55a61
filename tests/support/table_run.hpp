// A table driven by commands, with its journal and, for each viewer, the disclosures and their fold.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/rules/apply.hpp"
#include "server/rules/chance.hpp"
#include "server/rules/decide.hpp"
#include "server/rules/disclose.hpp"
#include "server/rules/table.hpp"

namespace samenspel::testing {

// Every viewer that a table can have: its seats, the trainer, the board.
std::vector<rules::Viewer> viewers(const rules::Rulebook& book);

// One of the ways in which absent seats may count, with or without forms, by seed.
rules::TableOptions any_options(std::uint64_t seed);

// A message's bytes, fields in order, so that two can be compared.
std::string bytes(const google::protobuf::MessageLite& message);

class TableRun {
public:
    TableRun(std::shared_ptr<const rules::Rulebook> book, Talk talk, std::uint64_t seed, const rules::TableOptions& options = {});

    rules::Table table;
    std::vector<Event> journal;
    std::int64_t now_ms = 0;
    std::function<void(const Event&)> after_event;  // called with the table as it is after the event

    void seat_everybody(Holder holder = SINGLE);
    void apply(std::vector<Event> events);
    // Applies what is due, then decides and applies. The rejection, if any.
    std::optional<rules::Rejection> give(const rules::Actor& actor, const Command& command);
    std::optional<rules::Rejection> give_as(std::uint32_t seat, const Command& command);
    std::optional<rules::Rejection> give_as_trainer(const Command& command);
    void pass_time(std::int64_t by_ms);  // stands still while paused

    // Somebody closes or opens a laptop.
    void come_or_go(rules::Chance& chance);
    // `steps` random commands with time passing between them; counts accepted command types in `accepted`.
    void find_best(rules::Chance& chance);
    void play_at_random(rules::Chance& chance, int steps, std::map<int, int>* accepted = nullptr);
};

}  // namespace samenspel::testing
