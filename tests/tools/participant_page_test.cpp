// A participant's page ends where their seat became somebody else's, and covers every table where they sat.
#include <catch2/catch.hpp>

#include "server/report/html.hpp"
#include "tests/support/mini_scenario.hpp"
#include "tests/support/table_run.hpp"
#include "tools/participant_page.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// A session whose tables are written by hand, on the small scenario.
class Played {
public:
    Played() { session.streams[0].emplace_back().mutable_session_opened()->set_scenario("mini"); }

    void open(std::uint32_t table) {
        std::string error;
        session.streams[table] = rules::open_table(*rules::Rulebook::make(mini_scenario(), 45, &error), table, TYPED, 1, 0);
    }
    void place(std::uint32_t participant, std::uint32_t table, std::uint32_t seat) {
        ParticipantPlaced& placed = *session.streams[0].emplace_back().mutable_participant_placed();
        placed.set_participant(participant);
        placed.set_table(table);
        placed.set_seat(seat);
    }
    void sit(std::uint32_t table, std::uint32_t seat, const std::vector<std::uint32_t>& participants) {
        SeatChanged& changed = *session.streams[table].emplace_back().mutable_seat_changed();
        changed.set_seat(seat);
        changed.set_holder(participants.empty() ? EMPTY : SINGLE);
        for (const auto participant : participants) changed.add_participants(participant);
    }
    // A promise that only seats 1 and 2 read.
    void promise(std::uint32_t table, const std::string& text) {
        Event& event = session.streams[table].emplace_back();
        event.add_listed(1);
        event.add_listed(2);
        event.mutable_promise_made()->set_from(2);
        event.mutable_promise_made()->set_to(1);
        event.mutable_promise_made()->set_text(text);
    }
    std::string page(std::uint32_t participant, std::uint32_t table = 0) const {
        report::Options options;
        options.language = "en";
        const auto document = participant_page(session, participant, table, options);
        return document ? report::to_html(*document, {}) : std::string();
    }

    Session session;
};

bool has(const std::string& page, const std::string& what) { return page.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("who left reads nothing of what was told to the next one at the seat, who reads it all") {
    Played played;
    played.open(1);
    played.place(7, 1, 1);
    played.sit(1, 1, {7});
    played.promise(1, "EARLY-promise");
    played.session.streams[0].emplace_back().mutable_participant_left()->set_participant(7);
    played.sit(1, 1, {});
    played.place(8, 1, 1);
    played.sit(1, 1, {8});
    played.promise(1, "LATER-promise");
    CHECK(has(played.page(7), "EARLY-promise"));
    CHECK_FALSE(has(played.page(7), "LATER-promise"));
    CHECK(has(played.page(7), "until you left"));
    // As the server does: a newcomer is sent the seat's whole history.
    CHECK(has(played.page(8), "EARLY-promise"));
    CHECK(has(played.page(8), "LATER-promise"));
}

TEST_CASE("who was taken back to the lobby has a page of what they saw, and who comes back of all until they went again") {
    Played played;
    played.open(1);
    played.place(7, 1, 1);
    played.sit(1, 1, {7});
    played.promise(1, "EARLY-promise");
    played.place(7, 0, 0);
    played.sit(1, 1, {});
    played.promise(1, "LATER-promise");
    CHECK_FALSE(has(played.page(7), "LATER-promise"));
    played.place(7, 1, 1);
    played.sit(1, 1, {7});
    CHECK(has(played.page(7), "LATER-promise"));
    played.sit(1, 1, {});
    played.promise(1, "LAST-promise");
    CHECK(has(played.page(7), "LATER-promise"));
    CHECK_FALSE(has(played.page(7), "LAST-promise"));
}

TEST_CASE("somebody whom a bot stands in for keeps the seat, with what is told to it meanwhile") {
    Played played;
    played.open(1);
    played.place(7, 1, 1);
    played.sit(1, 1, {7});
    played.sit(1, 1, {7});
    played.session.streams[1].back().mutable_seat_changed()->set_holder(BOT);
    played.promise(1, "LATER-promise");
    CHECK(has(played.page(7), "LATER-promise"));
}

TEST_CASE("after a fork the page has both tables, each as far as one sat there; a past that was copied seats nobody") {
    Played played;
    played.open(1);
    played.place(6, 1, 1);
    played.sit(1, 1, {6});
    played.promise(1, "FIRST-promise");
    played.sit(1, 1, {});
    played.place(7, 1, 1);
    played.sit(1, 1, {7});
    played.promise(1, "EARLY-promise");
    // Participant 7 goes along to table 2; participant 6 had left.
    played.session.streams[2] = played.session.streams[1];
    played.session.streams[2].front().mutable_table_opened()->set_table(2);
    played.place(7, 2, 1);
    played.sit(1, 1, {});
    played.place(8, 1, 1);
    played.sit(1, 1, {8});
    played.promise(1, "OLD-promise");
    played.promise(2, "NEW-promise");
    const auto stays = played.session.stays_of(7);
    REQUIRE(stays.size() == 2);
    CHECK(stays[0].table == 1);
    CHECK(stays[1].table == 2);
    CHECK(stays[1].told == played.session.streams[2].size());
    const std::string page = played.page(7);
    for (const char* part : {"What you saw at table 1", "What you saw at table 2", "EARLY-promise", "NEW-promise"}) CHECK(has(page, part));
    CHECK_FALSE(has(page, "OLD-promise"));
    CHECK_FALSE(has(played.page(7, 1), "NEW-promise"));
    CHECK(played.page(7, 3).empty());
    REQUIRE(played.session.stays_of(6).size() == 1);
    CHECK_FALSE(has(played.page(6), "EARLY-promise"));
}

TEST_CASE("at a table where one changed seats the page is of the seat held longest; who never sat reads the public screen") {
    Played played;
    played.open(1);
    played.place(7, 1, 3);
    played.sit(1, 3, {7});
    played.place(7, 1, 1);
    played.sit(1, 3, {});
    played.sit(1, 1, {7});
    played.promise(1, "EARLY-promise");
    played.place(9, 1, 0);
    REQUIRE(played.session.stays_of(7).size() == 1);
    CHECK(played.session.stays_of(7).front().seat == 1);
    REQUIRE(played.session.stays_of(9).size() == 1);
    CHECK(played.session.stays_of(9).front().seat == 0);
    CHECK_FALSE(has(played.page(9), "EARLY-promise"));
    CHECK(has(played.page(9), "public screen"));
    CHECK(played.session.stays_of(99).empty());
}
