// The triad as its authors left it: sound, in step with its world, and every word of weight is leaned on somewhere.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

#include "proto/full.hpp"
#include "server/scenario/loader.hpp"
#include "server/worlds/scenario_check.hpp"

using namespace samenspel;

namespace {

const Scenario& triad() {
    static const scenario::Loaded loaded = scenario::load("assets/scenarios/triad");
    REQUIRE(loaded.scenario);
    return *loaded.scenario;
}

const Role& role_of(const std::string& seat) {
    for (const Role& role : triad().roles())
        if (role.seat() == seat) return role;
    FAIL("no role of " << seat);
    return triad().roles(0);
}

// By party of the length's content; each party of the triad has one seat.
std::string meaning_of(const Content& content, std::uint32_t party, const std::string& word, bool dutch) {
    for (const SeatInfo& seat : content.seats()) {
        if (seat.party() != party) continue;
        for (const WordMeaning& own : role_of(seat.id()).words())
            if (own.word() == word) return dutch ? own.meaning().nl() : own.meaning().en();
    }
    return {};
}

}  // namespace

TEST_CASE("the triad loads without a finding, and its world with it") {
    const scenario::Loaded loaded = scenario::load("assets/scenarios/triad");
    std::vector<std::string> findings;
    for (const auto& finding : loaded.findings) findings.push_back(to_line(finding));
    for (const auto& finding : worlds::check_scenario(loaded)) findings.push_back(to_line(finding));
    CHECK(findings == std::vector<std::string>{});
}

TEST_CASE("the triad covers six years at every length: a year a round at the longest, and each round opens with a case of three minutes") {
    for (const auto& [minutes, rounds, ticks] : {std::tuple{45U, 2U, 3U}, {90U, 3U, 2U}, {180U, 6U, 1U}}) {
        INFO(minutes << " minutes");
        const Length* length = scenario::length_of(triad(), minutes);
        REQUIRE(length);
        CHECK(length->content().rounds() == rounds);
        CHECK(length->ticks_per_round() == ticks);
        std::set<std::uint32_t> with_case;
        for (const PhaseInfo& phase : length->content().phases()) {
            if (phase.kind() == CASE) {
                CHECK(phase.length_ms() == 180'000);
                with_case.insert(phase.round());
            }
            if (phase.kind() == TALKING) CHECK(with_case.contains(phase.round()));
        }
        CHECK(with_case.size() == rounds);
        CHECK(triad().cases_size() >= static_cast<int>(rounds));
    }
}

TEST_CASE("the triad has three kinds of conversation, and each issue belongs to one") {
    const Content& content = scenario::length_of(triad(), 180)->content();
    std::set<std::string> domains;
    for (const DomainInfo& domain : content.domains()) {
        domains.insert(domain.id());
        // Not everything is linked to everything: somebody is spared each conversation.
        CHECK(domain.parties_size() < content.parties_size());
    }
    CHECK(domains == std::set<std::string>{"case", "institutional", "living"});
    std::set<std::string> used;
    for (const IssueInfo& issue : content.issues()) used.insert(issue.domain());
    CHECK(used == domains);
    // At the shortest length too there is something to agree in each.
    used.clear();
    for (const IssueInfo& issue : scenario::length_of(triad(), 45)->content().issues()) used.insert(issue.domain());
    CHECK(used == domains);
}

TEST_CASE("each loaded word of the triad means something else to every party, in both languages, and an issue leans on it") {
    const Content& content = scenario::length_of(triad(), 180)->content();
    REQUIRE(content.words_size() == 5);
    for (const WordInfo& word : content.words()) {
        INFO(word.id());
        std::set<std::string> dutch, english;
        for (const PartyInfo& party : content.parties()) {
            dutch.insert(meaning_of(content, party.number(), word.id(), true));
            english.insert(meaning_of(content, party.number(), word.id(), false));
        }
        CHECK(dutch.size() == 6);
        CHECK(english.size() == 6);
        CHECK_FALSE(dutch.contains(""));
        CHECK_FALSE(english.contains(""));
        CHECK(std::any_of(content.issues().begin(), content.issues().end(), [&](const IssueInfo& issue) {
            return std::find(issue.words().begin(), issue.words().end(), word.id()) != issue.words().end();
        }));
    }
    const Content& shortest = scenario::length_of(triad(), 45)->content();
    CHECK(std::any_of(shortest.issues().begin(), shortest.issues().end(), [](const IssueInfo& issue) { return issue.words_size() > 0; }));
}
