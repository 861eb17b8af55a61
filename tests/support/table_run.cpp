#include "tests/support/table_run.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "tests/support/random_commands.hpp"

namespace samenspel::testing {

std::vector<rules::Viewer> viewers(const rules::Rulebook& book) {
    std::vector<rules::Viewer> out;
    for (std::uint32_t seat = 1; seat <= book.seat_count(); ++seat) out.push_back(rules::Viewer::of_seat(rules::SeatId{seat}));
    out.push_back(rules::Viewer::trainer());
    out.push_back(rules::Viewer::board());
    return out;
}

rules::TableOptions any_options(std::uint64_t seed) {
    rules::TableOptions out;
    out.absent = static_cast<AbsentPolicy>(seed % 3);
    out.instruments_off = seed % 5 == 0;
    if (seed % 7 == 0) out.without = {LEDGER};
    out.theater = seed % 4 == 1;
    return out;
}

std::string bytes(const google::protobuf::MessageLite& message) {
    std::string out;
    google::protobuf::io::StringOutputStream stream(&out);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
    coded.Trim();
    return out;
}

TableRun::TableRun(std::shared_ptr<const rules::Rulebook> book, Talk talk, std::uint64_t seed, const rules::TableOptions& options) : table(book) {
    apply(rules::open_table(*book, 1, talk, seed, now_ms, options));
}

void TableRun::apply(std::vector<Event> events) {
    for (auto& event : events) {
        event.set_n(journal.size() + 1);
        rules::apply(table, event);
        journal.push_back(std::move(event));
        if (after_event) after_event(journal.back());
    }
}

void TableRun::seat_everybody(Holder holder) {
    for (std::uint32_t seat = 1; seat <= table.book->seat_count(); ++seat) {
        SeatChanged wanted;
        wanted.set_seat(seat);
        wanted.set_holder(holder);
        wanted.set_presence(HERE);
        if (holder == SINGLE) wanted.add_participants(seat);
        apply(rules::decide_seat(table, wanted, now_ms).events);
    }
}

std::optional<rules::Rejection> TableRun::give(const rules::Actor& actor, const Command& command) {
    for (auto due = rules::decide_due(table, now_ms); !due.empty(); due = rules::decide_due(table, now_ms)) apply(std::move(due));
    auto decision = rules::decide(table, actor, command, now_ms);
    apply(std::move(decision.events));
    return decision.rejection;
}

std::optional<rules::Rejection> TableRun::give_as(std::uint32_t seat, const Command& command) {
    return give({rules::Actor::Kind::seat, rules::SeatId{seat}, seat}, command);
}

std::optional<rules::Rejection> TableRun::give_as_trainer(const Command& command) {
    return give({rules::Actor::Kind::trainer, {}, 0}, command);
}

void TableRun::pass_time(std::int64_t by_ms) {
    if (table.paused) return;
    now_ms += by_ms;
    for (auto due = rules::decide_due(table, now_ms); !due.empty(); due = rules::decide_due(table, now_ms)) apply(std::move(due));
}

void TableRun::come_or_go(rules::Chance& chance) {
    SeatChanged wanted = table.seats[chance.next() % table.seats.size()];
    if (wanted.participants_size() == 0) return;
    const bool away = wanted.presence() == HERE;
    wanted.set_presence(away ? AWAY : HERE);
    if (!away) wanted.set_holder(SINGLE);
    apply(rules::decide_seat(table, wanted, now_ms).events);
}

// As the host does when the search is done.
void TableRun::find_best(rules::Chance& chance) {
    BestFound found;
    for (const auto& issue : table.book->content().issues()) {
        Choice& choice = *found.add_choices();
        choice.set_issue(issue.id());
        choice.set_option(issue.options(static_cast<int>(chance.next() % static_cast<std::uint64_t>(issue.options_size()))).id());
    }
    found.set_best(chance.unit());
    found.set_valued(12);
    apply(rules::tell_best(table, found, now_ms));
}

void TableRun::play_at_random(rules::Chance& chance, int steps, std::map<int, int>* accepted) {
    for (int step = 0; step < steps; ++step) {
        pass_time(static_cast<std::int64_t>(chance.next() % 8000));
        if (chance.unit() < 0.03) come_or_go(chance);
        const rules::Actor actor = random_actor(table, chance);
        const Command command = random_command(table, actor, chance);
        if (!give(actor, command) && accepted) ++(*accepted)[command.body_case()];
        if (table.debrief.step && table.debrief.step->step() == STEP_OUTCOME && !table.debrief.best) find_best(chance);
    }
}

}  // namespace samenspel::testing
