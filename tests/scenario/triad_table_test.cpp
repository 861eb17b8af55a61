// The triad played by hand, clause by clause: conversations, cases, suspicions, the three challenges, the model's rules as
// people meet them, and the dilemma.
#include "tests/scenario/triad_table.hpp"

#include <set>

#include "server/rules/glance.hpp"
#include "server/rules/process.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

constexpr std::int64_t minute = 60'000;

void talk_of(TriadTable& at, const std::string& domain) {
    REQUIRE_FALSE(at.trainer([&](Command& c) { c.mutable_set_conversation()->set_domain(domain); }));
}

// What `party` thinks drives each other one, and what it suspects it of.
void suspect(TriadTable& at, std::uint32_t party, const std::string& motive, const std::string& suspicion) {
    REQUIRE_FALSE(at.seat(party, [&](Command& c) {
        c.mutable_submit_form()->set_form("drivers");
        for (std::uint32_t partner = 1; partner <= 6; ++partner) {
            if (partner == party) continue;
            for (const auto& [question, option] : {std::pair{"motive", motive}, {"suspicion", suspicion}}) {
                Answer& answer = *c.mutable_submit_form()->add_answers();
                answer.set_question(question);
                answer.set_option(option);
                answer.set_partner(partner);
            }
        }
    }));
}

const GuessOutcome& outcome_about(const GuessesCompared& compared, std::uint32_t party) {
    for (const auto& outcome : compared.outcomes())
        if (outcome.partner() == party) return outcome;
    FAIL("no outcome about " << party);
    return compared.outcomes(0);
}

Reason reason(const std::optional<rules::Rejection>& rejection) { return rejection ? rejection->reason : REASON_UNSET; }

}  // namespace

// ---- three kinds of conversation ----

TEST_CASE("an agreement of the triad belongs to one conversation, and a proposal that mixes two is refused") {
    TriadTable at(180);
    at.go_to("talk-1");
    CHECK(reason(at.propose({{"homes", "sixty"}, {"street", "spread"}}, {1, 2, 3})) == MIXED_DOMAINS);
    CHECK(reason(at.propose({{"safety", "team"}, {"guidance", "solid"}}, {1, 2, 3})) == MIXED_DOMAINS);
    at.agree({{"homes", "sixty"}, {"guidance", "solid"}});
    at.agree({{"street", "both"}});
    at.agree({{"safety", "team"}});
    CHECK(at.table.proposals[0].draft().domain() == "institutional");
    CHECK(at.table.proposals[1].draft().domain() == "living");
    CHECK(at.table.proposals[2].draft().domain() == "case");
}

