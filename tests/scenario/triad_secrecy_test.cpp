// What the seats of the triad keep from each other, over random sessions: cards, meanings, letters, answers, secret acts, own figures.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <map>

#include "server/scenario/loader.hpp"
#include "tests/support/bot_play.hpp"
#include "tests/support/hidden.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

std::vector<Event> random_journal(const std::shared_ptr<const rules::Rulebook>& book, std::uint64_t seed, int steps) {
    TableRun run(book, seed % 2 ? TYPED : SPOKEN, seed, any_options(seed));
    run.seat_everybody();
    rules::Chance chance(seed);
    run.play_at_random(chance, steps);
    return run.journal;
}

// The triad with a mark of its own in every secret text.
struct Marked {
    std::shared_ptr<const rules::Rulebook> book;
    std::map<std::string, std::uint32_t> marks;  // mark: its seat
};

class Marking {
public:
    explicit Marking(const Scenario& scenario) : whole_(std::make_shared<Scenario>(scenario)) {
        for (auto& role : *whole_->mutable_roles()) mark_role(role);
        for (auto& next : *whole_->mutable_successors()) mark_role(*next.mutable_role());
        for (auto& inject : *whole_->mutable_injects())
            if (inject.to_size() == 1)
                for (Text* text : {inject.mutable_title(), inject.mutable_text()}) mark(text, seat_named(inject.to(0)));
    }
    Marked take() {
        std::string error;
        auto book = rules::Rulebook::make(whole_, 45, &error);
        REQUIRE(book);
        return {std::move(book), std::move(marks_)};
    }

private:
    std::uint32_t seat_named(const std::string& id) const {
        for (const auto& info : whole_->lengths(0).content().seats())
            if (info.id() == id) return info.number();
        FAIL("no seat " << id);
        return 0;
    }
    void mark(Text* text, std::uint32_t seat) {
        const std::string own = "mark" + std::to_string(marks_.size()) + "x";
        text->set_nl(text->nl() + own);
        text->set_en(text->en() + own);
        marks_[own] = seat;
    }
    void mark_role(Role& role) {
        const std::uint32_t seat = seat_named(role.seat());
        for (Text* text : {role.mutable_text(), role.mutable_bottom_line(), role.mutable_concession()}) mark(text, seat);
        for (auto& interest : *role.mutable_interests()) {
            for (Text* text : {interest.mutable_title(), interest.mutable_text(), interest.mutable_measure_text(), interest.mutable_trigger(), interest.mutable_price()}) mark(text, seat);
        }
        for (auto& word : *role.mutable_words()) mark(word.mutable_meaning(), seat);
    }

    std::shared_ptr<Scenario> whole_;
    std::map<std::string, std::uint32_t> marks_;
};

// By the seat itself, or, a letter, by the trainer, who may throw it in for anybody.
bool told(const Event& event, std::uint32_t seat) {
    return event.has_inject_thrown() || event.has_inject_thrown_to() || (event.has_card_revealed() && event.card_revealed().from() == seat) || (event.has_meaning_explained() && event.meaning_explained().to() == seat) ||
           (event.has_opened() && event.opened().seat() == seat);
}

}  // namespace

TEST_CASE("in random sessions of the triad a secret text reaches its own seat, those who were told, and the trainer") {
    const Marked triad = Marking(shipped_book("triad")->scenario()).take();
    CHECK(triad.marks.size() > 150);
    std::size_t reached = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        const auto journal = random_journal(triad.book, seed, 400);
        for (const auto viewer : viewers(*triad.book)) {
            if (viewer.kind == rules::Viewer::Kind::trainer) continue;
            for (const auto& event : journal) {
                Event disclosed;
                if (!rules::disclose(event, rules::access(event, viewer), &disclosed)) continue;
                const std::string content = bytes(disclosed);
                if (content.find("mark") == std::string::npos) continue;
                for (const auto& [text, seat] : triad.marks) {
                    if (content.find(text) == std::string::npos) continue;
                    const bool own = viewer.kind == rules::Viewer::Kind::seat && viewer.seat.value == seat;
                    reached += own;
                    INFO("seed " << seed << " " << event.ShortDebugString());
                    REQUIRE((own || told(event, seat)));
                }
            }
        }
    }
    CHECK(reached > 0);
}

TEST_CASE("in random sessions of the triad answers, secret acts, own figures and cards of others may be anything: a viewer's messages stay the same to the byte") {
    const auto book = shipped_book("triad");
    CHECK(rc::check([&] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto journal = random_journal(book, seed, 250), strangers = random_journal(book, seed + 1, 250);
        for (const auto viewer : viewers(*book)) {
            rules::Chance chance(seed);
            RC_ASSERT(messages(journal, viewer) == messages(with_other_secrets(journal, strangers, viewer, chance), viewer));
        }
    }));
}

TEST_CASE("those random sessions of the triad have such secrets: own figures, secret acts, answers about drivers, talk in small groups") {
    const auto book = shipped_book("triad");
    std::map<int, int> seen;
    bool drivers = false;
    for (std::uint64_t seed = 1; seed <= 25; ++seed)
        for (const auto& event : random_journal(book, seed, 400)) {
            ++seen[event.body_case()];
            drivers = drivers || (event.has_form_submitted() && event.form_submitted().form() == "drivers");
        }
    for (const Event::BodyCase kind : {Event::kPartyResult, Event::kActDoneSecretly, Event::kFormSubmitted, Event::kSaidInGroup, Event::kCardRevealed, Event::kRoleDealt}) {
        INFO(kind);
        CHECK(seen[kind] > 0);
    }
    CHECK(drivers);
}
