// One seeded run of the whole system in one process: a host, its clients and a journal, with everything going wrong that
// can: drops, slow readers, kills, refused writes; on a journal in memory or on a disk that fails and forgets. The same
// seed gives the same run, but for tokens and codes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "server/rules/chance.hpp"
#include "server/rules/session.hpp"
#include "tests/host/stage.hpp"

namespace samenspel::testing {

class Simulation {
public:
    explicit Simulation(std::uint64_t seed, int steps = 250, std::unique_ptr<Ground> ground = std::make_unique<MemoryGround>());

    // What was found wrong; empty when all is well.
    std::vector<std::string> run();
    // How often each kind of step was taken, over all runs of the process.
    static std::map<std::string, std::uint64_t>& taken();
    // How often each command was acknowledged and each event written, by their numbers in the messages, over all runs.
    static std::map<int, std::uint64_t>& commands();
    static std::map<int, std::uint64_t>& events();

private:
    void populate();
    void step();
    void give_something(Client& client);
    void give_to_session(Client& client);
    void come_or_go(Client& client);
    void trouble();
    void restart();
    void end_tables();
    void end_well();
    void check();
    void check_outcomes();
    void check_client(const Client& client);
    void fault(std::string what) { faults_.push_back(std::move(what)); }

    bool odds(double part) { return chance_.unit() < part; }
    std::uint32_t pick(std::size_t below) { return below == 0 ? 0 : static_cast<std::uint32_t>(chance_.next() % below); }
    Client& any_client() { return *stage_.clients[pick(stage_.clients.size())]; }
    void note_forks();
    void find_best();
    // The table as the journal has it now.
    const rules::Table& mirror(std::uint32_t table);

    static host::Options options_for(std::uint64_t seed);

    int steps_;
    rules::Chance chance_;
    std::vector<std::uint32_t> searches_;   // tables whose best package was asked for
    Stage stage_;
    std::shared_ptr<const rules::Rulebook> book_;
    std::vector<std::pair<rules::Table, std::uint64_t>> mirrors_;  // with how many events they hold
    std::vector<std::string> faults_;
    std::uint32_t newcomers_ = 0;
};

}  // namespace samenspel::testing