TEST_CASE("the trainer sees where talk sits: time, proposals and agreements of each conversation") {
    TriadTable at(180);
    at.go_to("talk-1");
    talk_of(at, "institutional");
    at.pass_time(2 * minute);
    at.agree({{"homes", "twenty"}});
    REQUIRE_FALSE(at.propose({{"guidance", "thin"}}, {1, 2, 3}));
    talk_of(at, "living");
    at.pass_time(minute);
    const Glance glance = rules::glance(at.table, at.now_ms);
    CHECK(glance.conversation() == "living");
    std::map<std::string, std::vector<std::int64_t>> shown;
    for (const auto& one : glance.conversations()) shown[one.domain()] = {one.talked_ms(), one.proposals(), one.agreements()};
    CHECK(shown.at("institutional") == std::vector<std::int64_t>{2 * minute, 2, 1});
    CHECK(shown.at("living")[0] + at.now_ms - glance.talk_since_ms() == minute);
    CHECK(shown.at("case") == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("the time that a case takes is talk of the case conversation, whatever was talked of before") {
    TriadTable at(180);
    at.go_to("explore");
    talk_of(at, "living");
    at.go_to("case-1");
    at.pass_time(2 * minute);
    CHECK(rules::glance(at.table, at.now_ms).conversation() == "case");
    CHECK(at.table.process.conversation == "living");
    at.go_to("talk-1");
    at.pass_time(minute);
    const Glance glance = rules::glance(at.table, at.now_ms);
    CHECK(glance.conversation() == "living");
    for (const auto& one : glance.conversations()) CHECK(one.talked_ms() == (one.domain() == "case" ? 2 * minute : 0));
}

// ---- one case a year ----

TEST_CASE("each year opens with another person's case, which everybody can read and only those concerned decide") {
    TriadTable at(180);
    std::set<std::string> people;
    for (int year = 1; year <= 6; ++year) {
        INFO("year " << year);
        at.go_to("case-" + std::to_string(year));
        const CaseOpened& opened = at.table.process.cases.back().opened;
        people.insert(opened.case_());
        CHECK(opened.options_size() == 3);
        for (const auto party : opened.deciders()) CHECK((party != alderman_housing && party != tenants));  // who have no seat in the case conversation
        for (std::uint32_t party = 1; party <= 6; ++party) {
            CHECK(at.seen_by(party).cases(year - 1).opened().text().nl() == opened.text().nl());
            const bool concerned = std::find(opened.deciders().begin(), opened.deciders().end(), party) != opened.deciders().end();
            if (!concerned) CHECK(reason(at.vote(party, opened.options(0).id())) == NOT_YOURS_TO_DECIDE);
        }
        const auto voters = opened.deciders();
        const std::string way = opened.options(0).id();
        for (const auto party : voters)
            if (!at.table.process.cases.back().decided) REQUIRE_FALSE(at.vote(party, way));
        CHECK(at.table.process.cases.back().decided->option() == way);
    }
    CHECK(people.size() == 6);
}

TEST_CASE("after three minutes a case that is not decided is over, and talk begins") {
    TriadTable at(180);
    at.go_to("case-1");
    REQUIRE_FALSE(at.vote(association, "rest"));
    at.pass_time(3 * minute - 1);
    CHECK(at.kind() == CASE);
    at.pass_time(1);
    CHECK(at.kind() == TALKING);
    CHECK(at.table.process.cases.back().decided->option().empty());
}

TEST_CASE("how a case was decided is felt at the year's end: the bailiff's letter costs a home and dignity, two weeks of rest cost the provider") {
    const auto after = [](const std::string& way) {
        TriadTable at(180);
        at.go_to("case-1");
        for (const auto party : {association, provider}) REQUIRE_FALSE(at.vote(party, way));
        at.go_to("result-1");
        return std::pair(at.figure("clients", "dignity"), at.figure("provider", "result_eur"));
    };
    const auto bailiff = after("bailiff"), rest = after("rest");
    CHECK(rest.first > bailiff.first + 1);
    CHECK(rest.second < bailiff.second - 5000);
}

// ---- mutual suspicions ----

TEST_CASE("what drives the others is asked first, in secret: no other seat sees who suspects what, not even that somebody answered") {
    TriadTable at(45);
    at.go_to("read");
    for (std::uint32_t party = 1; party <= 6; ++party) CHECK(at.seen_by(party).forms(0).form() == "drivers");
    const std::string before = bytes(at.seen_by(provider));
    suspect(at, association, "moral", "keeps");
    CHECK(bytes(at.seen_by(provider)) == before);
    CHECK(at.seen_by(association).forms(0).submitted_size() == 1);
}

TEST_CASE("at the end what people thought drives the others is compared with the true cards, counted without names") {
    TriadTable at(45);
    at.go_to("read");
    for (const auto party : {provider, alderman_care, tenants}) suspect(at, party, "instrumental", "keeps-out");
    suspect(at, clients, "moral", "money");
    const auto compare = [&](const char* question) {
        return at.trainer([&](Command& c) {
            c.mutable_compare_guesses()->set_form("drivers");
            c.mutable_compare_guesses()->set_question(question);
        });
    };
    CHECK(reason(compare("motive")) == WRONG_PHASE);
    at.go_to("debrief");
    REQUIRE_FALSE(compare("motive"));
    const Knowledge known = at.seen_by(clients);
    REQUIRE(known.guesses_size() == 1);
    const GuessOutcome& motive = outcome_about(known.guesses(0), association);
    CHECK(motive.truth() == "instrumental");
    CHECK(motive.right() == 3);
    CHECK(motive.of() == 4);
    CHECK(outcome_about(known.guesses(0), tenants).truth() == "affective");

    REQUIRE_FALSE(compare("suspicion"));
    const Knowledge later = at.seen_by(clients);
    REQUIRE(later.guesses_size() == 2);
    const GuessOutcome& suspicion = outcome_about(later.guesses(1), association);
    CHECK(suspicion.truth() == "money");
    CHECK(suspicion.right() == 1);
    CHECK(suspicion.of() == 4);
    const std::map<std::uint32_t, std::string> truths{{provider, "money"}, {alderman_care, "own-front"}, {alderman_housing, "seen"}, {tenants, "nothing"}, {clients, "nothing"}};
    for (const auto& [party, truth] : truths) CHECK(outcome_about(later.guesses(1), party).truth() == truth);
}

// ---- three challenges ----

TEST_CASE("getting off the mark: before the first round people ask what drives each other and cannot table anything yet") {
    TriadTable at(180);
    at.go_to("explore");
    talk_of(at, "institutional");
    CHECK(reason(at.propose({{"homes", "twenty"}}, {1, 2, 3})) == WRONG_PHASE);
    CHECK_FALSE(at.seat(provider, [&](Command& c) { c.mutable_ask_interest()->set_to(at.seat_of(association)); }));
    CHECK_FALSE(at.seat(association, [&](Command& c) {
        c.mutable_reveal_card()->set_card("association-2");
        c.mutable_reveal_card()->add_to(at.seat_of(provider));
    }));
    CHECK(rules::cards_revealed(at.table) == 1);
}

TEST_CASE("fitting organisation: an agreement about the street needs no provider, one about a person no tenants") {
    TriadTable at(180);
    at.go_to("talk-1");
    at.agree({{"street", "both"}}, {association, alderman_care, alderman_housing, tenants});
    at.agree({{"safety", "both"}}, {association, provider, alderman_care});
    CHECK(at.table.proposals[0].state == AGREED);
    CHECK(at.table.proposals[1].state == AGREED);
}

TEST_CASE("preventing impasse: midway what is given and got is asked of all and laid side by side, and no bargaining meanwhile") {
    for (const std::uint32_t minutes : {45U, 90U, 180U}) {
        INFO(minutes << " minutes");
        TriadTable at(minutes);
        at.go_to("balance");
        CHECK(reason(at.propose({{"homes", "twenty"}}, {1, 2, 3})) == WRONG_PHASE);
        for (std::uint32_t party = 1; party <= 6; ++party)
            REQUIRE_FALSE(at.seat(party, [&](Command& c) {
                c.mutable_submit_form()->set_form("stocktaking");
                for (const auto& [question, scale] : {std::pair{"give", 3 + party}, {"get", 9 - party}, {"just", party}}) {
                    Answer& answer = *c.mutable_submit_form()->add_answers();
                    answer.set_question(question);
                    answer.set_scale(scale);
                }
            }));
        at.next();
        const Knowledge known = at.seen_by(tenants);
        bool shown = false;
        for (const auto& form : known.forms())
            if (form.form() == "stocktaking")
                for (const auto& spread : form.closed().spreads()) shown = shown || (spread.question() == "just" && spread.low() == 1 && spread.high() == 6);
        CHECK(shown);
    }
}

TEST_CASE("preventing impasse: what one gives is put down and thanked for, and eight minutes without a move tell the trainer") {
    TriadTable at(180);
    at.go_to("talk-1");
    REQUIRE_FALSE(at.seat(provider, [&](Command& c) {
        c.mutable_log_give()->set_to(at.seat_of(association));
        c.mutable_log_give()->set_text("Een nummer dat ook 's avonds opneemt");
        c.mutable_log_give()->set_value(4);
    }));
    REQUIRE_FALSE(at.seat(association, [&](Command& c) {
        c.mutable_answer_give()->set_from(at.seat_of(provider));
        c.mutable_answer_give()->set_give(1);
        c.mutable_answer_give()->set_thanks(true);
        c.mutable_answer_give()->set_value(5);
    }));
    at.pass_time(8 * minute - 1);
    CHECK(rules::warning(at.table, at.now_ms).alert == ALERT_NONE);
    at.pass_time(1);
    CHECK(rules::warning(at.table, at.now_ms).alert == QUIET);
}

// ---- the model's rules as the table meets them ----

TEST_CASE("a flip contract that was agreed flips after a year, into the name of those who lived there") {
    TriadTable at(180);
    at.go_to("talk-1");
    at.agree({{"homes", "sixty"}});
    at.agree({{"tenancy", "flip"}});
    at.go_to("result-1");
    CHECK_FALSE(at.found("flipped:"));
    at.go_to("result-2");
    CHECK(at.found("flipped:60"));
}

TEST_CASE("a three-way contract binds to guidance at the cost of dignity") {
    const auto dignity = [](const std::string& tenancy) {
        TriadTable at(180);
        at.go_to("talk-1");
        at.agree({{"homes", "sixty"}});
        at.agree({{"tenancy", tenancy}});
        at.go_to("result-2");
        return at.figure("clients", "dignity");
    };
    CHECK(dignity("three-way") < dignity("own") - 4);
}

TEST_CASE("homes with backing go through the council, and the guarantee fund then bears the association's damage") {
    const auto association_books = [](const std::string& homes) {
        TriadTable at(180);
        at.go_to("talk-1");
        at.agree({{"homes", homes}});
        at.go_to("result-1");
        CHECK(at.found("council_passed:") == (homes == "backed"));
        return at.figure("association", "result_eur");
    };
    CHECK(association_books("backed") == Approx(0).margin(1));
    CHECK(association_books("sixty") < -60 * 1500 - 5 * 8000);
}

TEST_CASE("beds to fall back on spare the town cases") {
    const auto cases = [](const std::string& safety) {
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            TriadTable at(180, seed);
            at.go_to("talk-1");
            at.agree({{"homes", "sixty"}});
            at.settle_word("safe");
            at.agree({{"safety", safety}});
            for (int year = 1; year <= 2; ++year) {
                at.go_to("result-" + std::to_string(year));
                sum += at.figure("", "cases");
            }
        }
        return sum;
    };
    CHECK(cases("beds") < 0.85 * cases("none"));
}

TEST_CASE("forced homes with hardly any guidance freeze allocation, and in the fourth year the alderman falls: the same player with a new card") {
    TriadTable at(180);
    at.go_to("talk-1");
    at.agree({{"homes", "quota"}}, {provider, alderman_care, alderman_housing}, {association});
    at.go_to("result-3");
    CHECK(at.found("frozen:18:60"));
    CHECK(at.figure("", "frozen") == 1);
    CHECK(at.count(Event::kSeatSucceeded) == 0);
    const std::string before = at.seen_by(alderman_care).roles(0).text().nl();
    at.go_to("result-4");
    REQUIRE(at.count(Event::kSeatSucceeded) == 1);
    CHECK(at.table.process.successions.begin()->first == at.seat_of(alderman_care));
    const Knowledge own = at.seen_by(alderman_care);
    REQUIRE(own.roles_size() == 1);
    CHECK(own.roles(0).text().nl() != before);
    CHECK(own.roles(0).text().nl().find("Harm Oosterhuis") != std::string::npos);
    for (const auto other : {association, provider, alderman_housing, tenants, clients})
        CHECK(bytes(at.seen_by(other)).find("Je bent Harm Oosterhuis") == std::string::npos);
    // The seat goes on, and has what it signed.
    at.go_to("talk-5");
    CHECK(reason(at.seat(alderman_care, [](Command& c) { c.mutable_leave_agreement()->set_proposal(1); })) == REASON_NEEDED);
}

TEST_CASE("ten homes more are ten in each year of the round, as their text says") {
    for (const auto& [minutes, housed] : {std::pair{45U, 30.0}, {90U, 20.0}, {180U, 10.0}}) {
        INFO(minutes << " minutes");
        TriadTable at(minutes);
        at.go_to("talk-1");
        REQUIRE_FALSE(at.seat(association, [](Command& c) { c.mutable_do_act()->set_act("offer"); }));
        at.go_to("result-1");
        CHECK(at.figure("", "housed") == housed);
    }
}

TEST_CASE("in the short session the alderman falls after the last talk: the town hears it, and the player keeps the card that was played") {
    TriadTable at(45);
    at.go_to("talk-1");
    at.agree({{"homes", "quota"}}, {provider, alderman_care, alderman_housing}, {association});
    at.go_to("result-2");
    CHECK(at.found("succession:alderman_care"));
    at.go_to("debrief");
    CHECK(at.count(Event::kSeatSucceeded) == 0);
    for (const auto& score : at.table.scores)
        if (score.seat() == at.seat_of(alderman_care)) CHECK(score.cards(0).card() == at.table.book->role(rules::SeatId{score.seat()})->interests(0).id());
}

// ---- loaded words ----

TEST_CASE("guidance that everybody agreed on and nobody explained does nothing, in the open, until all signed what it means") {
    TriadTable at(180);
    at.go_to("talk-1");
    at.agree({{"homes", "sixty"}, {"guidance", "solid"}});
    at.go_to("result-1");
    REQUIRE(at.count(Event::kWordClashed) == 1);
    CHECK(at.figure("provider", "guidance_hours") == 0);
    for (const auto& event : at.journal)
        if (event.has_word_clashed()) {
            CHECK(event.word_clashed().issue() == "guidance");
            CHECK(event.word_clashed().word() == "guidance");
        }
    at.go_to("talk-2");
    at.settle_word("guidance");
    at.go_to("result-2");
    CHECK(at.count(Event::kWordClashed) == 1);
    CHECK(at.figure("provider", "guidance_hours") > 0);
}

// ---- the dilemma ----

namespace {

struct Ends {
    double booked = 0, town_hall = 0, support = 0, still_housed = 0, settled = 0, provider = 0, dignity = 0, calm = 0, sound = 0;
};

// Six years of the same agreements, made in the first round; means over seeds.
Ends six_years(const std::function<void(TriadTable&)>& agree) {
    Ends out;
    constexpr int seeds = 12;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        TriadTable at(180, seed);
        at.go_to("talk-1");
        for (const char* word : {"guidance", "safe", "near", "affordable"}) at.settle_word(word);
        agree(at);
        at.go_to("result-6");
        out.booked += at.figure("municipality", "booked_eur") / seeds;
        out.town_hall += at.figure("municipality", "gain_eur") / seeds;
        out.support += at.figure("", "support") / seeds;
        out.still_housed += at.figure("", "still_housed") / seeds;
        out.settled += at.figure("", "settled") / seeds;
        out.provider += at.figure("provider", "gain_eur") / seeds;
        out.dignity += at.figure("clients", "dignity") / seeds;
        out.calm += at.figure("", "calm") / seeds;
        out.sound += at.figure("", "sound_parties") / seeds;
    }
    UNSCOPED_INFO("booked " << out.booked << ", town hall " << out.town_hall << ", support " << out.support << ", still housed " << out.still_housed << ", settled "
                            << out.settled << ", provider " << out.provider << ", dignity " << out.dignity << ", calm " << out.calm << ", sound " << out.sound);
    return out;
}

}  // namespace

