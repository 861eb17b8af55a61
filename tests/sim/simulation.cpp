#include "tests/sim/simulation.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "server/rules/apply.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"
#include "tests/support/bidding_scenario.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/random_commands.hpp"

namespace samenspel::testing {
namespace {

std::string named(const Client& client) { return client.name + " (" + client.instance + ")"; }

// Such as one who came after the session's end. Has nothing to be compared.
bool never_let_in(const Client& client) { return client.token.empty() && !client.trainer && !client.board; }

// A bot without a mind: says something now and then.
struct Chatter : host::BotPlayer {
    explicit Chatter(std::uint64_t seed) : chance(seed) {}
    std::vector<Command> think(const Knowledge&, rules::SeatId, std::int64_t) override {
        std::vector<Command> out(chance.unit() < 0.2 ? 1 : 0);
        for (auto& command : out) command.mutable_say_in_plenary()->set_text("Ik ben maar een robot.");
        return out;
    }
    rules::Chance chance;
};

// Most often the bridge; the card game, bids under seal, and now and then the energy strategy as it is shipped.
std::shared_ptr<const Scenario> scenario_for(std::uint64_t seed) {
    if (seed % 7 == 0) return theater_scenario();
    if (seed % 7 == 3) return bidding_scenario();
    if (seed % 21 != 5) return mini_scenario();
    static const std::shared_ptr<const Scenario> energy = [] {
        auto loaded = scenario::load("assets/scenarios/energy");
        if (!loaded.scenario) throw std::runtime_error("energy does not load");
        return std::shared_ptr<const Scenario>(std::move(loaded.scenario));
    }();
    return energy;
}

}  // namespace

std::map<std::string, std::uint64_t>& Simulation::taken() {
    static std::map<std::string, std::uint64_t> counts;
    return counts;
}

std::map<int, std::uint64_t>& Simulation::commands() {
    static std::map<int, std::uint64_t> counts;
    return counts;
}

std::map<int, std::uint64_t>& Simulation::events() {
    static std::map<int, std::uint64_t> counts;
    return counts;
}

host::Options Simulation::options_for(std::uint64_t seed) {
    host::Options options = mini_options();
    rules::Chance chance(seed * 77 + 5);
    options.seed = seed + 1;
    options.tables = 1 + static_cast<std::uint32_t>(chance.next() % 3);
    options.typed = chance.unit() < 0.8;
    options.absent = static_cast<AbsentPolicy>(seed % 3);
    options.instruments_off = seed % 5 == 0;
    options.theater = seed % 4 == 1;
    options.scenario = scenario_for(seed);
    options.commands_per_second = chance.unit() < 0.8 ? 0 : 20;
    options.bots = [](std::uint32_t, rules::SeatId, const std::string&, std::uint64_t bot_seed) { return std::make_unique<Chatter>(bot_seed); };
    return options;
}

Simulation::Simulation(std::uint64_t seed, int steps, std::unique_ptr<Ground> ground)
    : steps_(steps), chance_(seed), stage_(options_for(seed), std::move(ground)) {
    std::string error;
    book_ = rules::Rulebook::make(stage_.options.scenario, 45, &error);
    for (std::uint32_t table = 0; table < stage_.options.tables; ++table) mirrors_.emplace_back(rules::Table(book_), 0);
    stage_.options.search_best = [this](std::uint32_t table) { searches_.push_back(table); };
}

std::vector<std::string> Simulation::run() {
    if (!stage_.open()) return {"the session does not open"};
    stage_.auto_commit = false;
    populate();
    for (int i = 0; i < steps_ && faults_.empty(); ++i) step();
    end_well();
    check();
    return faults_;
}

void Simulation::populate() {
    stage_.add_trainer();
    const std::uint32_t people = 2 + pick(7);
    for (; newcomers_ < people; ++newcomers_) stage_.add_client("P" + std::to_string(newcomers_)).observer = odds(0.1);
    Client& board = stage_.add_client("board");
    board.board = true;
    board.watch_table = 1 + pick(stage_.options.tables);
    for (const auto& client : stage_.clients) stage_.connect(*client);
    if (odds(0.5)) {  // later some table has begun nearly always
        Command deal;
        deal.mutable_deal_participants()->set_tables(1 + pick(mirrors_.size()));
        stage_.give(*stage_.clients[0], std::move(deal));
    }
    stage_.commit();
}

// Tables that branched off since.
void Simulation::note_forks() {
    for (const auto& event : stage_.durable(0))
        if (event.table_forked().table() > mirrors_.size()) mirrors_.emplace_back(rules::Table(book_), 0);
}

const rules::Table& Simulation::mirror(std::uint32_t number) {
    auto& [table, events] = mirrors_[number - 1];
    stage_.journal.read(number, events + 1, [&, &folded = table, &count = events](const store::Record& record) {
        Event event;
        if (!event.ParseFromString(record.body)) fault("a record that is no event");
        rules::apply(folded, event);
        ++count;
        return true;
    });
    return table;
}

void Simulation::step() {
    const double draw = chance_.unit();
    if (draw < 0.55) give_something(any_client());
    else if (draw < 0.62) give_to_session(any_client());
    else if (draw < 0.72) stage_.pass(pick(40'000));
    else if (draw < 0.82) come_or_go(any_client());
    else if (draw < 0.85) trouble();
    if (!searches_.empty() && odds(0.3)) find_best();
    if (odds(0.4)) stage_.journal.commit(1 + pick(4));
    if (odds(0.5)) stage_.commit();
    stage_.settle();
}

// The other program's answer to the oldest search, also when the server that asked has died since.
void Simulation::find_best() {
    const std::uint32_t table = searches_.front();
    searches_.erase(searches_.begin());
    if (!stage_.host) return;
    BestFound found;
    for (const auto& issue : book_->content().issues()) {
        Choice& choice = *found.add_choices();
        choice.set_issue(issue.id());
        choice.set_option(issue.options(0).id());
    }
    found.set_best(0.5);
    stage_.host->best_found(table, found, stage_.now_ms);
}

void Simulation::give_something(Client& client) {
    if (odds(0.1)) note_forks();
    std::uint32_t number = client.welcome.table();
    rules::Actor actor{rules::Actor::Kind::seat, rules::SeatId{client.welcome.seat()}, client.welcome.participant()};
    if (client.trainer) {
        number = 1 + pick(mirrors_.size());
        actor = {rules::Actor::Kind::trainer, {}, 0};
    } else if (client.welcome.viewer() != SEAT_VIEWER) {
        actor.kind = rules::Actor::Kind::observer;
    }
    if (number == 0 || number > mirrors_.size()) return;
    Command command = random_command(mirror(number), actor, chance_);
    if (command.has_admit_observer()) command.mutable_admit_observer()->set_participant(1 + pick(10));
    if (client.trainer) command.set_table(number);
    ++taken()["command"];
    stage_.give(client, std::move(command));
    if (odds(0.1)) stage_.resend(client);
}

void Simulation::give_to_session(Client& client) {
    Command command;
    if (client.trainer || odds(0.1)) {
        if (odds(0.4)) {
            command.mutable_start_session()->set_fill_with_bots(odds(0.5));
        } else if (odds(0.1)) {
            command.mutable_deal_participants()->set_tables(pick(mirrors_.size() + 2));
        } else if (odds(0.4)) {
            command.mutable_swap_participants()->set_one(1 + pick(9));
            command.mutable_swap_participants()->set_other(1 + pick(9));
        } else if (odds(0.3) && mirrors_.size() < stage_.options.tables + std::size_t{2}) {
            ForkTable& fork = *command.mutable_fork_table();
            fork.set_from(1 + pick(mirrors_.size()));
            fork.set_at_ms(pick(2'000'000));
            fork.set_open_cards(odds(0.5));
            fork.set_with_people(odds(0.5));
        } else if (odds(0.25)) {
            command.mutable_end_session();
        } else if (odds(0.15)) {
            command.mutable_leave_session()->set_participant(1 + pick(9));
        } else {
            PlaceParticipant& place = *command.mutable_place_participant();
            place.set_participant(1 + pick(9));
            place.set_table(odds(0.1) ? 0 : 1 + pick(mirrors_.size()));
            if (place.table() != 0 && odds(0.8)) place.set_seat(1 + pick(book_->seat_count()));
        }
    } else if (odds(0.15)) {
        command.mutable_leave_session();
    } else {
        return give_something(*stage_.clients[0]);
    }
    ++taken()["session command"];
    stage_.give(client, std::move(command));
}

void Simulation::come_or_go(Client& client) {
    if (client.connection.value == 0) {
        ++taken()["connect"];
        client.slow = odds(0.1);
        stage_.connect(client);
        if (odds(0.7)) stage_.resend(client);
    } else if (odds(0.5)) {
        ++taken()["drop"];
        stage_.disconnect(client);
    } else if (client.trainer) {
        ++taken()["watch"];
        client.watch_table = pick(mirrors_.size() + 1);
        client.watch_seat = client.watch_table != 0 && odds(0.5) ? 1 + pick(book_->seat_count()) : 0;
        ClientMessage watch;
        watch.mutable_watch()->set_table(client.watch_table);
        watch.mutable_watch()->set_as_seat(client.watch_seat);
        stage_.say(client, watch);
    } else if (odds(0.3) && newcomers_ < 20) {
        ++taken()["newcomer"];
        stage_.connect(stage_.add_client("P" + std::to_string(newcomers_++)));
    } else {
        client.slow = !client.slow;
        if (!client.slow) stage_.host->drained(client.connection, stage_.now_ms);
    }
}

void Simulation::trouble() {
    if (odds(0.5)) return restart();
    for (int i = static_cast<int>(pick(4)); i > 0; --i) give_something(any_client());
    if (odds(0.3)) {
        ++taken()["unknown outcome"];
        stage_.lie_once = true;
        stage_.commit();
        stage_.lie_once = false;
        return;
    }
    ++taken()["refused write"];
    if (odds(0.5)) stage_.journal.commit(1 + pick(3));  // on disk, and not yet on its way when the next one fails
    using Kind = store::Error::Kind;
    stage_.journal.break_disk({odds(0.5) ? Kind::disk_full : Kind::read_only, "No."});
    for (int i = static_cast<int>(pick(4)); i > 0; --i) give_something(any_client());
    stage_.commit();
    if (odds(0.5)) stage_.pass(pick(3'000));
    for (int i = static_cast<int>(pick(3)); i > 0; --i) come_or_go(any_client());
    if (odds(0.2)) restart();
    stage_.journal.mend_disk();
    stage_.pass(pick(2'500));
    stage_.commit();
}

void Simulation::restart() {
    ++taken()["kill"];
    stage_.kill();
    stage_.now_ms += pick(100'000);
    stage_.journal.mend_disk();
    if (!stage_.open()) return fault("the session does not resume");
    for (const auto& client : stage_.clients)
        if (odds(0.7)) stage_.connect(*client);
}

void Simulation::end_tables() {
    Client& trainer = *stage_.clients[0];
    if (trainer.connection.value == 0) stage_.connect(trainer);
    for (std::uint32_t table = 1; table <= mirrors_.size(); ++table) {
        Command command;
        command.mutable_end_table();
        command.set_table(table);
        stage_.give(trainer, std::move(command));
    }
    stage_.pass(1'000);
}

// The network and the disk are well again: everybody comes back and gives again what was not answered.
void Simulation::end_well() {
    if (!faults_.empty()) return;
    stage_.journal.mend_disk();
    stage_.auto_commit = true;
    stage_.settle();
    stage_.pass(3'000);
    if (odds(0.2)) end_tables();
    for (const auto& client : stage_.clients) {
        client->slow = false;
        if (client->connection.value != 0) stage_.disconnect(*client);
    }
    // One more round where the last one let somebody leave: they come back as well.
    const auto settled = [](const auto& client) { return client->unanswered.empty() && (client->connection.value != 0 || never_let_in(*client)); };
    for (int round = 0; round < 3 || (round < 9 && !std::all_of(stage_.clients.begin(), stage_.clients.end(), settled)); ++round) {
        for (const auto& client : stage_.clients)
            if (client->connection.value == 0) stage_.connect(*client);
        for (const auto& client : stage_.clients) stage_.resend(*client);
        stage_.pass(5'000);
    }
}

void Simulation::check() {
    note_forks();
    for (const auto& client : stage_.clients)
        for (const auto& what : client->faults) fault(named(*client) + ": " + what);
    if (!faults_.empty()) return;
    check_outcomes();
    for (const auto& client : stage_.clients) check_client(*client);
}

void Simulation::check_outcomes() {
    std::map<std::tuple<std::uint32_t, std::string, std::uint64_t>, std::set<std::uint32_t>> caused;
    for (std::uint32_t stream = 0; stream <= mirrors_.size(); ++stream) {
        std::uint64_t n = 0;
        for (const auto& event : stage_.durable(stream)) {
            ++events()[event.body_case()];
            if (event.n() != ++n) fault("a gap in stream " + std::to_string(stream));
            if (!event.has_origin()) continue;
            const Origin& origin = event.origin();
            if (!caused[{origin.participant(), origin.instance(), origin.reference()}].insert(stream).second)
                fault("command " + std::to_string(origin.reference()) + " of " + origin.instance() + " was done twice");
        }
    }
    for (const auto& client : stage_.clients) {
        for (const auto& [reference, n] : client->acknowledged) ++commands()[client->given[reference]];
        const std::uint32_t participant = client->trainer ? 0 : client->welcome.participant();
        for (const auto& [reference, n] : client->acknowledged)
            if (caused.count({participant, client->instance, reference}) == 0)
                fault(named(*client) + ": acknowledged and lost: " + std::to_string(reference));
        for (const auto& [reference, reason] : client->rejected)
            if (client->acknowledged.count(reference) == 0 && client->unanswered.count(reference) == 0 &&
                caused.count({participant, client->instance, reference}) != 0)
                fault(named(*client) + ": refused and done: " + std::to_string(reference));
    }
}

void Simulation::check_client(const Client& client) {
    if (!client.welcomed || !client.caught_up) {
        if (!never_let_in(client)) fault(named(client) + " did not get back in");
        return;
    }
    const auto truth = stage_.truth(client);
    if (client.seen != truth.table || client.seen_session != truth.session)
        fault(named(client) + ": own numbers " + std::to_string(client.seen) + "/" + std::to_string(client.seen_session) + " of " +
              std::to_string(truth.table) + "/" + std::to_string(truth.session));
    if (text_of(client.knowledge) != text_of(truth.knowledge)) fault(named(client) + ": its fold is not that of the journal");
    const bool trainer = client.welcome.viewer() == TRAINER_VIEWER;
    const std::uint32_t table = client.welcome.table(), seat = client.welcome.seat();
    rules::Session session;
    for (const auto& event : stage_.durable(0)) rules::apply_session(session, event);
    Knowledge view = rules::view_session(session, {trainer, table});
    if (table != 0) {
        const auto viewer = seat != 0 ? rules::Viewer::of_seat(rules::SeatId{seat}) : trainer ? rules::Viewer::trainer() : rules::Viewer::board();
        view.MergeFrom(rules::view(mirror(table), viewer));
    }
    if (text_of(client.knowledge) != text_of(view)) fault(named(client) + ": its fold is not the view of the table");
}

}  // namespace samenspel::testing
