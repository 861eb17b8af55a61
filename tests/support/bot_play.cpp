#include "tests/support/bot_play.hpp"

#include <algorithm>
#include <stdexcept>

#include "client/knowledge/fold.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"

namespace samenspel::testing {
namespace {

constexpr std::int64_t longest_ms = 4'000'000, beat_ms = 1000;

// What only the seat itself may know of its card.
std::vector<std::string> secrets_of(const Role& role) {
    std::vector<std::string> out;
    for (const Text* text : {&role.text(), &role.bottom_line(), &role.concession()})
        for (const std::string* line : {&text->nl(), &text->en()})
            if (!line->empty()) out.push_back(*line);
    return out;
}

}  // namespace

std::shared_ptr<const rules::Rulebook> shipped_book(const std::string& name) {
    auto loaded = scenario::load("assets/scenarios/" + name);
    if (!loaded.scenario) throw std::runtime_error("does not load: " + name);
    std::string error;
    auto made = rules::Rulebook::make(std::shared_ptr<const Scenario>(std::move(loaded.scenario)), 45, &error);
    if (!made) throw std::runtime_error(error);
    return made;
}

BotPlay::BotPlay(std::shared_ptr<const rules::Rulebook> book, const BotTable& wanted)
    : run(book, wanted.talk, wanted.seed, wanted.options), all(viewers(*book)), known(all.size()) {
    const auto learn = [this](const Event& event) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            Event disclosed;
            if (rules::disclose(event, rules::access(event, all[i]), &disclosed)) knowledge::fold(known[i], disclosed);
        }
    };
    for (const auto& event : run.journal) learn(event);
    run.after_event = learn;
    const auto there = static_cast<std::uint32_t>(book->fill_order().size());
    const std::uint32_t seats = std::min(wanted.seats ? wanted.seats : wanted.people, there);
    for (std::uint32_t i = 0; i < seats; ++i) sit(book->fill_order()[i].value, i + seats < wanted.people);
    Command start;
    start.mutable_start();
    if (run.give_as_trainer(start)) throw std::logic_error("the table does not start");
    play(wanted);
}

void BotPlay::sit(std::uint32_t seat, bool duo) {
    SeatChanged wanted;
    wanted.set_seat(seat);
    wanted.set_holder(duo ? DUO : SINGLE);
    wanted.set_presence(HERE);
    wanted.add_participants(seat);
    if (duo) wanted.add_participants(seat + static_cast<std::uint32_t>(run.table.book->seat_count()));
    run.apply(rules::decide_seat(run.table, wanted, run.now_ms).events);
    taken.push_back(seat);
}

void BotPlay::play(const BotTable& wanted) {
    std::vector<bots::Bot> players;
    for (const auto seat : taken) {
        const auto mixed = static_cast<bots::Temperament>((wanted.seed + seat) % bots::temperaments);
        players.emplace_back(wanted.every.value_or(mixed), seat, wanted.seed * 31 + seat);
    }
    std::uint32_t phase = run.table.phase;
    while (!run.table.ended && run.now_ms < longest_ms) {
        run.pass_time(beat_ms);
        for (std::size_t i = 0; i < taken.size(); ++i)
            for (const auto& wish : players[i].think(known[taken[i] - 1], run.now_ms)) {
                ++commands;
                refused += run.give_as(taken[i], wish).has_value();
                given.push_back(wish.SerializeAsString());
            }
        if (run.table.phase == phase) continue;
        phase = run.table.phase;
        check();
    }
    check();
}

void BotPlay::check() {
    rules::Table again(run.table.book);
    for (const auto& event : run.journal) rules::apply(again, event);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string view = bytes(rules::view(run.table, all[i]));
        folds = folds && bytes(known[i]) == view;
        refolds = refolds && bytes(rules::view(again, all[i])) == view;
    }
}

int BotPlay::count(Event::BodyCase body) const {
    return static_cast<int>(std::count_if(run.journal.begin(), run.journal.end(), [&](const Event& event) { return event.body_case() == body; }));
}

bool tells_others_role(const BotPlay& play) {
    const rules::Rulebook& book = *play.run.table.book;
    std::vector<std::pair<std::uint32_t, std::string>> secrets;
    const auto add = [&](const Role& role) {
        for (auto& line : secrets_of(role)) secrets.emplace_back(book.seat_named(role.seat()).value, std::move(line));
    };
    for (const auto& role : book.scenario().roles()) add(role);
    for (const auto& next : book.scenario().successors()) add(next.role());
    for (const auto& event : play.run.journal)
        for (std::uint32_t seat = 1; seat <= book.seat_count(); ++seat) {
            Event disclosed;
            if (!rules::disclose(event, rules::access(event, rules::Viewer::of_seat(rules::SeatId{seat})), &disclosed)) continue;
            const std::string learned = disclosed.SerializeAsString();
            for (const auto& [owner, line] : secrets)
                if (owner != seat && learned.find(line) != std::string::npos) return true;
        }
    return false;
}

}  // namespace samenspel::testing
