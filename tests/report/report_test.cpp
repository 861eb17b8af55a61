// Whose page shows what: a seat's page holds only what that seat was told.
#include "server/report/report.hpp"

#include <catch2/catch.hpp>

#include "server/report/html.hpp"
#include "tests/insight/told_table.hpp"

using namespace samenspel;
using namespace samenspel::testing;

namespace {

// A session in which everything secret that is not for seat 2 carries the mark ZQ, and what is for it OWN.
ToldTable marked() {
    ToldTable table;
    table.at(
        1000,
        "listed: 1 role_dealt { seat: 1 text { en: 'ZQ-role' } bottom_line { en: 'ZQ-line' } cards { card: 'north-1' title { en: 'ZQ-title' } text { en: 'ZQ-text' } layer: 2 motive: 1 weight: 3 } }");
    table.at(
        1000,
        "listed: 2 role_dealt { seat: 2 text { en: 'OWN-role' } bottom_line { en: 'OWN-line' } cards { card: 'south-1' title { en: 'OWN-title' } text { en: 'OWN-text' } layer: 3 motive: 3 weight: 2 } }");
    table.at(2000, "phase_entered { phase: 2 move: BY_CLOCK }");
    table.at(3000, "listed: [1, 3] said_in_group { seat: 1 members: [1, 3] text: 'ZQ-said' act: BLAME }");
    table.at(4000, "listed: [1, 3] card_revealed { from: 1 to: 3 card { card: 'north-1' title { en: 'ZQ-title' } } }");
    table.at(5000, "listed: [1, 3] promise_made { from: 1 to: 3 text: 'ZQ-promise' }");
    table.at(6000, "listed: [1, 2] promise_made { from: 1 to: 2 text: 'OWN-promise' }");
    table.at(7000, "listed: [1, 3] give_logged { give: 1 from: 1 to: 3 text: 'ZQ-give' value: 4 } owners: 1");
    table.at(8000, "listed: 1 act_done_secretly { number: 1 party: 1 act: 'ZQ-act' secret: true }");
    table.at(9000, "listed: 1 whispered { text: 'ZQ-whisper' }");
    table.at(10000, "bookmarked { note: 'ZQ-note' }");
    table.at(11000, "form_opened { form: 'pulse' }");
    table.at(12000, "listed: 1 form_submitted { form: 'pulse' seat: 1 answers { question: 'q' text: 'ZQ-answer' } }");
    table.at(12500, "listed: 2 form_submitted { form: 'pulse' seat: 2 answers { question: 'q' text: 'OWN-answer' } }");
    table.at(13000, "listed: [1, 3] interest_asked { ask: 1 from: 3 to: 1 }");
    table.at(14000, "listed: 3 inject_thrown_to { title { en: 'ZQ-inject' } text { en: 'ZQ-inject-text' } }");
    table.at(
        15000,
        "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2, 3] text: 'open' } }");
    table.at(16000, "listed: 1 interests_scored { seat: 1 cards { card: 'north-1' served: 0.123 } total: 0.123 bottom_line_held: false }");
    table.at(16000, "listed: 2 interests_scored { seat: 2 cards { card: 'south-1' served: 0.75 } total: 0.75 bottom_line_held: true }");
    return table;
}

report::Options english() {
    report::Options out;
    out.language = "en";
    out.talk_shares = true;
    return out;
}

std::string page_of(std::uint32_t seat) {
    const auto all = marked().record();
    const rules::SeatId id{seat};
    const report::TableRecord told{1, report::told_to(all, seat == 0 ? rules::Viewer::board() : rules::Viewer::of_seat(id))};
    return report::to_html(report::seat_report(told, id, english()), {"", "draw();"});
}

// Each of the three parties breaks a term and does something in secret, which its own seats alone were told; of north's and south's
// one act came out, and of south's breaches one.
ToldTable unfaithful() {
    ToldTable table;
    table.at(1000, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } choices { issue: 'toll' option: 'free' } parties: [1, 2, 3] } }");
    table.at(2000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(3000, "listed: [1, 4] compliance_chosen { proposal: 1 party: 1 issue: 'bridge' keeps: false }");
    table.at(3000, "listed: 2 compliance_chosen { proposal: 1 party: 2 issue: 'toll' keeps: false }");
    table.at(3000, "listed: 3 compliance_chosen { proposal: 1 party: 3 issue: 'toll' keeps: false }");
    table.at(4000, "listed: [1, 4] act_done_secretly { number: 1 party: 1 act: 'survey' secret: true }");
    table.at(4000, "listed: 2 act_done_secretly { number: 1 party: 2 act: 'lobby' secret: true }");
    table.at(4000, "act_done_openly { number: 1 party: 3 act: 'share' }");
    table.at(5000, "breach_shown { proposal: 1 issue: 'toll' party: 2 }");
    table.at(5000, "act_exposed { party: 1 act: 'survey' }");
    table.at(6000, "round_resolved { round: 1 }");
    table.at(7000, "listed: 1 role_dealt { seat: 1 cards { card: 'a' layer: 2 motive: 1 weight: 1 } }");
    table.at(7000, "listed: 2 role_dealt { seat: 2 cards { card: 'b' layer: 2 motive: 1 weight: 1 } }");
    table.at(8000, "listed: 1 interests_scored { seat: 1 cards { card: 'a' served: 1 } total: 1 bottom_line_held: false }");
    table.at(8000, "listed: 2 interests_scored { seat: 2 cards { card: 'b' served: 0.5 } total: 0.5 bottom_line_held: true }");
    return table;
}

