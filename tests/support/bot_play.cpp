#include "tests/support/bot_play.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "client/knowledge/fold.hpp"
#include "server/rules/view.hpp"
#include "server/scenario/loader.hpp"
#include "server/scenario/strategy_cards.hpp"
#include "tests/support/hidden.hpp"

namespace samenspel::testing {
namespace {

constexpr std::int64_t minute_ms = 60'000, beat_ms = 1000;
constexpr std::int64_t longer_ms = 20 * minute_ms;  // than the scenario says: phases that wait for people, not for the clock

// What only the seat itself may know of its card.
std::vector<std::string> secrets_of(const Role& role) {
    std::vector<std::string> out;
    for (const Text* text : {&role.text(), &role.bottom_line(), &role.concession()})
        for (const std::string* line : {&text->nl(), &text->en()})
            if (!line->empty()) out.push_back(*line);
    return out;
}

}  // namespace

std::shared_ptr<const rules::Rulebook> shipped_book(const std::string& name, std::uint32_t length_min, bool cards) {
    const auto load = [](const std::string& folder) {
        auto loaded = scenario::load("assets/scenarios/" + folder);
        if (!loaded.scenario) throw std::runtime_error("does not load: " + folder);
        return std::shared_ptr<const Scenario>(std::move(loaded.scenario));
    };
    auto scenario = load(name);
    if (cards) scenario = std::make_shared<const Scenario>(scenario::with_strategy_cards(*scenario, *load("theater")));
    std::string error;
    auto made = rules::Rulebook::make(scenario, length_min, &error);
    if (!made) throw std::runtime_error(error);
    return made;
}

std::set<std::string> shipped_names() {
    std::set<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator("assets/scenarios"))
        if (entry.is_directory()) out.insert(entry.path().filename().string());
    return out;
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
    const std::int64_t longest_ms = run.table.book->content().length_min() * minute_ms + longer_ms;
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

bool depends_on_secrets(const BotPlay& play, const BotPlay& strangers) {
    for (const auto viewer : play.all) {
        rules::Chance chance(play.run.journal.size());
        if (messages(play.run.journal, viewer) != messages(with_other_secrets(play.run.journal, strangers.run.journal, viewer, chance), viewer)) return true;
    }
    return false;
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
