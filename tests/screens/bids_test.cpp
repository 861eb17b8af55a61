// Bids under seal and score sheets, as players, the projector and the trainer see them.
#include "tests/screens/room.hpp"

#include "client/screens/words.hpp"

using namespace samenspel;
using namespace samenspel::testing;
using Faults = std::vector<std::string>;

namespace {

constexpr int reading = 1, bidding = 2, talking = 3, debriefing = 5;
constexpr std::uint32_t west = 1, centre = 2;

void both(Text& text, const char* nl, const char* en) {
    text.set_nl(nl);
    text.set_en(en);
}

void add_option(IssueInfo& issue, const char* id, const char* nl, const char* en) {
    OptionInfo& option = *issue.add_options();
    option.set_id(id);
    both(*option.mutable_label(), nl, en);
    both(*option.mutable_explain(), "Een rij molens langs de dijk, met een fonds voor wie er het dichtst bij woont.", "A row of turbines along the dyke, with a fund for those who live closest.");
}

// The region of the room, in which each party bids on the place for its own turbines.
Content energy() {
    Content content = region();
    content.set_scorable(true);
    content.mutable_phases(bidding)->set_kind(BIDDING);
    both(*content.mutable_phases(bidding)->mutable_title(), "Eerste bod", "First bid");
    for (std::uint32_t party = 1; party <= 4; ++party) {
        IssueInfo& issue = *content.add_issues();
        issue.set_id("site-" + std::to_string(party));
        both(*issue.mutable_title(), "Plek voor molens", "Place for turbines");
        both(*issue.mutable_question(), "Waar komen onze molens?", "Where do our turbines go?");
        issue.set_rule(CONSENT);
        issue.set_bidder(party);
        issue.set_if_absent("inner");
        add_option(issue, "inner", "Midden in de gemeente", "In the middle of the municipality");
        add_option(issue, "edge", "Aan de rand van de gemeente", "At the edge of the municipality");
        add_option(issue, "cluster", "In het gezamenlijke park", "In the joint park");
        add_option(issue, "roofs", "Alleen zon op daken", "Only panels on roofs");
    }
    return content;
}

// A sheet by which the edge is worth 14, all others 3, and no deal 6.
void deal_role(Knowledge& known, std::uint32_t seat) {
    RoleDealt& role = *known.add_roles();
    role.set_seat(seat);
    both(*role.mutable_text(), "Jij bent bestuurder van De Waterkant.", "You are on the board of De Waterkant.");
    both(*role.mutable_bottom_line(), "Geen molen in het dorp.", "No turbine in the village.");
    both(*role.mutable_concession(), "Het fonds mag naar de buren.", "The fund may go to the neighbours.");
    ScoreSheet& sheet = *role.mutable_sheet();
    sheet.set_no_deal(6);
    for (const auto& [option, points] : std::initializer_list<std::pair<const char*, double>>{{"inner", 3}, {"edge", 14}, {"cluster", 3}, {"roofs", 3}}) {
        ScoreSheet::Points& line = *sheet.add_points();
        line.set_issue("site-" + std::to_string(seat));
        line.set_option(option);
        line.set_points(points);
    }
    for (const char* issue : {"schools", "money"}) {
        ScoreSheet::Points& line = *sheet.add_points();
        line.set_issue(issue);
        line.set_option("option-2");
        line.set_points(1.5);
    }
    ScoreSheet::Tally& tally = *sheet.add_tallies();
    both(*tally.mutable_title(), "Molens op de horizon", "Turbines on the horizon");
    tally.set_each(-0.5);
    tally.set_squared(-0.25);
    tally.set_reach(40);
    tally.set_reach_points(8);
}

Knowledge at_phase(int phase, Talk talk = SPOKEN) {
    Knowledge known = table_at(phase, talk);
    *known.mutable_opened()->mutable_content() = energy();
    return known;
}

void seal(Knowledge& known, std::uint32_t party, const char* option) {
    Bid& bid = *known.add_bids();
    bid.set_party(party);
    if (!option) return;
    Choice& choice = *bid.add_choices();
    choice.set_issue("site-" + std::to_string(party));
    choice.set_option(option);
}

// Three bids and one that nobody made, with what that would make of the region.
void open_bids(Knowledge& known) {
    BidsOpened& opened = *known.add_opened_bids();
    for (const auto& [party, option] : std::initializer_list<std::pair<std::uint32_t, const char*>>{{1, "edge"}, {2, "edge"}, {4, "cluster"}}) {
        Bid& bid = *opened.add_bids();
        bid.set_party(party);
        Choice& choice = *bid.add_choices();
        choice.set_issue("site-" + std::to_string(party));
        choice.set_option(option);
    }
    for (const auto& [id, value] : std::initializer_list<std::pair<const char*, double>>{{"money", 840'000}, {"quality", 61}}) {
        Indicator& one = *opened.add_outlook();
        one.set_indicator(id);
        one.set_subject("");
        one.set_value(value);
    }
}

void look_at(Room& room, const char* page) {
    pass_recap(room);
    REQUIRE(room.window.click(std::string("table.tabs.") + page));
    room.window.settle();
}

}  // namespace

TEST_CASE("a bid is chosen, sealed, and can be changed until all open") {
    Knowledge known = at_phase(bidding);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "bids");
    room.window.click("bids.submit");
    CHECK(room.wants.commands.empty());
    REQUIRE(room.window.click("bids.site-1.edge"));
    room.window.click("bids.submit");
    REQUIRE(room.command().submit_bid().choices_size() == 1);
    CHECK(room.command().submit_bid().choices(0).issue() == "site-1");
    CHECK(room.command().submit_bid().choices(0).option() == "edge");
    CHECK(faults_everywhere(room, "bids-own") == Faults{});

    seal(known, west, "edge");
    Room sealed(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(sealed, "bids");
    CHECK(sealed.window.shows("Verzegeld."));
    sealed.window.click("bids.submit");
    CHECK(sealed.wants.commands.empty());
    sealed.window.click("bids.site-1.roofs");
    CHECK(sealed.window.shows("Je eerdere bod ligt er nog."));
    sealed.window.click("bids.submit");
    CHECK(sealed.command().submit_bid().choices(0).option() == "roofs");
}

TEST_CASE("who does not sign for the party sees its bid and cannot seal one") {
    Knowledge known = at_phase(bidding);
    known.mutable_seats(4)->set_holder(SINGLE);
    Room room(welcome(SEAT_VIEWER, 1, 5), known);
    look_at(room, "bids");
    room.window.click("bids.site-1.edge");
    CHECK_FALSE(room.window.find("bids.submit"));
    CHECK(room.wants.commands.empty());
}

TEST_CASE("who has sealed a bid is seen by all players, what it says by its own party and the trainer") {
    Knowledge known = at_phase(bidding);
    seal(known, west, "edge");
    seal(known, centre, nullptr);
    Room room(welcome(SEAT_VIEWER, 1, 4), known);
    look_at(room, "bids");
    CHECK(room.window.shows("verzegeld"));
    CHECK(room.window.shows("nog niet"));
    CHECK(faults_everywhere(room, "bids-sealed") == Faults{});
    seal(known, 4, "cluster");
    Room trainer(welcome(TRAINER_VIEWER, 1), known);
    trainer.window.settle();
    trainer.window.click("trainer.tabs.bids");
    CHECK(trainer.window.shows("In het gezamenlijke park"));
    CHECK(faults_everywhere(trainer, "bids-console") == Faults{});
}

TEST_CASE("opened bids stand there by party, with what they make of the region") {
    Knowledge known = at_phase(talking);
    deal_role(known, 1);
    open_bids(known);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "bids");
    CHECK(room.window.shows("Aan de rand van de gemeente"));
    CHECK(room.window.shows("In het gezamenlijke park"));
    CHECK(room.window.shows("geen bod"));
    CHECK(room.window.shows("Als iedereen doet wat hij bood"));
    CHECK(faults_everywhere(room, "bids-opened") == Faults{});
}

TEST_CASE("whoever bids nothing new is shown with the bid that still stands, and with no bid before there was one") {
    Knowledge known = at_phase(talking);
    open_bids(known);
    BidsOpened& again = *known.add_opened_bids();
    again = known.opened_bids(0);
    again.mutable_bids()->DeleteSubrange(0, 1);  // of west: nothing new
    again.mutable_bids(0)->mutable_choices(0)->set_option("roofs");
    Room room(welcome(SEAT_VIEWER, 1, 4), known);
    look_at(room, "bids");
    CHECK(room.window.shows("blijft staan"));
    CHECK(room.window.shows("Aan de rand van de gemeente"));
    CHECK(faults_everywhere(room, "bids-stand") == Faults{});
    known.mutable_opened_bids()->DeleteSubrange(1, 1);
    Room first(welcome(SEAT_VIEWER, 1, 4), known);
    look_at(first, "bids");
    CHECK_FALSE(first.window.shows("blijft staan"));
}

TEST_CASE("a council that has to vote on its support is told with the party's name") {
    Knowledge known = at_phase(talking);
    add_results(known);
    known.mutable_results(0)->mutable_round()->add_findings("council-vote:west");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "result");
    CHECK(room.window.shows("Stichting De Waterkant heeft thuis zo weinig draagvlak over dat de raad erover moet stemmen."));
}