// Three promises and three interests told between the four seats, and what was recorded of them; then the debriefing. What seat 2
// may not read on its page carries the mark ZQ.
ToldTable kept_word() {
    ToldTable table;
    table.at(1000, "listed: 2 role_dealt { seat: 2 cards { card: 'a' title { en: 'Toll' } layer: 2 motive: 1 weight: 1 } cards { card: 'b' title { en: 'Rest' } layer: 1 motive: 2 weight: 3 } }");
    table.at(1000, "listed: 3 role_dealt { seat: 3 cards { card: 'd' title { en: 'ZQ-town' } layer: 3 motive: 3 weight: 2 } }");
    table.at(2000, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2] } }");
    table.at(3000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(10'000, "listed: [1, 2] promise_made { from: 1 to: 2 text: 'wood from here' }");
    table.at(20'000, "listed: [1, 2] promise_made { from: 2 to: 1 text: 'a low toll' }");
    table.at(25'000, "listed: [1, 3] promise_made { from: 1 to: 3 text: 'ZQ-name' }");
    table.at(30'000, "listed: [1, 2] owners: 1 give_logged { give: 1 from: 1 to: 2 text: 'planks' value: 2 }");
    table.at(40'000, "listed: [1, 2] owners: 2 give_answered { give: 1 from: 1 to: 2 thanks: true value: 4 }");
    table.at(50'000, "breach_shown { proposal: 1 issue: 'bridge' party: 2 }");
    table.at(60'000, "listed: [1, 2] owners: 1 interest_told { told: 1 from: 1 to: 2 card: 'n' }");
    table.at(61'000, "listed: [1, 2] owners: 1 interest_told { told: 2 from: 1 to: 2 card: 'm' }");
    table.at(62'000, "listed: [1, 3] owners: 3 interest_told { told: 1 from: 3 to: 1 card: 'd' }");
    table.at(72'000, "listed: [1, 2] interest_heard { told: 1 from: 1 to: 2 }");
    table.at(100'000, "debrief_stepped { step: STEP_ROLE_OFF length_ms: 120000 }");
    table.at(101'000, "one_word_said { seat: 1 text: 'hurried' }");
    table.at(102'000, "one_word_said { seat: 1 text: 'calm' }");
    table.at(103'000, "one_word_said { seat: 2 text: 'heard' }");
    table.at(160'000, "debrief_stepped { step: STEP_NEIGHBOUR neighbours { seat: 1 neighbour: 2 } neighbours { seat: 2 neighbour: 3 } }");
    table.at(161'000, "listed: 1 neighbour_guessed { seat: 1 neighbour: 2 text: 'ZQ-guess' }");
    table.at(162'000, "listed: 2 neighbour_guessed { seat: 2 neighbour: 3 text: 'the town' }");
    table.at(170'000, "opened { seat: 2 kind: OPEN_INTERESTS moments { event { role_dealt { seat: 2 cards { card: 'a' title { en: 'Toll' } weight: 1 } cards { card: 'b' title { en: 'Rest' } weight: 3 } } } } }");
    table.at(200'000, "debrief_stepped { step: STEP_MONDAY }");
    table.at(201'000, "monday_promised { seat: 1 text: 'ZQ-call' }");
    table.at(202'000, "monday_promised { seat: 2 text: 'ask first' }");
    return table;
}

// Null when the document has no measure of that name, or it was not observed.
const report::Measure* measure(const report::Document& document, const std::string& id) {
    for (const auto& part : document.parts)
        for (const auto& chapter : part.chapters)
            for (const auto& one : chapter.measures)
                if (one.id == id && one.observed()) return &one;
    return nullptr;
}

report::Document document_of(const ToldTable& table, std::uint32_t seat) {
    const auto viewer = seat == 0 ? rules::Viewer::board() : rules::Viewer::of_seat({seat});
    return report::seat_report({1, report::told_to(table.record(), viewer)}, {seat}, english());
}

std::vector<std::string> texts(const std::vector<report::Cell>& row) {
    std::vector<std::string> out;
    for (const auto& cell : row) out.push_back(cell.text);
    return out;
}

bool has(const std::string& page, const std::string& what) { return page.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("a participant's page has its own secrets and nobody else's") {
    const std::string page = page_of(2);
    CHECK_FALSE(has(page, "ZQ"));
    CHECK_FALSE(has(page, "12 %"));  // how far another's interests were served
    CHECK_FALSE(has(page, "12\u00A0%"));
    for (const char* own : {"OWN-title", "OWN-line", "OWN-promise", "OWN-answer", "75\u00A0%", "tables proposal 1"}) CHECK(has(page, own));
}

TEST_CASE("the same session's trainer's page has them: the marks can be found where they may stand") {
    const std::string page = report::to_html(report::session_report({{1, marked().record()}}, english()), {"", "draw();"});
    for (const char* mark : {"ZQ-title", "ZQ-promise", "ZQ-give", "ZQ-act", "ZQ-note", "ZQ-inject", "12\u00A0%"}) CHECK(has(page, mark));
}

TEST_CASE("who received a card reads its title in the table of what was shown too, not the scenario's own name for it") {
    ToldTable table;
    table.at(1000, "listed: 1 role_dealt { seat: 1 cards { card: 'north-1' title { en: 'A quiet street' } text { en: 'NEVER-SHOWN' } layer: 2 motive: 1 weight: 3 } }");
    table.at(4000, "listed: [1, 2] card_revealed { from: 1 to: 2 card { card: 'north-1' title { en: 'A quiet street' } } }");
    const report::TableRecord told{1, report::told_to(table.record(), rules::Viewer::of_seat({2}))};
    const std::string page = report::to_html(report::seat_report(told, {2}, english()), {});
    CHECK(page.find("<td><bdi>A quiet street</bdi></td>") != std::string::npos);
    CHECK(page.find("north-1") == std::string::npos);
    CHECK(page.find("NEVER-SHOWN") == std::string::npos);
}

TEST_CASE("who received a card reads it on their page, and an observer reads the board's") {
    CHECK(has(page_of(3), "ZQ-title"));
    CHECK_FALSE(has(page_of(3), "ZQ-answer"));
    CHECK_FALSE(has(page_of(0), "ZQ"));
    CHECK_FALSE(has(page_of(0), "OWN"));
    CHECK(has(page_of(0), "tables proposal 1"));
}

TEST_CASE("of keeping agreements and of acts a participant's page states its own party's alone: of others it would count breaches as kept") {
    const auto document = document_of(unfaithful(), 2);
    const auto* kept = measure(document, "trust");
    REQUIRE(kept);
    CHECK(kept->title == "Agreements that your party kept");
    REQUIRE(kept->table.rows.size() == 1);
    CHECK(texts(kept->table.rows[0]) == std::vector<std::string>{"South", "1", "1", "1", "50\u00A0%"});
    const auto* acts = measure(document, "acts");
    REQUIRE(acts);
    REQUIRE(acts->table.rows.size() == 1);
    CHECK(texts(acts->table.rows[0]) == std::vector<std::string>{"South", "1", "0", "1", "0"});
    CHECK(acts->lead == "Open acts of your own party: 0; secret ones: 1; of these came out: 0.");
    // What came out is among the moments all the same.
    CHECK(has(report::to_html(document, {}), "It comes out that North did: Survey"));
}

TEST_CASE("a seat beside the one that signs reads of its own party, and the board's page states nothing of the kind") {
    const auto clerk = document_of(unfaithful(), 4);
    REQUIRE(measure(clerk, "trust"));
    CHECK(texts(measure(clerk, "trust")->table.rows.at(0)) == std::vector<std::string>{"North", "1", "1", "0", "50\u00A0%"});
    CHECK(texts(measure(clerk, "acts")->table.rows.at(0)) == std::vector<std::string>{"North", "1", "0", "1", "1"});
    const auto board = document_of(unfaithful(), 0);
    for (const char* id : {"trust", "acts", "kinds"}) CHECK_FALSE(measure(board, id));
}

TEST_CASE("what holds for a seat's own cards is not said of the whole table") {
    const auto document = document_of(unfaithful(), 2);
    const auto* kinds = measure(document, "kinds");
    REQUIRE(kinds);
    CHECK(kinds->title == "Which kind of your interests were served");
    CHECK(kinds->formula.find("your own cards") != std::string::npos);
    REQUIRE(measure(document, "satisfaction"));
    CHECK(measure(document, "satisfaction")->lead == "Your bottom line held.");
    const auto all = report::session_report({{1, unfaithful().record()}}, english());
    CHECK(measure(all, "trust")->table.rows.size() == 3);
    CHECK(measure(all, "trust")->lead == "Terms broken: 3; of these came out: 1.");
    CHECK(measure(all, "satisfaction")->lead == "One role's bottom line was broken.");
    CHECK(measure(all, "kinds")->title == "Which kind of interests were served");
}

TEST_CASE("sentences on the page stand with one as with many, in both languages, and name no greatest where all are equal") {
    ToldTable table;
    table.at(1000, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2, 3] } }");
    table.at(2000, "agreement_reached { proposal: 1 round: 1 }");
    table.at(3000, "listed: [1, 2] interest_asked { ask: 1 from: 2 to: 1 }");
    table.at(4000, "listed: [1, 2] give_logged { give: 1 from: 1 to: 2 text: 'g' value: 2 } owners: 1");
    table.at(5000, "listed: 1 role_dealt { seat: 1 cards { card: 'a' layer: 1 motive: 1 weight: 1 } cards { card: 'b' layer: 2 motive: 2 weight: 1 } }");
    table.at(6000, "listed: 1 interests_scored { seat: 1 cards { card: 'a' served: 0.5 } cards { card: 'b' served: 0.5 } total: 0.5 bottom_line_held: false }");
    const auto leads = [&](const char* language, const std::vector<std::pair<const char*, const char*>>& wanted) {
        report::Options options;
        options.language = language;
        const auto document = report::session_report({{1, table.record()}}, options);
        for (const auto& [id, lead] : wanted) {
            REQUIRE(measure(document, id));
            CHECK(measure(document, id)->lead == lead);
        }
    };
    leads("en", {{"decisions", "Proposals that became agreements: 1 of 1."},
                 {"asked", "Questions: 1; answered: 0, put off: 0, left open: 1."},
                 {"giving", "Gives logged: 1; never answered: 1, answered without thanks: 0."},
                 {"kinds", "Each kind was served equally: 50\u00A0%."}});
    leads("nl", {{"decisions", "Voorstellen die een afspraak werden: 1 van de 1."},
                 {"asked", "Vragen: 1; beantwoord: 0, afgehouden: 0, open gebleven: 1."},
                 {"giving", "Keren geven vastgelegd: 1; nooit beantwoord: 1, beantwoord zonder dank: 0."},
                 {"satisfaction", "De ondergrens van één rol is niet gehaald."},
                 {"kinds", "Elke soort is evenveel gediend: 50\u00A0%."}});
}

TEST_CASE("promises have beside them what was recorded since, and where nobody confirmed or answered, of heard and kept that it is not observed") {
    const auto all = report::session_report({{1, kept_word().record()}}, english());
    const auto* made = measure(all, "promises");
    REQUIRE(made);
    REQUIRE(made->table.rows.size() == 3);
    CHECK(texts(made->table.rows[0]) == std::vector<std::string>{"00:10", "Anne", "Bram", "“wood from here”", "not observed", "not observed", "00:30 gave; 00:40 was thanked"});
    CHECK(texts(made->table.rows[1]) == std::vector<std::string>{"00:20", "Bram", "Anne", "“a low toll”", "not observed", "not observed", "00:50 an agreement not kept came out"});
    CHECK(texts(made->table.rows[2]) == std::vector<std::string>{"00:25", "Anne", "Carla", "“ZQ-name”", "not observed", "not observed", "nothing recorded"});
    CHECK(made->lead == "Promises written down: 3. After 1 of them something was given to the same role, and after 1 an agreement not kept came out. Were they heard as they were meant, and kept?");
    const auto nothing_since = document_of(marked(), 2);
    REQUIRE(measure(nothing_since, "promises"));
    CHECK(measure(nothing_since, "promises")->lead == "Promises written down: 1. Were they heard as they were meant, and kept?");
    const auto* heard = measure(all, "heard");
    REQUIRE(heard);
    REQUIRE(heard->table.rows.size() == 2);
    CHECK(texts(heard->table.rows[0]) == std::vector<std::string>{"Anne", "Bram", "2", "1", "50\u00A0%", "00:12"});
    CHECK(texts(heard->table.rows[1]) == std::vector<std::string>{"Carla", "Anne", "1", "0", "0\u00A0%", "–"});
    CHECK(heard->lead == "Told aloud: 3; confirmed as heard: 1.");
}

TEST_CASE("of promises the trainer reads when each was confirmed as heard and whether the other found it kept, a participant of their own alone") {
    ToldTable table = kept_word();
    table.at(80'000, "listed: [1, 2] promise_heard { promise: 1 from: 1 to: 2 }");
    const auto before = report::session_report({{1, table.record()}}, english());
    REQUIRE(measure(before, "promises"));
    CHECK(texts(measure(before, "promises")->table.rows.at(0)) == std::vector<std::string>{"00:10", "Anne", "Bram", "“wood from here”", "01:20", "not observed", "00:30 gave; 00:40 was thanked"});
    CHECK(measure(before, "promises")->table.rows.at(1)[4].text == "no answer");
    table.at(210'000, "listed: [1, 2] promise_judged { promise: 1 from: 1 to: 2 kept: false }");
    table.at(211'000, "listed: [1, 2] promise_judged { promise: 1 from: 1 to: 2 kept: true }");   // the last answer counts
    table.at(212'000, "listed: [1, 3] promise_judged { promise: 1 from: 1 to: 3 kept: false }");
    const auto all = report::session_report({{1, table.record()}}, english());
    const auto* made = measure(all, "promises");
    REQUIRE(made);
    const auto heard_and_kept = [](const std::vector<report::Cell>& row) { return row.at(4).text + ", " + row.at(5).text; };
    REQUIRE(made->table.rows.size() == 3);
    CHECK(heard_and_kept(made->table.rows[0]) == "01:20, kept");
    CHECK(heard_and_kept(made->table.rows[1]) == "no answer, no answer");
    CHECK(heard_and_kept(made->table.rows[2]) == "no answer, not kept");
    CHECK(made->lead == "Promises written down: 3. Confirmed as heard: 1. By those who were promised: kept 1, not kept 1, no answer 1. After 1 of them something was given to the same role, and after 1 an agreement not kept came out. Do those who made them see it the same way?");
    // Seat 2 was told nothing of what passed between 1 and 3, and 3 nothing of a confirmation.
    const auto own = document_of(table, 2);
    REQUIRE(measure(own, "promises"));
    REQUIRE(measure(own, "promises")->table.rows.size() == 2);
    CHECK(measure(own, "promises")->lead.find("Confirmed as heard: 1. By those who were promised: kept 1, not kept 0, no answer 1.") != std::string::npos);
    const auto other = document_of(table, 3);
    REQUIRE(measure(other, "promises"));
    REQUIRE(measure(other, "promises")->table.rows.size() == 1);
    CHECK(heard_and_kept(measure(other, "promises")->table.rows[0]) == "not observed, not kept");
    CHECK_FALSE(measure(document_of(table, 0), "promises"));
}

TEST_CASE("that a promise was confirmed, and what was found of it afterwards, is among the moments of those two and the trainer") {
    ToldTable table = kept_word();
    table.at(80'000, "listed: [1, 2] promise_heard { promise: 1 from: 1 to: 2 }").at(210'000, "listed: [1, 2] promise_judged { promise: 1 from: 1 to: 2 kept: true }");
    table.at(212'000, "listed: [1, 3] promise_judged { promise: 1 from: 1 to: 3 kept: false }");
    const std::string page = report::to_html(report::session_report({{1, table.record()}}, english()), {});
    for (const char* moment : {"Bram confirms having heard a promise of Anne", "Bram finds that Anne kept a promise", "Carla finds that Anne did not keep a promise"}) CHECK(has(page, moment));
    const std::string own = report::to_html(document_of(table, 2), {});
    CHECK(has(own, "Bram finds that Anne kept a promise"));
    CHECK_FALSE(has(own, "Carla finds"));
}

TEST_CASE("the debriefing itself: its steps, one word each, guesses beside what was opened, promises for Monday") {
    const auto all = report::session_report({{1, kept_word().record()}}, english());
    for (const char* id : {"steps", "words", "neighbours", "monday"}) {
        INFO(id);
        REQUIRE(measure(all, id));
    }
    CHECK(texts(measure(all, "steps")->table.rows.at(0)) == std::vector<std::string>{"Out of the role", "01:40", "02:00", "01:00"});
    CHECK(texts(measure(all, "steps")->table.rows.at(2)) == std::vector<std::string>{"One promise for Monday", "03:20", "–", "not observed"});
    REQUIRE(measure(all, "words")->table.rows.size() == 2);
    CHECK(texts(measure(all, "words")->table.rows[0]) == std::vector<std::string>{"Anne", "“calm”"});   // the last one counts
    CHECK(texts(measure(all, "neighbours")->table.rows.at(0)) == std::vector<std::string>{"Anne", "Bram", "“ZQ-guess”", "Rest"});
    CHECK(texts(measure(all, "neighbours")->table.rows.at(1)) == std::vector<std::string>{"Bram", "Carla", "“the town”", "not opened"});
    CHECK(measure(all, "neighbours")->lead == "Guesses: 2; of 1 the neighbour's interests were opened.");
    CHECK(measure(all, "monday")->table.rows.size() == 2);
}

TEST_CASE("a participant's page has of promises, guesses and Monday its own, and the words that the whole table read") {
    const auto own = document_of(kept_word(), 2);
    CHECK_FALSE(has(report::to_html(own, {}), "ZQ"));
    REQUIRE(measure(own, "promises"));
    CHECK(measure(own, "promises")->table.rows.size() == 2);
    REQUIRE(measure(own, "heard"));
    REQUIRE(measure(own, "heard")->table.rows.size() == 1);
    CHECK(measure(own, "heard")->lead == "Told aloud by you or to you: 2; confirmed as heard: 1.");
    CHECK(measure(own, "words")->table.rows.size() == 2);
    REQUIRE(measure(own, "neighbours"));
    REQUIRE(measure(own, "neighbours")->table.rows.size() == 1);
    CHECK(texts(measure(own, "neighbours")->table.rows[0]) == std::vector<std::string>{"Bram", "Carla", "“the town”", "not opened"});
    REQUIRE(measure(own, "monday"));
    REQUIRE(measure(own, "monday")->table.rows.size() == 1);
    CHECK(texts(measure(own, "monday")->table.rows[0]) == std::vector<std::string>{"Bram", "“ask first”"});
    // Who guessed at somebody whose card was opened reads it beside the guess.
    CHECK(texts(measure(document_of(kept_word(), 1), "neighbours")->table.rows.at(0)) == std::vector<std::string>{"Anne", "Bram", "“ZQ-guess”", "Rest"});
    // An observer promised nobody anything; the words were on the public screen.
    const auto board = document_of(kept_word(), 0);
    for (const char* id : {"promises", "heard", "neighbours", "monday"}) CHECK_FALSE(measure(board, id));
    CHECK(measure(board, "words"));
}

TEST_CASE("that nobody was seen to show an interest is said to the trainer alone: a seat does not see what others show each other") {
    ToldTable table;
    table.at(1000, "proposal_tabled { proposal: 1 seat: 1 draft { choices { issue: 'bridge' option: 'wood' } parties: [1, 2, 3] } }");
    CHECK(document_of(table, 2).openings.empty());
    CHECK(report::session_report({{1, table.record()}}, english()).openings.size() == 1);
}

TEST_CASE("talk shares stand on no page unless they were asked for, and never on a participant's") {
    report::Options quiet = english();
    quiet.talk_shares = false;
    const std::vector<report::TableRecord> tables{{1, marked().record()}};
    const auto has_talk = [](const report::Document& document) {
        for (const auto& part : document.parts)
            for (const auto& chapter : part.chapters)
                for (const auto& measure : chapter.measures)
                    if (measure.id == "talk") return true;
        return false;
    };
    CHECK_FALSE(has_talk(report::session_report(tables, quiet)));
    CHECK(has_talk(report::session_report(tables, english())));
    CHECK_FALSE(has(page_of(2), "id=\"table-1-talk\""));
}

TEST_CASE("what was not recorded is said to be not observed, by every measure, in both languages") {
    for (const char* language : {"nl", "en"}) {
        report::Options options;
        options.language = language;
        const auto document = report::session_report({{1, ToldTable().record()}}, options);
        std::size_t measures = 0;
        for (const auto& chapter : document.parts.at(0).chapters)
            for (const auto& measure : chapter.measures) {
                ++measures;
                INFO(measure.id);
                CHECK_FALSE(measure.observed());
                CHECK_FALSE(measure.lead.empty());
                CHECK_FALSE(measure.formula.empty());
                CHECK_FALSE(measure.source.empty());
                CHECK_FALSE(measure.limits.empty());
            }
        CHECK(measures >= 23);
    }
}

TEST_CASE("a search that was left out is told as such, and not as if nothing had been tabled") {
    report::TableRecord quick{1, marked().record()};
    quick.not_searched = true;
    const std::string page = report::to_html(report::session_report({quick}, english()), {});
    CHECK(has(page, "Not worked out.</strong> What packages were worth was left out"));
    CHECK_FALSE(has(page, "Nothing was tabled, or this scenario gives packages no value."));
    const std::string whole = report::to_html(report::session_report({{1, marked().record()}}, english()), {});
    CHECK_FALSE(has(whole, "Not worked out."));
    CHECK(has(whole, "Nothing was tabled, or this scenario gives packages no value."));
}

TEST_CASE("two tables are compared, and each has its part") {
    const std::vector<report::TableRecord> tables{{1, marked().record()}, {2, ToldTable().record()}};
    const auto document = report::session_report(tables, english());
    REQUIRE(document.parts.size() == 3);
    CHECK(document.parts[0].id == "compared-tables");
    const auto& compared = document.parts[0].chapters.at(0).measures.at(0);
    REQUIRE(compared.table.rows.size() == 2);
    CHECK(compared.table.rows[0][1].text == "00:04");  // the first card shown
    CHECK(compared.table.rows[1][1].text == "\u2013");
}

TEST_CASE("a table that went on from another is held against it from that moment on") {
    ToldTable first = marked();
    first.at(20'000, "agreement_reached { proposal: 1 round: 1 }");
    std::vector<Event> events = marked().record().events();
    Branch& branch = *events.at(0).mutable_table_opened()->mutable_branch();
    branch.set_table(1);
    branch.set_at_ms(16'000);
    branch.set_open_cards(true);
    for (const std::int64_t at_ms : {15'500, 21'000, 22'000}) {
        Event& event = events.emplace_back();
        event.set_at_ms(at_ms);
        event.mutable_agreement_reached()->set_proposal(1);
    }
    const auto document = report::session_report({{1, first.record()}, {2, insight::Record(events)}}, english());
    const auto& again = document.parts.at(0).chapters.at(0).measures.at(0);
    REQUIRE(again.id == "branched");
    REQUIRE(again.table.rows.size() == 1);
    const auto& row = again.table.rows[0];
    CHECK(row[0].text == "Table 2");
    CHECK(row[1].text == "Table 1, 00:16");
    CHECK(row[2].text == "open");
    CHECK(row[3].text == "1");
    CHECK(row[4].text == "2");
}
