// What a viewer may not know makes no difference to what that viewer gets.
#include <array>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <set>

#include "labels.pb.h"
#include "tests/support/bidding_scenario.hpp"
#include "tests/support/hidden.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/random_commands.hpp"
#include "tests/support/table_run.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

// One of the scenarios, by seed: the card game, the bridge with strategy cards, bidding, the bridge. All have the same seats.
std::shared_ptr<const rules::Rulebook> book(std::uint64_t seed = 1) {
    static std::string error;
    static const std::array made{rules::Rulebook::make(theater_scenario(), 45, &error), rules::Rulebook::make(mini_scenario(), 45, &error),
                                 rules::Rulebook::make(bidding_scenario(), 45, &error), rules::Rulebook::make(mini_scenario(), 45, &error)};
    return made[seed % made.size()];
}

std::vector<Event> random_journal(std::uint64_t seed, int steps) {
    TableRun run(book(seed), seed % 8 < 4 ? TYPED : SPOKEN, seed, any_options(seed));
    run.seat_everybody();
    rules::Chance chance(seed);
    run.play_at_random(chance, steps);
    return run.journal;
}

void add_unknown_fields(Message& message) {
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    for (const auto* field : fields) {
        if (!field->message_type()) continue;
        if (!field->is_repeated()) add_unknown_fields(*reflection->MutableMessage(&message, field));
        else
            for (int i = 0; i < reflection->FieldSize(message, field); ++i) add_unknown_fields(*reflection->MutableRepeatedMessage(&message, field, i));
    }
    reflection->MutableUnknownFields(&message)->AddLengthDelimited(9'000, "from a newer journal");
}

}  // namespace

// That a party has sealed a bid is no secret: the other seats get one event without choices, once a phase. What it bids, and that it
// changed its mind, is hidden from them: those events may change, come and go here as any other hidden one.
TEST_CASE("changed, inserted and deleted hidden facts leave a viewer's messages equal to the byte, in count and in order") {
    CHECK(rc::check([] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        const auto journal = random_journal(seed, 250);
        const auto strangers = random_journal(seed + 4, 250);
        for (const auto viewer : viewers(*book(seed))) {
            rules::Chance chance(seed);
            const auto changed = with_other_secrets(journal, strangers, viewer, chance);
            RC_ASSERT(messages(journal, viewer) == messages(changed, viewer));
        }
    }));
}

// Every secret text of the scenario gets a mark of its own; the mark may reach a viewer only with the event that tells.
TEST_CASE("an encoded event discloses to the byte what the message discloses, and nothing that has no label") {
    CHECK(rc::check([] {
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        for (const auto& event : random_journal(seed, 60))
            for (unsigned index = 0; index < 8; ++index) {
                const rules::Access access{(index & 1u) != 0, (index & 2u) != 0, (index & 4u) != 0};
                Event newer = event, disclosed;
                add_unknown_fields(*newer.GetReflection()->MutableMessage(&newer, Event::descriptor()->FindFieldByNumber(newer.body_case())));
                const bool told = rules::disclose(event, access, &disclosed);
                for (const Event* from : std::initializer_list<const Event*>{&event, &newer}) {
                    std::string encoded;
                    RC_ASSERT(rules::disclose_encoded(bytes(*from), access, &encoded) == told);
                    RC_ASSERT(encoded == bytes(disclosed));
                }
            }
    }));
}

