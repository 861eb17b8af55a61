// What can only be seen when the whole scenario has been read: signatories, budgets, things that never come up, and
// secrets that stand in a public text.
#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>

#include "server/scenario/draft.hpp"

namespace samenspel::scenario {

namespace {

void check_signatories(Draft& draft) {
    for (const PartyInfo& party : draft.whole.parties()) {
        const auto& seats = draft.whole.seats();
        const auto count = std::count_if(seats.begin(), seats.end(), [&](const SeatInfo& seat) {
            return seat.party() == party.number() && seat.signatory();
        });
        const bool signs = party.decides() || party.id() == draft.scenario.envoy_party();
        if ((signs && count != 1) || count > 1) {
            draft.report.error(draft.names.place_of(Kind::party, party.id()),
                               fmt::format("party '{}' has {} signatory seats", party.id(), count),
                               "give exactly one of its seats 'signatory: true'");
        }
    }
}

void check_budget(Draft& draft) {
    for (const ActInfo& act : draft.whole.acts()) {
        if (act.cost() <= draft.whole.budget()) continue;
        draft.report.error(draft.names.place_of(Kind::act, act.id()),
                           fmt::format("act '{}' costs {} of a budget of {}", act.id(), act.cost(), draft.whole.budget()),
                           "lower its cost or raise 'budget' in scenario.yaml");
    }
}

void check_comes_up(Draft& draft) {
    std::set<std::string> issues;
    std::set<std::string> acts;
    std::uint32_t most_rounds = 0;
    for (const Length& length : draft.scenario.lengths()) {
        for (const IssueInfo& issue : length.content().issues()) issues.insert(issue.id());
        for (const ActInfo& act : length.content().acts()) acts.insert(act.id());
        most_rounds = std::max(most_rounds, length.content().rounds());
    }
    const auto warn = [&](Kind kind, const char* word, const std::string& id, const char* list) {
        draft.report.warning(draft.names.place_of(kind, id), fmt::format("{} '{}' never comes up", word, id),
                             fmt::format("add it to '{}' of a length in scenario.yaml", list));
    };
    for (const IssueInfo& issue : draft.whole.issues()) {
        if (issues.count(issue.id()) == 0) warn(Kind::issue, "issue", issue.id(), "open_issues");
    }
    for (const ActInfo& act : draft.whole.acts()) {
        if (acts.count(act.id()) == 0) warn(Kind::act, "act", act.id(), "acts");
    }
    for (const Inject& inject : draft.scenario.injects()) {
        if (inject.auto_round() <= most_rounds) continue;
        draft.report.warning(draft.names.place_of(Kind::inject, inject.id()),
                             fmt::format("inject '{}' comes in round {}, after the last", inject.id(), inject.auto_round()),
                             "choose an earlier round, or 0 for the trainer alone");
    }
}

// Each case phase finds a case: that of its round, or one of those for any round.
void check_cases(Draft& draft) {
    std::uint32_t most_rounds = 0;
    bool any_phase = false;
    for (const Length& length : draft.scenario.lengths()) {
        most_rounds = std::max(most_rounds, length.content().rounds());
        auto free_cases = std::count_if(draft.scenario.cases().begin(), draft.scenario.cases().end(), [](const Case& known) { return known.round() == 0; });
        std::set<std::uint32_t> rounds;
        for (const PhaseInfo& phase : length.content().phases()) {
            if (phase.kind() != CASE || !rounds.insert(phase.round()).second) continue;
            any_phase = true;
            const bool own = std::any_of(draft.scenario.cases().begin(), draft.scenario.cases().end(),
                                         [&](const Case& known) { return known.round() == phase.round(); });
            if (own || --free_cases >= 0) continue;
            draft.report.error(draft.names.place_of(Kind::phase, phase.id(), std::to_string(length.minutes())),
                               fmt::format("phase '{}' has no case to decide", phase.id()),
                               fmt::format("write one in cases.yaml with 'round: {}', or one without a round", phase.round()));
        }
    }
    for (const Case& known : draft.scenario.cases()) {
        if (any_phase && known.round() <= most_rounds) continue;
        draft.report.warning(draft.names.place_of(Kind::case_card, known.id()), fmt::format("case '{}' never comes up", known.id()),
                             "give a length a phase of kind case in a round that it has");
    }
}

// What is suspected of a party can be held against its cards: the heaviest interest of each role says which answer is true.
void check_suspicions(Draft& draft, const FormInfo& form, const QuestionInfo& question) {
    for (const Role& role : draft.scenario.roles()) {
        const auto most = std::max_element(role.interests().begin(), role.interests().end(),
                                           [](const Interest& one, const Interest& other) { return one.weight() < other.weight(); });
        if (most == role.interests().end()) continue;
        const bool known = std::any_of(question.options().begin(), question.options().end(),
                                       [&](const OptionInfo& option) { return option.id() == most->suspicion(); });
        if (known) continue;
        const std::string what = most->suspicion().empty()
                                     ? fmt::format("interest '{}' weighs most for its seat, but does not say what others would be right to suspect", most->id())
                                     : fmt::format("'{}' is no answer to the question '{}'", most->suspicion(), question.id());
        draft.report.error(draft.names.place_of(Kind::interest, most->id()), what,
                           fmt::format("give it a 'suspicion': an option of question '{}' in form '{}'", question.id(), form.id()));
    }
}

// A guess at the strategy that a partner holds is made among the strategies that there are.
void check_guesses(Draft& draft) {
    for (const FormInfo& form : draft.whole.forms())
        for (const QuestionInfo& question : form.questions()) {
            if (question.truth() == SUSPICION_HELD) check_suspicions(draft, form, question);
            if (question.truth() != STRATEGY_HELD) continue;
            for (const OptionInfo& option : question.options()) {
                const bool known = std::any_of(draft.whole.strategies().begin(), draft.whole.strategies().end(),
                                               [&](const StrategyInfo& strategy) { return strategy.id() == option.id(); });
                if (known) continue;
                draft.report.error(draft.names.place_of(Kind::answer, option.id(), form.id() + "/" + question.id()),
                                   fmt::format("'{}' is no strategy, so it can never turn out true", option.id()), "name one of the strategies");
            }
        }
}

// The sites on the map and those of the model are the same ones, if the model has any; so are its parties among ours.
void check_model(Draft& draft) {
    std::set<std::string> modelled;
    for (const ModelEntity& entity : draft.scenario.model().entities()) {
        if (entity.kind() == "party" && !draft.names.known(Kind::party, entity.id())) {
            draft.report.error(draft.names.place_of(Kind::entity, entity.id()),
                               fmt::format("party '{}' is not in parties.yaml", entity.id()),
                               "add it there or take it out of the model");
        }
        if (entity.kind() != "site") continue;
        modelled.insert(entity.id());
        if (draft.names.known(Kind::site, entity.id())) continue;
        draft.report.error(draft.names.place_of(Kind::entity, entity.id()),
                           fmt::format("site '{}' is not on the map", entity.id()), "add it to 'sites' in map.yaml");
    }
    for (const SiteInfo& site : draft.whole.sites()) {
        if (modelled.empty() || modelled.count(site.id()) > 0) continue;
        draft.report.error(draft.names.place_of(Kind::site, site.id()), fmt::format("site '{}' is not in the model", site.id()),
                           "add an entity of kind site to model.yaml");
    }
}

// Small letters, one space between words, nothing but letters and digits: so that layout hides no leak.
std::string plain(const std::string& text) {
    std::string out = " ";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || byte >= 0x80) {
            out += static_cast<char>(std::tolower(byte));
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.back() != ' ') out += ' ';
    return out;
}

std::size_t words_of(const std::string& plain_text) {
    return static_cast<std::size_t>(std::count(plain_text.begin(), plain_text.end(), ' ')) - 1;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences{""};
    for (const char c : text) {
        sentences.back() += c;
        if (c == '.' || c == '!' || c == '?' || c == ';' || c == ':' || c == '\n') sentences.emplace_back();
    }
    return sentences;
}

struct Plain {
    Place place;
    std::string words;
};

void check_secret(Draft& draft, const Told& secret, const std::vector<Plain>& open_texts) {
    // One or two words are no secret sentence: "quality" may be an interest's title and stand anywhere.
    constexpr std::size_t least_words = 3;
    constexpr std::size_t least_words_of_sentence = 6;
    const std::string whole = plain(secret.words);
    std::vector<std::string> parts;
    for (const std::string& sentence : sentences_of(secret.words)) {
        std::string part = plain(sentence);
        if (words_of(part) >= least_words_of_sentence) parts.push_back(std::move(part));
    }
    for (const Plain& open : open_texts) {
        const bool has_whole = words_of(whole) >= least_words && open.words.find(whole) != std::string::npos;
        const bool has_part = std::any_of(parts.begin(), parts.end(),
                                          [&](const std::string& part) { return open.words.find(part) != std::string::npos; });
        if (!has_whole && !has_part) continue;
        draft.report.error(
            open.place,
            fmt::format("{} a secret text (line {} of {}) stands in this public one",
                        has_whole ? "the whole of" : "a sentence of", secret.place.line, draft.report.path_of(secret.place)),
            "say one of the two in other words");
    }
}

}  // namespace

void check_whole(Draft& draft) {
    check_signatories(draft);
    check_budget(draft);
    check_comes_up(draft);
    check_cases(draft);
    check_guesses(draft);
    check_model(draft);
    check_interests(draft);
    check_zone(draft);
}

void check_secrets(Draft& draft) {
    std::vector<Plain> open_texts;
    for (const Told& open : draft.open_texts) open_texts.push_back({open.place, plain(open.words)});
    for (const Told& secret : draft.secret_texts) check_secret(draft, secret, open_texts);
}

}  // namespace samenspel::scenario
