// The regional energy strategy as shipped at a table where every seat is taken: what becomes of bids, with and without
// agreements.
#include <catch2/catch.hpp>

#include "server/rules/bargaining.hpp"
#include "tests/support/bot_play.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

const std::vector<std::string> municipalities{"aldervoort", "bergweide", "crommerwold", "drieslo", "elzerbroek", "fennehaar", "graswijk", "holtmeer"};

class EnergyTable : public TableRun {
public:
    EnergyTable() : TableRun(book(), SPOKEN, 7) {
        seat_everybody();
        REQUIRE_FALSE(trainer([](Command& c) { c.mutable_start(); }));
    }
    std::optional<rules::Rejection> trainer(const std::function<void(Command&)>& fill) {
        Command command;
        fill(command);
        return give_as_trainer(command);
    }
    std::optional<rules::Rejection> party(const std::string& id, const std::function<void(Command&)>& fill) {
        Command command;
        fill(command);
        return give_as(table.book->signatory(table.book->party_named(id)).value, command);
    }
    void go_to(const std::string& phase) {
        while (table.phase_info().id() != phase) REQUIRE_FALSE(trainer([](Command& c) { c.mutable_next_phase(); }));
    }
    void bid(const std::string& id, const std::string& option) {
        REQUIRE_FALSE(party(id, [&](Command& c) {
            Choice& choice = *c.mutable_submit_bid()->add_choices();
            choice.set_issue("site-" + id);
            choice.set_option(option);
        }));
    }
    void all_bid(const std::string& option) {
        for (const auto& id : municipalities) bid(id, option);
    }
    void all_agree(const std::string& option) {
        Command command;
        Draft& draft = *command.mutable_table_proposal()->mutable_draft();
        for (const auto& id : municipalities) {
            Choice& choice = *draft.add_choices();
            choice.set_issue("site-" + id);
            choice.set_option(option);
        }
        for (const auto& info : table.book->content().parties()) draft.add_parties(info.number());
        REQUIRE_FALSE(give_as(table.pen.value, command));
        for (const auto judge : rules::judging_parties(table, table.proposals.back().draft())) {
            if (table.proposals.back().state != PROPOSAL_OPEN) break;
            command.mutable_take_position()->set_proposal(1);
            command.mutable_take_position()->set_version(1);
            command.mutable_take_position()->set_stance(SUPPORT);
            REQUIRE_FALSE(give_as(table.book->signatory(rules::PartyId{judge}).value, command));
        }
        for (const auto signer : rules::signing_parties(table, table.proposals.back().draft())) {
            command.mutable_sign_proposal()->set_proposal(1);
            REQUIRE_FALSE(give_as(table.book->signatory(rules::PartyId{signer}).value, command));
        }
        REQUIRE(table.proposals.back().state == AGREED);
    }
    bool bottom_line_held(const std::string& id) const {
        for (const auto& score : table.scores)
            if (score.seat() == table.book->signatory(table.book->party_named(id)).value) return score.bottom_line_held();
        FAIL("no score of " << id);
        return false;
    }
    double figure(const std::string& indicator, const std::string& subject = {}) const { return among(table.results.back().round.read().indicators(), indicator, subject); }
    double without_deal(const std::string& indicator) const { return among(table.results.back().round.read().without_deal(), indicator, {}); }

private:
    static std::shared_ptr<const rules::Rulebook> book() {
        static const auto made = shipped_book("energy");
        return made;
    }
    static double among(const google::protobuf::RepeatedPtrField<Indicator>& indicators, const std::string& indicator, const std::string& subject) {
        for (const auto& known : indicators)
            if (known.indicator() == indicator && known.subject() == subject) return known.value();
        FAIL("no figure " << indicator << " of '" << subject << "'");
        return 0;
    }
};

}  // namespace

TEST_CASE("with every bid at the edge and nothing signed, turbines stand at all the borders and the landscape is lost") {
    EnergyTable at;
    at.go_to("bids-1");
    at.all_bid("edge");
    at.go_to("result-1");
    CHECK(at.figure("gwh") == 1600);
    CHECK(at.figure("scattered") == 8);
    CHECK(at.figure("landscape") == 36);
    CHECK(at.without_deal("landscape") == 36);
    for (const auto& id : municipalities) CHECK(at.figure("support", id) < 75 - 15);  // its own turbines, and its neighbours'
    at.go_to("debrief");
    for (const auto* id : {"bergweide", "elzerbroek"}) CHECK_FALSE(at.bottom_line_held(id));
}

TEST_CASE("a residents' evening wins support for the municipality that holds it; the province has no residents to invite") {
    EnergyTable at;
    at.go_to("bids-1");
    at.all_bid("roofs");
    at.go_to("talk-1");
    const auto evening = [](Command& c) { c.mutable_do_act()->set_act("evening"); };
    CHECK(at.party("province", evening));  // refused
    REQUIRE_FALSE(at.party("aldervoort", evening));
    at.go_to("result-1");
    CHECK(at.figure("support", "aldervoort") == 79);
    CHECK(at.figure("support", "bergweide") == 75);
}

TEST_CASE("a park that all signed is what comes about, whatever was bid; the line without agreements keeps the edges") {
    EnergyTable at;
    at.go_to("bids-1");
    at.all_bid("edge");
    at.go_to("bids-2");
    at.all_bid("cluster");
    at.go_to("talk-2");
    at.all_agree("cluster");
    at.go_to("result-1");
    CHECK(at.figure("gwh") == 1600);
    CHECK(at.figure("shares") == 8);
    CHECK(at.figure("scattered") == 0);
    CHECK(at.figure("landscape") == 100);
    CHECK(at.without_deal("landscape") == 36);
    CHECK(at.without_deal("shares") == 0);
    at.go_to("debrief");
    for (const auto* id : {"bergweide", "elzerbroek"}) CHECK(at.bottom_line_held(id));
}

TEST_CASE("a park of three makes its power and spares the landscape as one of four does; at four Drieslo wants its fund, and Crommerwold has its park") {
    struct Row {
        std::size_t members;
        double landscape, grid_cost, support_of_host;
        bool drieslo_held, crommerwold_held;
    };
    for (const Row& row : {Row{3, 75, 142, 57, true, false}, Row{4, 84, 136, 52, false, true}}) {
        INFO(row.members);
        EnergyTable at;
        at.go_to("bids-1");
        const std::vector<std::string> in_order{"drieslo", "aldervoort", "bergweide", "crommerwold", "elzerbroek", "fennehaar", "graswijk", "holtmeer"};
        for (std::size_t i = 0; i < in_order.size(); ++i) at.bid(in_order[i], i < row.members ? "cluster" : "inner");
        at.go_to("result-1");
        CHECK(at.figure("gwh") == 1600);
        CHECK(at.figure("shares") == static_cast<double>(row.members));
        CHECK(at.figure("scattered") == static_cast<double>(8 - row.members));
        CHECK(at.figure("landscape") == row.landscape);
        CHECK(at.figure("grid-cost") == row.grid_cost);
        CHECK(at.figure("support", "drieslo") == row.support_of_host);
        at.go_to("debrief");
        CHECK(at.bottom_line_held("drieslo") == row.drieslo_held);
        CHECK(at.bottom_line_held("crommerwold") == row.crommerwold_held);
    }
}