TEST_CASE("a secret text reaches nobody but its seat, those it was shown to, and the trainer") {
    auto marked = std::make_shared<Scenario>(*mini_scenario());
    std::map<std::string, std::uint32_t> owner;  // mark -> seat
    int next = 0;
    const auto mark = [&](Text* text, std::uint32_t seat) {
        const std::string canary = "canary" + std::to_string(++next) + "x";
        text->set_nl(text->nl() + canary);
        text->set_en(text->en() + canary);
        owner[canary] = seat;
    };
    for (auto& role : *marked->mutable_roles()) {
        std::uint32_t seat = 0;
        for (const auto& info : marked->lengths(0).content().seats())
            if (info.id() == role.seat()) seat = info.number();
        mark(role.mutable_text(), seat);
        mark(role.mutable_bottom_line(), seat);
        mark(role.mutable_concession(), seat);
        for (auto& interest : *role.mutable_interests())
            for (Text* text : {interest.mutable_title(), interest.mutable_text(), interest.mutable_measure_text(), interest.mutable_trigger(), interest.mutable_price()})
                mark(text, seat);
        for (auto& word : *role.mutable_words()) mark(word.mutable_meaning(), seat);
    }
    std::string error;
    const auto marked_book = rules::Rulebook::make(marked, 45, &error);
    REQUIRE(marked_book);
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        TableRun run(marked_book, TYPED, seed);
        run.seat_everybody();
        rules::Chance chance(seed);
        run.play_at_random(chance, 300);
        for (const auto viewer : viewers(*marked_book)) {
            if (viewer.kind == rules::Viewer::Kind::trainer) continue;
            std::set<std::string> shown;
            for (const auto& event : run.journal) {
                Event disclosed;
                if (!rules::disclose(event, rules::access(event, viewer), &disclosed)) continue;
                const std::string content = bytes(disclosed);
                for (const auto& [canary, seat] : owner) {
                    if (content.find(canary) == std::string::npos) continue;
                    const bool own = viewer.kind == rules::Viewer::Kind::seat && viewer.seat.value == seat;
                    const bool told = (event.has_card_revealed() && event.card_revealed().from() == seat) ||
                                      (event.has_meaning_explained() && event.meaning_explained().to() == seat) ||
                                      (event.has_opened() && event.opened().seat() == seat);
                    INFO("seed " << seed << " " << event.ShortDebugString());
                    REQUIRE((own || told));
                }
            }
        }
    }
}

TEST_CASE("each hidden field is really filled in the random runs, so that a label flipped to public would show") {
    std::set<std::string> filled;
    const std::function<void(const Message&)> walk = [&](const Message& message) {
        std::vector<const FieldDescriptor*> fields;
        message.GetReflection()->ListFields(message, &fields);
        for (const auto* field : fields) {
            if (field->options().GetExtension(samenspel::sees) != EVERYONE) filled.insert(field->full_name());
            if (!field->message_type()) continue;
            if (field->is_repeated())
                for (int k = 0; k < message.GetReflection()->FieldSize(message, field); ++k) walk(message.GetReflection()->GetRepeatedMessage(message, field, k));
            else
                walk(message.GetReflection()->GetMessage(message, field));
        }
    };
    for (std::uint64_t seed = 1; seed <= 120; ++seed)
        for (const auto& event : random_journal(seed, 300)) walk(event);
    for (const char* name : {"samenspel.InterestTold.card", "samenspel.WorldAdvanced.chance", "samenspel.SaidInGroup.text", "samenspel.PromiseMade.text", "samenspel.PromiseHeard.promise", "samenspel.PromiseJudged.kept", "samenspel.Bookmarked.moment_ms",
                             "samenspel.CardRevealed.card", "samenspel.Whispered.text", "samenspel.Event.act_done_secretly", "samenspel.ComplianceChosen.keeps",
                             "samenspel.Answer.scale", "samenspel.InterestsScored.total", "samenspel.InterestsScored.points", "samenspel.TableOpened.chance_rules",
                             "samenspel.GiveLogged.value", "samenspel.GiveAnswered.value", "samenspel.BidSubmitted.bid", "samenspel.RoleDealt.sheet",
                             "samenspel.StrategyDealt.strategy", "samenspel.NeighbourGuessed.text", "samenspel.ConsentAnswered.given"}) {
        INFO(name);
        CHECK(filled.contains(name));
    }
}
