#include "tests/scenario/triad_table.hpp"

#include <algorithm>

#include "server/rules/view.hpp"

namespace samenspel::testing {
namespace {

std::shared_ptr<const rules::Rulebook> book_of(std::uint32_t minutes) {
    static std::map<std::uint32_t, std::shared_ptr<const rules::Rulebook>> made;
    auto& book = made[minutes];
    if (!book) book = shipped_book("triad", minutes);
    return book;
}

}  // namespace

TriadTable::TriadTable(std::uint32_t minutes, std::uint64_t seed, const rules::TableOptions& options) : TableRun(book_of(minutes), SPOKEN, seed, options) {
    seat_everybody();
    REQUIRE_FALSE(trainer([](Command& c) { c.mutable_start(); }));
}

std::uint32_t TriadTable::seat_of(std::uint32_t party) const { return table.book->signatory(rules::PartyId{party}).value; }

std::optional<rules::Rejection> TriadTable::seat(std::uint32_t party, const std::function<void(Command&)>& fill) {
    Command command;
    fill(command);
    return give_as(seat_of(party), command);
}

std::optional<rules::Rejection> TriadTable::trainer(const std::function<void(Command&)>& fill) {
    Command command;
    fill(command);
    return give_as_trainer(command);
}

void TriadTable::next() { REQUIRE_FALSE(trainer([](Command& c) { c.mutable_next_phase(); })); }

void TriadTable::go_to(const std::string& phase) {
    while (table.phase_info().id() != phase) next();
}

std::optional<rules::Rejection> TriadTable::propose(const Choices& choices, const std::vector<std::uint32_t>& parties) {
    return seat(table.party_of(table.pen).value, [&](Command& c) {
        Draft& draft = *c.mutable_table_proposal()->mutable_draft();
        for (const auto& [issue, option] : choices) {
            Choice& choice = *draft.add_choices();
            choice.set_issue(issue);
            choice.set_option(option);
        }
        for (const auto party : parties) draft.add_parties(party);
    });
}

void TriadTable::agree(const Choices& choices, const std::vector<std::uint32_t>& parties, const std::vector<std::uint32_t>& objecting) {
    REQUIRE_FALSE(propose(choices, parties));
    const auto number = static_cast<std::uint32_t>(table.proposals.size());
    const auto judge = [&](std::uint32_t who, Stance stance) {
        REQUIRE_FALSE(seat(who, [&](Command& c) {
            c.mutable_take_position()->set_proposal(number);
            c.mutable_take_position()->set_version(1);
            c.mutable_take_position()->set_stance(stance);
            c.mutable_take_position()->set_reason("Zo is het.");
        }));
    };
    const auto judging = rules::judging_parties(table, table.proposals[number - 1].draft());
    for (const auto who : objecting) judge(who, OBJECT);
    for (const auto who : judging)
        if (table.proposals[number - 1].state == PROPOSAL_OPEN && std::find(objecting.begin(), objecting.end(), who) == objecting.end()) judge(who, SUPPORT);
    for (const auto who : parties) REQUIRE_FALSE(seat(who, [&](Command& c) { c.mutable_sign_proposal()->set_proposal(number); }));
    REQUIRE(table.proposals[number - 1].state == AGREED);
}

void TriadTable::settle_word(const std::string& word) {
    REQUIRE_FALSE(seat(clients, [&](Command& c) {
        c.mutable_write_meaning()->set_word(word);
        c.mutable_write_meaning()->set_text("Wat wij er samen onder verstaan.");
    }));
    for (std::uint32_t who = 1; who <= 6; ++who)
        REQUIRE_FALSE(seat(who, [&](Command& c) {
            c.mutable_sign_meaning()->set_word(word);
            c.mutable_sign_meaning()->set_version(1);
        }));
}

std::optional<rules::Rejection> TriadTable::vote(std::uint32_t party, const std::string& way) {
    return seat(party, [&](Command& c) {
        c.mutable_vote_case()->set_case_(table.process.cases.back().opened.case_());
        c.mutable_vote_case()->set_option(way);
    });
}

int TriadTable::count(Event::BodyCase body) const {
    return static_cast<int>(std::count_if(journal.begin(), journal.end(), [&](const Event& event) { return event.body_case() == body; }));
}

bool TriadTable::found(const std::string& beginning) const {
    const auto& findings = table.results.back().round.read().findings();
    return std::any_of(findings.begin(), findings.end(), [&](const std::string& each) { return each.rfind(beginning, 0) == 0; });
}

double TriadTable::figure(const std::string& party, const std::string& indicator) const {
    const auto among = [&](const auto& indicators) {
        for (const auto& each : indicators)
            if (each.subject() == party && each.indicator() == indicator) return std::optional(each.value());
        return std::optional<double>();
    };
    const auto& last = table.results.back();
    if (const auto open = among(last.round.indicators())) return *open;
    for (const auto& own : last.parties)
        if (const auto secret = among(own.indicators())) return *secret;
    FAIL("no figure " << indicator << " of " << party);
    return 0;
}

Knowledge TriadTable::seen_by(std::uint32_t party) const { return rules::view(table, rules::Viewer::of_seat(rules::SeatId{seat_of(party)})); }

}  // namespace samenspel::testing