TEST_CASE("at the table too, pushing the quota, cheap together and carried together each win on a measure of their own") {
    const Ends pushed = six_years([](TriadTable& at) {
        at.agree({{"homes", "quota"}}, {provider, alderman_care, alderman_housing}, {association});
        at.agree({{"guidance", "thin"}}, {provider, alderman_care});
    });
    const auto joint = [](const std::string& guidance) {
        return [guidance](TriadTable& at) {
            at.agree({{"homes", "backed"}, {"guidance", guidance}, {"term", "long"}});
            at.agree({{"safety", "both"}});
            at.agree({{"street", "both"}});
        };
    };
    const Ends cheap = six_years(joint("steady-beds")), carried = six_years(joint("solid-beds"));
    // The first two years' saving, which is in the budget already.
    CHECK(pushed.booked > cheap.booked + 300'000);
    CHECK(cheap.booked > carried.booked + 300'000);
    // The town hall's books over six years.
    CHECK(cheap.town_hall > carried.town_hall + 3e6);
    CHECK(cheap.town_hall > pushed.town_hall + 3e6);
    // What carries on: support, people who keep their home, dignity, calm, and a care provider that is still there.
    CHECK(carried.support > cheap.support + 4);
    CHECK(carried.settled > pushed.settled + 80);
    CHECK(carried.still_housed > cheap.still_housed);
    CHECK(carried.dignity > cheap.dignity + 5);
    CHECK(carried.provider > cheap.provider + 150'000);
    CHECK(carried.sound > pushed.sound + 1);
}