TEST_CASE("a rebid shows what came of the bids before it") {
    Knowledge known = at_phase(bidding);
    deal_role(known, 1);
    open_bids(known);
    seal(known, west, "edge");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "bids");
    room.window.wheel("bids.site-1.edge", -50);  // below one's own new bid
    CHECK(room.window.shows("Geopend: bieding 1"));
    CHECK(faults_everywhere(room, "bids-again") == Faults{});
}

TEST_CASE("who stands in for an absent neighbour can sign for that party after their own, and every screen says who signs") {
    Knowledge known = table_at(talking);
    add_proposal(known, PROPOSAL_ACCEPTED);
    known.mutable_proposals(0)->add_signed_(west);
    Room alone(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(alone, "proposals");
    CHECK_FALSE(alone.window.find("proposal.1.sign"));

    SeatChanged& absent = *known.mutable_seats(1);
    absent.set_holder(ABSENT);
    absent.set_presence(NOT_HERE);
    absent.clear_participants();
    absent.set_deputy(1);
    Room other(welcome(SEAT_VIEWER, 1, 4), known);
    other.window.settle();
    CHECK(other.window.shows("afwezig · Marijke de Feijter tekent"));
    Room deputy(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(deputy, "proposals");
    CHECK(deputy.window.shows("afwezig · jij tekent"));
    REQUIRE(deputy.window.click("proposal.1.sign"));
    CHECK(deputy.command().sign_proposal().proposal() == 1);
    CHECK(faults_everywhere(deputy, "proposals-deputy") == Faults{});

    known.mutable_proposals(0)->add_signed_(2);
    Room done(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(done, "proposals");
    CHECK_FALSE(done.window.find("proposal.1.sign"));
}

// Neighbours look at one's screen.
TEST_CASE("where people talk aloud, what a package is worth to oneself is shown only while the role card is held") {
    const std::string bids = "Als de anderen doen wat zij het laatst boden", worth = "punten";
    Knowledge known = at_phase(bidding);
    deal_role(known, 1);
    open_bids(known);
    seal(known, west, "edge");
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "bids");
    CHECK_FALSE(room.window.shows(bids));
    CHECK_FALSE(room.window.shows(worth));
    REQUIRE(room.window.press_mouse("role"));
    CHECK(room.window.shows(bids));
    CHECK(room.window.shows(worth));
    room.window.release_mouse();
    CHECK_FALSE(room.window.shows(bids));
    CHECK_FALSE(room.window.shows(worth));

    add_proposal(known, PROPOSAL_OPEN);
    Room proposals(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(proposals, "proposals");
    CHECK_FALSE(proposals.window.find("proposal.1.worth"));
    REQUIRE(proposals.window.press_mouse("role"));
    CHECK(proposals.window.find("proposal.1.worth"));
    proposals.window.release_mouse();
    CHECK_FALSE(proposals.window.find("proposal.1.worth"));
}

TEST_CASE("where people talk aloud, a bid is chosen and sealed without the screen telling which") {
    Room room(welcome(SEAT_VIEWER, 1, 1), at_phase(bidding));
    look_at(room, "bids");
    const auto shown = [&](const char* option) { return room.window.find(std::string("bids.site-1.") + option)->checked; };
    CHECK_FALSE(room.window.shows("Gekozen."));
    REQUIRE(room.window.click("bids.site-1.edge"));
    CHECK(room.window.shows("Gekozen."));
    CHECK_FALSE((shown("inner") || shown("edge") || shown("cluster") || shown("roofs")));
    REQUIRE(room.window.press_mouse("bids.private"));
    CHECK(shown("edge"));
    room.window.release_mouse();
    CHECK_FALSE(shown("edge"));
    CHECK(room.window.click("bids.submit"));
    CHECK(room.command().submit_bid().choices(0).option() == "edge");
    CHECK(faults_everywhere(room, "bids-covered") == Faults{});
    Room typed(welcome(SEAT_VIEWER, 1, 1), at_phase(bidding, TYPED));
    look_at(typed, "bids");
    typed.window.click("bids.site-1.edge");
    CHECK(typed.window.find("bids.site-1.edge")->checked);
    CHECK_FALSE(typed.window.find("bids.private"));
}

TEST_CASE("where people type, each for themselves, what a package is worth stands beside it") {
    Knowledge known = at_phase(bidding, TYPED);
    deal_role(known, 1);
    open_bids(known);
    seal(known, west, "edge");
    add_proposal(known, PROPOSAL_OPEN);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    look_at(room, "bids");
    CHECK(room.window.shows("Als de anderen doen wat zij het laatst boden"));
    look_at(room, "proposals");
    CHECK(room.window.find("proposal.1.worth"));
    CHECK(faults_everywhere(room, "bids-worth") == Faults{});
}

TEST_CASE("a card that goes while it is held leaves nothing open behind") {
    for (const Talk talk : {TYPED, SPOKEN}) {
        Knowledge known = at_phase(talking, talk);
        deal_role(known, 1);
        add_proposal(known, PROPOSAL_OPEN);
        Room room(welcome(SEAT_VIEWER, 1, 1), known, {390, 844, 1});
        look_at(room, "role");
        REQUIRE(room.window.press_mouse("role"));
        CHECK(room.window.shows("punten"));
        room.window.release_mouse();
        room.window.kit().state<bool>("role#open") = true;  // as it is left when the card is drawn no more
        look_at(room, "proposals");
        CHECK((room.window.find("proposal.1.worth") != nullptr) == (talk == TYPED));
    }
}

TEST_CASE("the score sheet is read in the briefing, covered until it is held") {
    Knowledge known = at_phase(reading);
    deal_role(known, 1);
    Room room(welcome(SEAT_VIEWER, 1, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.shows("Molens op de horizon"));
    REQUIRE(room.window.press_mouse("briefing.role"));
    CHECK(room.window.shows("Molens op de horizon"));
    CHECK(faults_everywhere(room, "bids-briefing") == Faults{});
}

TEST_CASE("the points at the end stand beside no deal, one's own for a player and all for the trainer") {
    Knowledge known = at_phase(debriefing);
    add_results(known);
    open_bids(known);
    for (std::uint32_t seat = 1; seat <= 4; ++seat) {
        deal_role(known, seat);
        InterestsScored& score = *known.add_scores();
        score.set_seat(seat);
        score.set_points(seat == 1 ? 17.5 : 4);
        score.set_no_deal(6);
    }
    Knowledge own = known;
    own.mutable_scores()->DeleteSubrange(1, 3);
    own.mutable_roles()->DeleteSubrange(1, 3);
    Room room(welcome(SEAT_VIEWER, 1, 1), own), trainer(welcome(TRAINER_VIEWER, 1), known);
    room.window.settle();
    CHECK_FALSE(room.window.shows("17,5"));  // neighbours look along until it is opened
    REQUIRE(room.window.press_mouse("end.private"));
    CHECK(room.window.shows("17,5"));
    room.window.release_mouse();
    CHECK(faults_everywhere(room, "bids-end") == Faults{});
    trainer.window.settle();
    trainer.window.click("trainer.tabs.bids");
    CHECK(trainer.window.shows("17,5"));
    CHECK(faults_everywhere(trainer, "bids-console-end") == Faults{});
}
